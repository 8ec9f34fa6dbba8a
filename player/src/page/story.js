/**
 * Where in the story the reader is: the scene, the time, what is selected, how it is to be shown, and the clockwork
 * that moves the time on.
 *
 * It owns that state and every change of it, and draws nothing: whoever draws listens (mount.js). What is there at a
 * time it asks the engine. Its time is kept in whole milliseconds UTC.
 *
 * @typedef {object} Listener
 * @property {(isStale: boolean) => void} changed something is to be drawn anew; stale if more than what time moves
 * @property {(scene: object) => void} staged another scene is there
 * @property {(id: string|null, byReader: boolean) => void} chose
 * @property {(moment: number) => void} stepped to the moment of another event
 */
import { prefersStill } from "../motion.js";
import { createEngine } from "../time/engine.js";
import { check, defaults, describe, milliseconds, SPEEDS } from "../time/settings.js";

/** Playing at speed 1 takes this long from one end of the strip to the other, however much time it shows. */
const AXIS_SECONDS = 40;
/** With reduced motion playing goes in steps, from moment to moment. */
const STEP_SECONDS = 1.5;
/** After a pause of the browser the playhead goes on, it does not leap. */
const LONGEST_FRAME_SECONDS = 0.25;
const DEAF = { changed() {}, staged() {}, chose() {}, stepped() {} };

/** Make a story without a scene. */
export function createStory() {
  const settings = defaults();
  /** `time` is null until there is a scene or the first seek; `isMoved` once anybody has moved it. */
  const story = { settings, scene: null, engine: null, time: null, selected: null, isPlaying: false,
    /** Share of the axis that the strip shows: who looks closer, goes slower. */
    shown: 1 };
  /** The number of the reader's last own choice, and what the page wished last. */
  let lastNonce = 0;
  let lastWish = "";
  let isMoved = false;
  let ticked = 0;
  let listener = DEAF;

  const clamped = (ms) => Math.min(story.scene.period.end, Math.max(story.scene.period.start, ms));

  // -------------------------------------------------------------- time

  function putTime(ms) {
    story.time = clamped(Math.round(ms));
    isMoved = true;
    listener.changed(false);
  }

  function seek(time) {
    const ms = milliseconds(time);
    if (story.scene !== null) return putTime(ms);
    story.time = ms;
    isMoved = true;
  }

  function play() {
    if (story.isPlaying) return;
    story.isPlaying = true;
    ticked = 0;
    const { engine, scene } = story;
    if (scene !== null && (story.time >= scene.period.end
      || (prefersStill() && engine.next(story.time, settings.clock) === null))) putTime(scene.period.start);
    listener.changed(false);
  }

  function pause() {
    story.isPlaying = false;
    listener.changed(false);
  }

  /** @param {"next"|"previous"} direction */
  function step(direction) {
    if (story.engine === null) return;
    pause();
    const moment = story.engine[direction](story.time, settings.clock);
    if (moment === null) return;
    putTime(moment);
    listener.stepped(moment);
  }

  /** @param {"start"|"end"} end of the period */
  function leap(end) {
    if (story.scene === null) return;
    pause();
    putTime(story.scene.period[end]);
  }

  /** One frame of playing. @param {number} now milliseconds of the browser's own clock */
  function advance(now) {
    const seconds = ticked === 0 ? 0 : (now - ticked) / 1000;
    const { engine, scene, time } = story;
    if (prefersStill()) {
      if (ticked !== 0 && seconds < STEP_SECONDS / settings.speed) return;
      ticked = now;
      putTime(engine.next(time, settings.clock) ?? scene.period.end);
    } else {
      ticked = now;
      const { position, time: timeAt } = engine.axis(settings.axis);
      const pace = (settings.speed * story.shown) / AXIS_SECONDS;
      const share = position(time) + Math.min(seconds, LONGEST_FRAME_SECONDS) * pace;
      // Never back, and never stuck: a slow frame in a dense stretch may be less than a millisecond.
      putTime(share >= 1 ? scene.period.end : Math.max(time + (seconds > 0 ? 1 : 0), timeAt(share)));
    }
    if (story.time < scene.period.end) return;
    if (settings.loop) putTime(scene.period.start);
    else story.isPlaying = false;
  }

  /** Remember the time. @returns {() => void} goes back to it, and to the overview if nobody had moved it */
  function bookmark() {
    const kept = [story.time, isMoved];
    return () => {
      [story.time, isMoved] = kept;
      listener.changed(true);
    };
  }

  // -------------------------------------------------------------- settings

  function setScene(scene) {
    if (story.scene !== null && scene.digest !== undefined && scene.digest === story.scene.digest) return;
    // A playhead at the end shows everything, and goes on doing so in another period.
    const isAtEnd = !isMoved || story.time >= (story.scene?.period.end ?? Infinity);
    story.engine = createEngine(scene);
    story.scene = scene;
    if (isAtEnd) story.time = story.isPlaying ? scene.period.start : scene.period.end;
    story.time = clamped(story.time);
    if (find(story.selected) === null) choose(null);
    listener.staged(scene);
  }

  /**
   * The page says with every run what is selected, and the number of the last choice that it has heard of. It is
   * followed when it says something new, and not when it has yet to hear of a later choice.
   */
  function isNewWish(id, nonce) {
    if (nonce === undefined) return true;
    const wish = JSON.stringify([id, nonce]);
    if (nonce < lastNonce || wish === lastWish) return false;
    lastWish = wish;
    return true;
  }

  function nextNonce() {
    lastNonce = Math.max(lastNonce + 1, Date.now());
    return lastNonce;
  }

  /**
   * Change anything, any part. What is not named stays; a selected id that the scene does not hold selects nothing.
   *
   * @param {object} changes scene, language, clock, theme, layers, axis, speed, mode, selected, nonce
   */
  function set(changes) {
    const given = check(changes);
    if (given.scene !== undefined) setScene(given.scene);
    for (const name of Object.keys(settings).filter((key) => given[key] !== undefined)) settings[name] = given[name];
    isMoved ||= ["mode", "trail", "window"].some((name) => given[name] !== undefined);
    if (given.selected !== undefined && isNewWish(given.selected, given.nonce)) {
      const isKnown = story.scene === null || find(given.selected) !== null;
      choose(isKnown ? given.selected : null);
    }
    listener.changed(true);
  }

  function changeSpeed(by) {
    const at = SPEEDS.findIndex((speed) => speed >= settings.speed);
    set({ speed: SPEEDS[Math.max(0, Math.min(SPEEDS.length - 1, at + by))] });
  }

  // -------------------------------------------------------------- selection

  /** Select an event or nothing; `byReader` if it is to be told. */
  function choose(id, byReader = false) {
    if (id === story.selected) return;
    story.selected = id;
    listener.chose(id, byReader);
    listener.changed(false);
  }

  function select(id) {
    if (id !== null && find(id) === null) {
      throw new RangeError(`select() wants the id of an event in the scene, or null; got ${describe(id)}`);
    }
    choose(id);
  }

  /** @returns {object|null} the event of an id */
  const find = (id) => (id === null || story.engine === null ? null : story.engine.find(id));

  /** Go to where an event is first there, if it is not there now. */
  function reach(event) {
    const first = settings.clock === "reported"
      ? story.engine.knownClaims(event, Infinity, "reported")[0]?.known : event.start;
    if (story.engine.isThere(event, viewing()) || first === undefined) return;
    pause();
    putTime(first);
  }

  // -------------------------------------------------------------- what is there

  /** How to look at which time: until anybody has moved the playhead, the map is an overview of everything. */
  function viewing() {
    return { ...settings, t: story.time, mode: isMoved ? settings.mode : "upto" };
  }

  return Object.assign(story, {
    seek, play, pause, step, leap, advance, bookmark, putTime, set, changeSpeed, choose, select, find, reach,
    nextNonce, viewing,
    toggle: () => (story.isPlaying ? pause() : play()),
    /** @param {Listener|null} next the one who draws */
    listen: (next) => { listener = next ?? DEAF; },
  });
}
