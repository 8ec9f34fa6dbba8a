/**
 * The second playhead of a comparison, and the period that is compared.
 *
 * It owns these elements and the keys on them; where they stand is told, and hands are read by gestures.js. Called by
 * timeline.js.
 *
 * @typedef {object} Beside
 * @property {number} t where it stands
 * @property {string} label what it is
 * @property {string} words its moment
 * @property {{start: number, end: number}|null} period that is compared
 * @property {boolean} isAlone whether it has a time of its own
 */
import { element, percent, setAttributes } from "../elements.js";

/** @type {Record<string, "previous"|"next"|"start"|"end">} */
const KEYS = { ArrowLeft: "previous", ArrowDown: "previous", PageUp: "previous", ArrowRight: "next", ArrowUp: "next",
  PageDown: "next", Home: "start", End: "end" };

/** @param {HTMLElement} strip @param {{onStep: (to: "previous"|"next"|"start"|"end") => void}} actions */
export function createSecondPlayhead(strip, { onStep }) {
  const node = element("div", { class: "ge-second-playhead", role: "slider", tabindex: "0" });
  const span = element("div", { class: "ge-second-period" });
  /** @type {Beside|null} */
  let shown = null;
  let isHeld = false;

  node.addEventListener("keydown", (event) => {
    const to = KEYS[event.key];
    if (to === undefined || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    onStep(to);
  });

  /** In the strip as long as there is something to show. @param {HTMLElement} one @param {boolean} isThere */
  function put(one, isThere) {
    if (isThere && !one.isConnected) strip.append(one);
    else if (!isThere) one.remove();
  }

  /**
   * @param {Beside|null} beside
   * @param {{start: number, end: number}} period of the scene
   * @returns {boolean} whether it went, and had the focus
   */
  function set(beside, period) {
    shown = beside;
    const hadFocus = document.activeElement === node;
    const isAlone = beside !== null && beside.isAlone;
    put(node, isAlone);
    put(span, beside !== null && beside.period !== null);
    if (!isAlone) return hadFocus;
    setAttributes(node, { "aria-label": beside.label, "aria-valuetext": beside.words, "aria-valuenow": beside.t,
      "aria-valuemin": period.start, "aria-valuemax": period.end });
    return false;
  }

  /** @param {(ms: number) => number} shareAt @param {number} width pixels */
  function place(shareAt, width) {
    if (shown === null) return;
    /** @param {number} ms */
    const share = (ms) => Math.max(0, Math.min(1, shareAt(ms)));
    const here = shareAt(shown.t);
    node.style.translate = `${(share(shown.t) * width).toFixed(1)}px`;
    setAttributes(node, { "data-beyond": here < -1e-3 || here > 1 + 1e-3 });
    if (shown.period === null) return;
    const [from, to] = [share(shown.period.start), share(shown.period.end)];
    Object.assign(span.style, { left: percent(from), width: percent(to - from) });
  }

  return { set, place,
    /** @param {EventTarget|null} target @returns {boolean} whether the reader has taken it */
    grab(target) {
      isHeld = target === node;
      if (isHeld) node.focus({ preventScroll: true });
      return isHeld;
    },
    release() { isHeld = false; },
    get isHeld() { return isHeld; } };
}
