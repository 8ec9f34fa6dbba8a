/**
 * The clockwork of a story: what moves its time on while it plays.
 *
 * It owns whether the story plays, how fast, and where it stops. How long each moment stays, pace.js knows. Made and
 * called by story.js; frame.js asks it to advance with each frame.
 *
 * @import { Pace } from "../time/pace.js"
 * @import { Engine, Settings } from "../types.js"
 * @import { LoadedStory } from "./loaded-story.js"
 * @import { EmptyStory, ReaderState } from "./story.js"
 */
import { prefersReducedMotion } from "../motion.js";
import { firstWhere } from "../time/axis.js";
import { makePace } from "../time/pace.js";

/** After a pause of the browser the playhead goes on, it does not leap. */
const LONGEST_FRAME_SECONDS = 0.25;
const MINUTE = 60000;
const DAY = 86400000;
/** Of one moment so many events are read. */
const MOST_READ = 8;

/** What there is to read at a moment. @param {Engine} engine @param {Settings} settings */
const reader = (engine, { clock }) => (/** @type {number} */ moment) => {
  const { entries, total } = engine.happenings(moment, clock, MOST_READ);
  const titles = new Map(entries.map(({ event }) => [event.id, event.title]));
  // The pace is one for all languages: that of the longest.
  const letters = [...titles.values()].map((title) => Math.max(...Object.values(title).map((text) => text.length)));
  return { events: total > entries.length ? total : titles.size, letters: Math.max(0, ...letters),
    day: Math.floor((moment + engine.offsetAt(moment, clock) * MINUTE) / DAY) };
};

/**
 * The pace of a story as it is looked at.
 *
 * @param {Engine} engine
 * @param {Settings} settings
 * @param {number} share of the axis that the strip shows
 */
export function paceOf(engine, settings, share) {
  return makePace(engine.moments(settings.clock), engine.axis(settings.axis), engine.period,
    { read: reader(engine, settings), share });
}

/**
 * @param {ReaderState & (EmptyStory|LoadedStory)} story
 * @param {{moveTo: (ms: number) => void, onChange: () => void}} actions
 */
export function createClockwork(story, { moveTo, onChange }) {
  const { settings } = story;
  /** When the last frame was, in milliseconds of the browser's own clock; 0 before the first. */
  let ticked = 0;
  /** The last time that is played. */
  let until = Infinity;
  /** @type {{engine: Engine, key: string, pace: Pace}|null} */
  let made = null;

  /** @param {LoadedStory} loaded @returns {Pace} made anew only when it is another */
  function currentPace({ engine }) {
    // Who looks twice as close goes half as fast; between that the pace does not change.
    const share = 2 ** Math.ceil(Math.log2(story.shownShare));
    const key = JSON.stringify([settings.clock, settings.axis, share]);
    if (made?.engine !== engine || made.key !== key) {
      made = { engine, key, pace: paceOf(engine, settings, share) };
    }
    return made.pace;
  }

  /** @param {LoadedStory} loaded @param {number} moment */
  function endOfStay(loaded, moment) {
    const { secondsAt, stayAt, timeAt } = currentPace(loaded);
    return Math.round(timeAt(secondsAt(moment) + stayAt(moment)));
  }

  /** @param {number} [last] the last moment that is to be played; it stays as long as it would */
  function play(last = Infinity) {
    until = last === Infinity || story.scene === null ? Infinity : endOfStay(story, last);
    if (story.isPlaying) return;
    story.isPlaying = true;
    ticked = 0;
    const { engine, time } = story;
    if (engine !== null) {
      const isOver = time >= engine.period.end
        || (prefersReducedMotion() && engine.next(time, settings.clock) === null);
      if (story.isOpening || isOver) moveTo(engine.next(-Infinity, settings.clock) ?? engine.period.start);
    }
    onChange();
  }

  function pause() {
    story.isPlaying = false;
    until = Infinity;
    onChange();
  }

  /** The end of what is to be played. @param {LoadedStory} loaded */
  function finish({ engine: { period } }) {
    if (settings.loop && until >= period.end) moveTo(period.start);
    else pause();
  }

  /** With reduced motion it goes in steps. @param {LoadedStory} loaded @param {number} now */
  function advanceByStep(loaded, now) {
    const { engine: { period }, time } = loaded;
    const { stays, stayAt } = currentPace(loaded);
    if (ticked === 0) ticked = now;
    if ((now - ticked) / 1000 < stayAt(time) / settings.speed) return;
    ticked = now;
    const next = stays[firstWhere(stays.length, (i) => stays[i] > time)] ?? period.end;
    if (next > until) return finish(loaded);
    moveTo(next);
    if (next >= period.end) finish(loaded);
  }

  /** @param {LoadedStory} loaded @param {number} now */
  function advanceSmoothly(loaded, now) {
    const { engine: { period }, time } = loaded;
    const seconds = ticked === 0 ? 0 : Math.min((now - ticked) / 1000, LONGEST_FRAME_SECONDS);
    ticked = now;
    if (seconds === 0) return;
    const { secondsAt, timeAt, total } = currentPace(loaded);
    const after = secondsAt(time) + seconds * settings.speed;
    // Never back, and never stuck: a slow frame in a dense stretch may be less than a millisecond.
    const next = after >= total ? period.end : Math.max(time + 1, timeAt(after));
    moveTo(Math.min(next, until));
    if (next >= Math.min(period.end, until)) finish(loaded);
  }

  /** One frame of playing. @param {number} now milliseconds of the browser's own clock */
  function advance(now) {
    if (!story.isPlaying || story.scene === null) return;
    if (prefersReducedMotion()) advanceByStep(story, now);
    else advanceSmoothly(story, now);
  }

  return { play, pause, advance };
}
