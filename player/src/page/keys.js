/**
 * The player's keys: so that a reader and a clicker can drive it.
 *
 * It owns which key means what, and which are left to the page: to this one, or to that around it, which hears of them
 * for its frame has the focus. What the keys do is handed in. Called by hands.js.
 *
 * @import { Story } from "./story.js"
 */
/** By these a button or a link is pressed; and by Tab the focus goes on. */
const PRESSED = [" ", "Enter"];
const FOCUS = ["Tab", "Shift", "Control", "Alt", "Meta"];

/** Whether a key is none that the browser, a field or a button has use for. @param {KeyboardEvent} event */
function isPlain(event) {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return false;
  const { target } = event;
  if (!(target instanceof Element)) return target === document;
  if (target instanceof HTMLElement && target.isContentEditable) return false;
  if (target.closest("input, textarea, select") !== null) return false;
  return !PRESSED.includes(event.key) || target.closest("button, a, summary") === null;
}

/**
 * Shift leaves the arrows to the map, so that the keyboard can still move it; "+" needs Shift on many keyboards.
 *
 * @param {KeyboardEvent} event
 */
const isOurs = ({ key, shiftKey }) => !shiftKey || ["+", "F", "B", "D", "N", "P", "C"].includes(key);

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
 * @param {(event: KeyboardEvent) => boolean} [actions.isHosts] whether a key of ours is for the page around
 * @param {(event: KeyboardEvent) => void} [actions.onUnused]
 * @returns {(event: KeyboardEvent) => void}
 */
export function createKeys(story, { onStep, onJump, onFull, onBlack, onEscape, onCompare, onZoom, onWalk, onDate,
  isHosts = () => false, onUnused = () => {} }) {
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
  /** @param {KeyboardEvent} event @returns {boolean} whether it was of use */
  const isUsed = (event) => Object.hasOwn(keys, event.key) && isOurs(event) && keys[event.key](event) !== false;

  return (event) => {
    if (story.scene === null || !isPlain(event) || FOCUS.includes(event.key)) return;
    const isTheirs = isHosts(event);
    const isDone = isTheirs || isUsed(event);
    if (isTheirs || !isDone) onUnused(event);
    if (!isDone) return;
    event.preventDefault();
    event.stopPropagation();
  };
}
