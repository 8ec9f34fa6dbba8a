/**
 * Where in the story the reader is: the scene, the time, what is selected, how it is to be shown, and the clockwork
 * that moves the time on.
 *
 * It owns that state and every change of it, and draws nothing: whoever draws listens (mount.js). What is there at a
 * time it asks the engine. Its time is kept in whole milliseconds UTC.
 *
 * @import { SceneChapter, SceneEvent } from "../scene.js"
 * @import { Scene } from "../time/columns.js"
 * @import { Place } from "../time/settings.js"
 * @import { Engine, Settings } from "../types.js"
 * @import { LoadedStory } from "./loaded-story.js"
 *
 * @typedef {object} Listener
 * @property {(isStale: boolean) => void} onChange something is to be drawn anew; stale if more than what time moves
 * @property {(loaded: LoadedStory) => void} onScene another scene is there
 * @property {(id: string|null, byReader: boolean, isOnMap: boolean) => void} onSelect `isOnMap` where the reader sees
 *   it already
 * @property {(moment: number, loaded: LoadedStory) => void} onStep to the moment of another event
 * @property {(chapter: SceneChapter) => void} onChapter the reader has chosen it
 * @property {() => void} onOpening the reader is back at the opening
 * @property {(isOngoing: boolean, isView: boolean) => void} onAdjust the reader has changed something; `isView` if the
 *   page around is to hear of it
 * @property {(map: string|null) => void} onMap the map is to stand somewhere, or is the story's again
 *
 * @typedef {object} ReaderState
 * @property {Settings} settings
 * @property {string|null} selected id of an event
 * @property {boolean} isPlaying
 * @property {string|null} opening the view on which the story opens, as a link; null if no link leads here
 * @property {boolean} isOpening whether nobody has chosen a moment: the step before the first event, which shows all
 * @property {number} shownShare share of the axis that the strip shows: who looks closer, goes slower
 *
 * @typedef {{scene: null, whole: null, engine: null, undated: null, time: number|null}} EmptyStory
 *   without a scene; the time is null
 *   before a seek
 * @typedef {ReturnType<typeof createStory>} Story
 */
import { tellLayers } from "../layers.js";
import * as chapters from "../time/chapters.js";
import { createEngine } from "../time/engine.js";
import { check, defaults, describe, milliseconds, SPEEDS } from "../time/settings.js";
import { isUndated } from "../time/lasting.js";
import { createClockwork } from "./clockwork.js";
import { clamped, loadedStory, openingTime } from "./loaded-story.js";
import { createRequests, VIEW } from "./requests.js";

/** Who sets one of these looks at a moment. */
const LOOKS = /** @type {const} */ (["mode", "trail", "window", "compare"]);
/** @type {Listener} */
const NO_LISTENER = { onChange() {}, onScene() {}, onSelect() {}, onStep() {}, onChapter() {}, onOpening() {},
  onAdjust() {}, onMap() {} };

/** @returns {ReaderState & (EmptyStory|LoadedStory)} */
const emptyStory = () => ({ settings: defaults(), scene: null, whole: null, engine: null, undated: null, time: null,
  selected: null, isPlaying: false, opening: "", isOpening: true, shownShare: 1 });

/** Make a story without a scene. */
export function createStory() {
  const story = emptyStory();
  const { settings } = story;
  const requests = createRequests();
  let listener = NO_LISTENER;

  // -------------------------------------------------------------- time

  /** @param {number} ms */
  function moveTo(ms) {
    story.time = story.engine === null ? Math.round(ms) : clamped(Math.round(ms), story.engine);
    const wasOpening = story.isOpening;
    story.isOpening = false;
    listener.onChange(wasOpening);
  }

  /** @param {unknown} time */
  const seek = (time) => moveTo(milliseconds(time));

  const clockwork = createClockwork(story, { moveTo, onChange: () => listener.onChange(false) });
  const { pause } = clockwork;

  /** @param {"next"|"previous"} direction */
  function step(direction) {
    if (story.engine === null) return;
    pause();
    const moment = story.engine[direction](story.isOpening ? -Infinity : story.time, settings.clock);
    if (moment === null && direction === "previous") return reopen();
    if (moment === null) return;
    moveTo(moment);
    listener.onStep(moment, story);
  }

  /** Back to where nobody has chosen a moment: the playhead at the beginning, and all of it on the map. */
  function reopen() {
    if (story.engine === null) return;
    pause();
    choose(null, true);
    story.isOpening = true;
    story.time = openingTime(story.engine);
    listener.onOpening();
    listener.onChange(true);
  }

  /** @param {"start"|"end"} end the opening, or the end of the period */
  function jump(end) {
    if (end === "start") return reopen();
    if (story.engine === null) return;
    pause();
    moveTo(story.engine.period.end);
  }

  /** The chapter that a time is in. @param {number} t */
  const chapterAt = (t) => (story.scene === null ? null
    : chapters.chapterAt(story.scene, story.engine, settings.clock, t));

  /** The chapter of the moment that is shown; null at the opening, and between two chapters. */
  const currentChapter = () => (story.isOpening || story.time === null ? null : chapterAt(story.time));

  /** Go to the first event of a chapter. @param {unknown} id @returns its moments */
  function openChapter(id) {
    const chapter = (story.scene?.chapters ?? []).find((one) => one.id === id);
    if (chapter === undefined || story.engine === null) {
      throw new RangeError(`openChapter() wants the id of a chapter in the scene, got ${describe(id)}`);
    }
    const moments = chapters.momentsIn(chapter, story.engine, settings.clock);
    choose(null, true);
    moveTo(moments.first);
    listener.onChapter(chapter);
    return moments;
  }

  /** Remember the time. @returns {() => void} goes back to it, and to the opening if nobody had moved it */
  function bookmark() {
    const { time, isOpening } = story;
    return () => {
      if (time !== null) story.time = time;
      story.isOpening = isOpening;
      listener.onChange(true);
    };
  }

  // -------------------------------------------------------------- settings

  /** Who chooses how to look at time looks at the end of all that the opening showed. */
  function leaveOpening() {
    if (!story.isOpening) return;
    story.isOpening = false;
    if (story.engine !== null) story.time = story.engine.period.end;
  }

  /** Have what passes the filters, of this scene or of another. @param {{scene: Scene, whole: Engine}} given */
  function load(given) {
    const loaded = loadedStory(given, settings, story);
    if (loaded.engine === story.engine) return;
    const isOther = given.whole !== story.whole;
    Object.assign(story, loaded);
    if (given.scene.clocked === false) settings.clock = "hindsight";
    if (find(story.selected) === null) choose(null);
    if (isOther) listener.onScene(loaded);
  }

  /**
   * Change anything, any part. What is not named stays; a selected id that the scene does not hold selects nothing.
   *
   * @param {unknown} changes see `Changes` in settings.js
   */
  function set(changes) {
    const { scene, selected, time, map, opening = story.opening, ...chosen } = requests.heard(check(changes));
    Object.assign(settings, chosen, story.scene?.clocked === false ? { clock: "hindsight" } : {});
    story.opening = opening;
    const isSame = scene === undefined || (scene.digest !== undefined && scene.digest === story.scene?.digest);
    if (!isSame) {
      tellLayers(scene.layers ?? []);
      load({ scene, whole: createEngine(scene) });
    }
    if (isSame && story.scene !== null) load(story);
    if (LOOKS.some((name) => (chosen[name] ?? null) !== null)) leaveOpening();
    place({ selected, time, map });
    listener.onChange(true);
  }

  /** Be somewhere: without a time at what is selected, or at the opening. @param {Place} place */
  function place({ selected, time, map }) {
    if (selected !== undefined) choose(story.scene === null || find(selected) !== null ? selected : null);
    if (time === null && story.selected === null) reopen();
    else if (time === null) goTo(find(story.selected), false);
    else if (time !== undefined) seek(time);
    if (map !== undefined) listener.onMap(map);
  }

  /**
   * The reader changes how the story is shown, and the page is told.
   *
   * @param {Partial<Settings>} changes
   * @param {boolean} [isOngoing] whether more is to come, as while the reader drags or types
   */
  function adjust(changes, isOngoing = false) {
    requests.nextNonce();
    set(changes);
    listener.onAdjust(isOngoing, VIEW.some((name) => changes[name] !== undefined));
  }

  /** @param {number} by steps */
  function changeSpeed(by) {
    const at = SPEEDS.findIndex((speed) => speed >= settings.speed);
    set({ speed: SPEEDS[Math.max(0, Math.min(SPEEDS.length - 1, at + by))] });
  }

  // -------------------------------------------------------------- selection

  /**
   * Select an event or nothing; `byReader` if it is to be told, `isOnMap` if it is there to be seen: what comes from a
   * link, a table or a search is first to be gone to.
   *
   * @param {string|null} id
   * @param {boolean} [byReader]
   * @param {boolean} [isOnMap]
   */
  function choose(id, byReader = false, isOnMap = byReader) {
    if (id === story.selected) return;
    story.selected = id;
    listener.onSelect(id, byReader, isOnMap);
    listener.onChange(false);
  }

  /** @param {unknown} id */
  function select(id) {
    if (id !== null && (typeof id !== "string" || find(id) === null)) {
      throw new RangeError(`select() wants the id of an event in the scene, or null; got ${describe(id)}`);
    }
    choose(id);
  }

  /** The event of an id. @param {string|null} id @returns {SceneEvent|null} */
  const find = (id) => (id === null || story.engine === null ? null
    : story.engine.find(id) ?? story.undated?.find(id) ?? null);

  /** When an event is first there, if it ever is. @param {SceneEvent|null} event @returns {number|undefined} */
  function firstOf(event) {
    if (event === null || isUndated(event)) return undefined;
    if (settings.clock === "hindsight") return event.start;
    return story.engine?.knownClaims(event, Infinity, "reported")[0]?.known;
  }

  /**
   * Go to where an event is first there.
   *
   * @param {SceneEvent|null} event
   * @param {boolean} isEnough whether it is enough that it is there now
   */
  function goTo(event, isEnough) {
    const { engine, time } = story;
    const first = firstOf(event);
    if (engine === null || event === null || first === undefined) return;
    if (isEnough && engine.isThere(event, viewing(time))) return;
    pause();
    moveTo(first);
  }

  // -------------------------------------------------------------- what is there

  /**
   * How to look at a time: until anybody has chosen a moment, the map is an overview of everything.
   *
   * @param {number} t
   * @returns {Settings & {t: number}}
   */
  function viewing(t) {
    if (!story.isOpening || story.engine === null) return { ...settings, t };
    return { ...settings, t: story.engine.period.end, mode: "upto" };
  }

  return Object.assign(story, {
    seek, pause, step, jump, openChapter, bookmark, moveTo, set, adjust, changeSpeed, choose, select, find,
    firstOf, goTo, nextNonce: requests.nextNonce, viewing, reopen, chapterAt, currentChapter,
    advance: clockwork.advance,
    play: () => clockwork.play(),
    /** Play a chapter from its first event, and stop after its last. @param {unknown} id */
    playChapter: (id) => clockwork.play(openChapter(id).last),
    toggle: () => (story.isPlaying ? pause() : clockwork.play()),
    /** @param {Listener|null} next the one who draws */
    listen: (next) => { listener = next ?? NO_LISTENER; },
  });
}
