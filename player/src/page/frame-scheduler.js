/**
 * When what is drawn: with every frame, what now and then, and what only at rest.
 *
 * While time moves, frame follows frame; labels and arcs, which cost much, are then drawn a few times a second, and the
 * words of the moment a little more often. When it stops, one more frame draws what waited. It draws nothing itself.
 * Called by frame.js with each frame.
 */

/** Labels and arcs are drawn no more often than once in so many milliseconds: nobody reads faster. */
const CALM = 450;
/** The words of the moment, once in so many. */
const SAYING = 100;
/** Time is moving while it has changed so many milliseconds before. */
const MOVING = 120;

/** @param {() => void} request asks for a frame */
export function createFrameScheduler(request) {
  let calmAt = 0;
  let saidAt = -Infinity;
  let movedAt = -Infinity;
  /** @type {number|null} */
  let time = null;
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  let later;

  /**
   * A frame is drawn.
   *
   * @param {number} now milliseconds of the browser's own clock
   * @param {number} t the time that it shows
   * @returns {{isMoved: boolean, isMoving: boolean, isInMotion: boolean, isSaying: boolean}} moved: time has changed;
   *   moving: it had just before, too; in motion: labels wait; saying: words do not
   */
  function beat(now, t) {
    const isMoving = now - movedAt < MOVING;
    const isMoved = t !== time;
    if (isMoved) [time, movedAt] = [t, now];
    const isInMotion = calmAt > now;
    if (!isInMotion) calmAt = now + CALM;
    const isSaying = !isInMotion || now >= saidAt + SAYING;
    if (isSaying) saidAt = now;
    clearTimeout(later);
    if (isInMotion || isMoving) later = setTimeout(request, Math.max(calmAt, movedAt + MOVING) - now);
    return { isMoved, isMoving, isInMotion, isSaying };
  }

  /** The next frame draws what is drawn at rest. */
  function rest() {
    calmAt = 0;
    movedAt = -Infinity;
  }

  return { beat, rest, stop: () => clearTimeout(later) };
}
