/**
 * The player's keys, and the same verbs by message: so that a reader, a clicker and a slide can drive it.
 *
 * It owns which key and which message means what, and which of them are left to the page. What the verbs do is handed
 * in. Called by mount.js and verbs.js.
 *
 * @import { Story } from "./story.js"
 */
import { describe } from "../time/settings.js";
import { messageOf } from "./fault.js";

/**
 * Shift leaves the arrows to the map, so that the keyboard can still move it; "+" needs Shift on many keyboards.
 *
 * @param {KeyboardEvent} event
 */
function isOurs(event) {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return false;
  if (event.shiftKey && !["+", "F", "B", "D", "N", "P", "C"].includes(event.key)) return false;
  const { target } = event;
  if (!(target instanceof Element)) return target === document;
  if (target instanceof HTMLElement && target.isContentEditable) return false;
  if (target.closest("input, textarea, select") !== null) return false;
  return event.key !== " " || target.closest("button, a, summary") === null;
}

/**
 * Make what hears the keys.
 *
 * @param {Story} story
 * @param {object} actions those that say false leave the key to the page
 * @param {(direction: "next"|"previous") => void} actions.onStep
 * @param {(end: "start"|"end") => void} actions.onJump
 * @param {() => void} actions.onFull
 * @param {() => boolean|void} actions.onBlack
 * @param {() => boolean|void} actions.onEscape
 * @param {() => void} actions.onCompare
 * @param {(by: number) => void} actions.onZoom
 * @param {(by: -1|1) => boolean} actions.onWalk
 * @param {() => boolean|void} actions.onDate
 * @returns {(event: KeyboardEvent) => void}
 */
export function createKeys(story, { onStep, onJump, onFull, onBlack, onEscape, onCompare, onZoom, onWalk, onDate }) {
  /** On the strip more means nearer; everywhere else it means faster. */
  const more = (/** @type {1|-1} */ by) => (/** @type {KeyboardEvent} */ { target }) => {
    if (target instanceof Element && target.closest(".ge-timeline") !== null) onZoom(by);
    else story.changeSpeed(by);
  };
  /** @type {Record<string, (event: KeyboardEvent) => boolean|void>} */
  const keys = {
    " ": story.toggle,
    ArrowLeft: () => onStep("previous"),
    ArrowRight: () => onStep("next"),
    PageUp: () => onStep("previous"),
    PageDown: () => onStep("next"),
    Home: () => onJump("start"),
    End: () => onJump("end"),
    "+": more(1),
    "=": more(1),
    "-": more(-1),
    f: onFull,
    F: onFull,
    c: onCompare,
    C: onCompare,
    d: onDate,
    D: onDate,
    b: onBlack,
    B: onBlack,
    ".": onBlack,
    n: () => onWalk(1),
    N: () => onWalk(1),
    p: () => onWalk(-1),
    P: () => onWalk(-1),
    Escape: onEscape,
  };
  return (event) => {
    if (story.scene === null || !Object.hasOwn(keys, event.key) || !isOurs(event)) return;
    if (keys[event.key](event) === false) return;
    event.preventDefault();
    event.stopPropagation();
  };
}

/**
 * Make what hears messages of the form {geoEvents: verb, value}.
 *
 * @param {Record<string, (value: unknown) => void>} verbs
 * @param {Record<string, () => unknown>} questions without a parameter: they answer with what they found
 * @returns {(event: MessageEvent) => Promise<void>}
 */
export function createMessages(verbs, questions) {
  const known = [...Object.keys(verbs), ...Object.keys(questions)].join(", ");
  return async ({ data, source }) => {
    if (source !== window.parent) return; // somebody else who got hold of this window
    if (typeof data !== "object" || data === null || !Object.hasOwn(data, "geoEvents")) return;
    const { geoEvents: verb, value } = data;
    const isQuestion = Object.hasOwn(questions, verb);
    // What another player says of itself is no question: two of them would talk forever.
    if (verb === "error" || (isQuestion && Object.hasOwn(data, "value"))) return;
    /** @type {(name: string, text: unknown) => void} */
    const answer = (name, text) => source?.postMessage({ geoEvents: name, value: text }, { targetOrigin: "*" });
    try {
      if (isQuestion) answer(verb, (await questions[verb]()) ?? null);
      else if (Object.hasOwn(verbs, verb)) verbs[verb](value);
      else throw new RangeError(`geoEvents wants one of ${known}; got ${describe(verb)}`);
    } catch (fault) {
      answer("error", messageOf(fault));
    }
  };
}
