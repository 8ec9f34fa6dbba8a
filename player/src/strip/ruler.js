/**
 * The ticks below the strip.
 *
 * It owns their elements, for the part of the axis that is shown. Which ticks there are, ticks.js knows. Called by
 * timeline.js.
 *
 * @import { StripContext } from "./zoom.js"
 *
 * @typedef {{mark: HTMLElement, label: HTMLElement}} Tick
 */
import { element, percent } from "../elements.js";

const DAY = 86400000;
/** A label may stand out of the strip by so much: the panel has that room. */
const MARGIN = 18;
const LABEL_GAP = 6;
/** A part up to this long is read by the clock of the place where things happen, not by UTC. */
const LOCAL_SPAN = 15 * DAY;

/** @param {StripContext} view @returns {Tick[]} */
function tickMarks({ engine, axis, clock, language, width, low, high, isWhole, shareAt }) {
  const ends = isWhole ? {} : { from: low, to: high };
  const offset = high - low <= LOCAL_SPAN ? engine.offsetAt((low + high) / 2, clock) : undefined;
  return engine.ticks({ kind: axis, width, language, offset, ...ends }).map(({ time, label }) => {
    const text = element("span", { text: label });
    const mark = element("span", { class: "ge-tick" }, text);
    mark.style.left = percent(shareAt(time));
    return { mark, label: text };
  });
}

/**
 * The first and the last label are moved only as far as the panel's edge makes them, if there is room for it.
 *
 * @param {Tick[]} ticks
 * @param {number} width
 */
function keepInside(ticks, width) {
  const ends = ticks.length < 2 ? ticks.map((tick) => [tick]) : [ticks.slice(0, 2), ticks.slice(-2).reverse()];
  for (const [{ mark, label }, beside] of ends) {
    const at = mark.offsetLeft;
    const half = label.offsetWidth / 2;
    const shift = Math.max(0, half - at - MARGIN) - Math.max(0, half - (width - at) - MARGIN);
    label.style.marginLeft = `${shift.toFixed(1)}px`;
    const apart = beside === undefined ? Infinity : Math.abs(beside.mark.offsetLeft - at - shift);
    mark.hidden = apart < half + (beside?.label.offsetWidth ?? 0) / 2 + LABEL_GAP;
  }
}

/** Make the room for the ticks. */
export function createRuler() {
  const node = element("div", { class: "ge-ticks", "aria-hidden": "true" });

  /** @param {StripContext} view */
  function draw(view) {
    const marks = tickMarks(view);
    node.replaceChildren(...marks.map(({ mark }) => mark));
    keepInside(marks, view.width);
  }

  return { node, draw };
}
