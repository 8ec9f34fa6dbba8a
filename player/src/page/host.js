/**
 * The page around: somebody else's, which holds the map in a frame and may listen to it.
 *
 * It owns which page that is, and what it is told unasked: that the map is ready, time and step, how high the map would
 * like to be. What it asks for is messages.js's. Called by mount.js, hands.js and frame.js.
 *
 * @import { SceneEvent } from "../scene.js"
 * @import { Context } from "../types.js"
 * @import { Story } from "./story.js"
 *
 * @typedef {ReturnType<typeof createHost>} Host
 */
import { textIn } from "../told.js";

/** The time is told so often at most. */
const TIME_MILLISECONDS = 200;
/** A map is as high as a screen is to its width, but never so low that it has no room beside its player. */
const RATIO = 9 / 16;
const LEAST_HEIGHT = 480;

/**
 * Whose page it is: the app's map stands in the app's own page, and only what is around that is somebody else's.
 *
 * @param {"hash"|"query"|undefined} address
 */
function pageAround(address) {
  if (window.parent === window) return null;
  if (address !== "query") return window.parent;
  return window.top === window.parent ? null : window.top;
}

/** @param {Story} story @param {"hash"|"query"} [address] where the link to the view stands */
export function createHost(story, address) {
  const page = pageAround(address);
  /** What was told last of each. */
  const told = new Map();
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  let timer;

  /** @param {string} name @param {unknown} value */
  function tell(name, value) {
    page?.postMessage({ geoEvents: name, value }, "*");
  }

  /** Only what is news. @param {string} name @param {unknown} value */
  function tellNews(name, value) {
    const key = JSON.stringify(value);
    if (told.get(name) === key) return;
    told.set(name, key);
    tell(name, value);
  }

  function tellTime() {
    timer = undefined;
    tellNews("time", story.time);
  }

  /**
   * The moment is painted: the first time the map is ready.
   *
   * @param {Context} context
   * @param {SceneEvent[]} events of the moment
   */
  function show({ scene, language }, events) {
    if (page === null) return;
    tellNews("ready", textIn(scene.title, language));
    timer ??= setTimeout(tellTime, TIME_MILLISECONDS);
    if (events.length === 0 && !story.isOpening) return; // between two moments
    tellNews("step", { time: story.isOpening ? null : story.time, chapter: story.currentChapter()?.id ?? null,
      events: events.map(({ id }) => id) });
  }

  return Object.freeze({
    tell, show,
    /** Whether there is anybody. */
    isThere: page !== null,
    /** The keys go back to that page, as they do after a click beside the map. */
    focus: () => page?.focus(),
    /** How high the map would like to be. @param {number} width */
    measure: (width) => { if (width > 0) tellNews("height", Math.max(LEAST_HEIGHT, Math.round(width * RATIO))); },
    stop: () => clearTimeout(timer),
  });
}
