/**
 * The ends of the period, as two handles on the strip; what is outside them is dimmed.
 *
 * It owns these elements, and what a drag and a key make of the period; the pointers are gestures.js's. To which dates
 * an end can be put, period-steps.js says; what a period does to the story, whoever hears of it. Called by timeline.js.
 *
 * @import { Engine } from "../types.js"
 * @import { Step, Steps } from "./period-steps.js"
 * @import { End, Period } from "./shown-period.js"
 * @import { Tip } from "./tip.js"
 * @import { StripContext } from "./zoom.js"
 *
 * @typedef {object} Held what the reader has taken
 * @property {End} end
 * @property {number} pressed where on the strip it was taken
 * @property {number} grip how far that is from the end itself
 * @property {Period} before
 */
import { element, setAttributes } from "../elements.js";
import { firstWhere } from "../time/axis.js";
import { indexOf, nearest, stepsOf } from "./period-steps.js";
import { endText, endTime } from "./shown-period.js";
import { positionAt } from "./zoom.js";

/** @type {End[]} */
const ENDS = ["from", "to"];
/** By how many dates a key moves an end. @type {Record<string, number>} */
const KEYS = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -10, PageUp: 10, Home: -Infinity,
  End: Infinity };
/** A press that moves no further is no drag. */
const STILL_PIXELS = 2;

/** @param {number} share */
const onStrip = (share) => Math.max(0, Math.min(1, share));

/**
 * Make the handles.
 *
 * @param {HTMLElement} strip
 * @param {{onPeriod: (period: Partial<Period>, isOngoing: boolean) => void, tip: Tip}} actions `isOngoing` if more may
 *   be to come
 */
export function createPeriodEnds(strip, { onPeriod, tip }) {
  const dimmed = { from: element("div", { class: "ge-outside" }), to: element("div", { class: "ge-outside" }) };
  const make = (/** @type {End} */ end) => element("div", { class: `ge-end ge-${end}`, role: "slider", tabindex: "0" });
  const handles = { from: make("from"), to: make("to") };
  strip.append(dimmed.from, dimmed.to, handles.from, handles.to);
  /** @type {StripContext|null} */
  let drawn = null;
  /** @type {{engine: Engine, steps: Steps}|null} */
  let known = null;
  /** @type {Held|null} */
  let held = null;
  /** The end whose date is told: under the pointer, dragged, or reached by key. @type {End|null} */
  let told = null;

  /** Found when the reader first reaches for an end: among a million events it takes a while. @param {Engine} engine */
  function stepsAmong(engine) {
    if (known?.engine !== engine) known = { engine, steps: stepsOf(engine) };
    return known.steps;
  }

  // -------------------------------------------------------------- what the reader makes of the period

  /** The dates that leave some of the period. @param {End} end @param {StripContext} view @returns {Step[]} */
  function allowed(end, view) {
    const { [end]: steps } = stepsAmong(view.engine);
    const other = endTime(end === "from" ? "to" : "from", view);
    return end === "from" ? steps.slice(0, firstWhere(steps.length, (i) => steps[i].at >= other))
      : steps.slice(firstWhere(steps.length, (i) => steps[i].at > other));
  }

  /** The first and the last date stand for all there is, also of what comes later. @param {End} end
   * @param {Step|undefined} step @param {StripContext} view */
  function put(end, step, view) {
    if (step === undefined) return;
    const { [end]: steps } = stepsAmong(view.engine);
    const text = step === steps.at(end === "from" ? 0 : -1) ? null : step.text;
    if (text !== view[end]) onPeriod({ [end]: text }, true);
  }

  /** @param {End} end @param {KeyboardEvent} event */
  function press(end, event) {
    const by = KEYS[event.key];
    if (drawn === null || by === undefined || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    told = end;
    const steps = allowed(end, drawn);
    const text = drawn[end];
    const last = steps.length - 1;
    const here = text === null ? (end === "from" ? 0 : last) : indexOf(steps, text, endTime(end, drawn));
    const next = by > 0 ? Math.floor(here) + by : Math.ceil(here) + by;
    put(end, steps[Math.max(0, Math.min(last, next))], drawn);
  }

  /**
   * A pointer has come down on the strip.
   *
   * @param {EventTarget|null} target
   * @param {number} share of the strip's width
   * @returns {boolean} whether on an end
   */
  function grab(target, share) {
    const end = ENDS.find((one) => handles[one] === target);
    if (end === undefined || drawn === null) return false;
    handles[end].focus({ preventScroll: true });
    const { from, to } = drawn;
    held = { end, pressed: share, grip: share - onStrip(drawn.shareAt(endTime(end, drawn))), before: { from, to } };
    strip.dataset.held = end;
    tell(end);
    return true;
  }

  /** @param {number} share @returns {boolean} whether an end is held */
  function drag(share) {
    if (held === null || drawn === null) return false;
    const { end, pressed, grip } = held;
    if (Math.abs(share - pressed) * drawn.width < STILL_PIXELS) return true;
    held.pressed = Infinity; // from now on each move counts
    const { position } = drawn.engine.axis(drawn.axis);
    put(end, nearest(allowed(end, drawn), positionAt(drawn.part, share - grip), position), drawn);
    return true;
  }

  /** @param {boolean} [isUndone] the period is to be what it was @returns {boolean} whether an end was held */
  function release(isUndone = false) {
    if (held === null) return false;
    const { before } = held;
    held = null;
    delete strip.dataset.held;
    hush();
    if (isUndone) onPeriod(before, true);
    return true;
  }

  // -------------------------------------------------------------- drawing

  /** @param {End} end */
  function tell(end) {
    if (drawn === null) return;
    told = end;
    tip.show(endText(end, drawn), onStrip(drawn.shareAt(endTime(end, drawn))));
  }

  function hush() {
    if (held !== null) return;
    told = null;
    tip.hide();
  }

  for (const end of ENDS) {
    handles[end].addEventListener("keydown", (event) => press(end, event));
    for (const name of ["focus", "pointerenter"]) handles[end].addEventListener(name, () => tell(end));
    for (const name of ["blur", "pointerleave"]) handles[end].addEventListener(name, hush);
  }

  /** @param {StripContext} view */
  function draw(view) {
    drawn = view;
    const { translate, scene: { period } } = view;
    const shares = { from: view.shareAt(endTime("from", view)), to: view.shareAt(endTime("to", view)) };
    for (const end of ENDS) {
      const share = onStrip(shares[end]);
      handles[end].style.translate = `${(share * view.width).toFixed(1)}px`;
      setAttributes(handles[end], {
        "aria-label": translate(`player.period.${end}`), "aria-valuetext": endText(end, view),
        "aria-valuemin": period.start, "aria-valuemax": period.end, "aria-valuenow": endTime(end, view),
        "data-beyond": Math.abs(share - shares[end]) > 1e-3, "data-open": view[end] === null });
    }
    dimmed.from.style.scale = `${onStrip(shares.from).toFixed(5)} 1`;
    dimmed.to.style.scale = `${(1 - onStrip(shares.to)).toFixed(5)} 1`;
    if (told !== null) tell(told);
  }

  return { draw, grab, drag, release };
}
