/**
 * Each event on the strip: the shape of its layer, and behind it a bar for as long as it lasts.
 *
 * It owns their drawing, and which bars are lit. Where nobody knows an end to the day it comes apart in pieces; where
 * it is open it runs out of the strip. What there is to draw is happenings.js's, the stacking rows.js's. Called by
 * timeline.js.
 *
 * @import { Happening } from "./happenings.js"
 * @import { Spot } from "./rows.js"
 * @import { StripContext } from "./zoom.js"
 *
 * @typedef {Happening & {left: number, right: number, middle: number}} Placed pixels: from where to where it reaches,
 *   and where its shape stands
 * @typedef {Spot & {x: number, y: number, height: number}} Box of a shape, `x` is its middle
 * @typedef {{node: SVGElement, from: number, until: number, isLit: boolean}} Lamp
 */
import { svgElement } from "../elements.js";
import { outlineIn } from "../map/symbols.js";
import { isFilled } from "../time/clocks.js";
import { dateWords } from "../time/date-words.js";
import { drawCounts } from "./density.js";
import { happeningsOf } from "./happenings.js";
import { stack } from "./rows.js";
import { textIn } from "../told.js";

/** Blocks leave room for the break marks on the line below them. */
const HEIGHT = 36;
/** What has no end runs out of the strip by this, as the line of time does. */
const BEYOND = 10;
/** A narrow strip has narrower columns. */
const NARROW = 500;
/** Pixels from a shape to the next. */
const GAP = 1;
/** Lower than this an outline would hide the bar. */
const LEAST_OUTLINED = 3;
/** A day is a moment, unless one sees it from so near. */
const WIDE_DAY = 64;
const DAY = 86400000;
/** Lower than this a hollow shape would be filled by its own edge. */
const LEAST_HOLLOW = 2;
const EDGE = 1.5;
/** In place of an end that is not known to the day: pieces outwards, as shares of a shape's width. */
const PIECES = [{ from: 0.1, to: 0.22, opacity: 0.75 }, { from: 0.3, to: 0.4, opacity: 0.4 }];

/** @param {StripContext} view */
const shapeWidth = ({ width }) => (width < NARROW ? 7 : 8);

/**
 * Where something stands, as far as it is on the strip. What is vague at both ends has its shape in the middle: it was
 * some time in there.
 *
 * @param {Happening} one
 * @param {StripContext} view
 * @returns {Placed}
 */
function placed(one, { shareAt, width }) {
  const at = (/** @type {number} */ ms) => Math.max(-BEYOND, Math.min(width + BEYOND, shareAt(ms) * width));
  const left = one.from === -Infinity ? -BEYOND : at(one.from);
  const end = one.until === Infinity ? width + BEYOND : Math.max(left, at(one.until));
  const right = one.until - one.from <= DAY && end - left < WIDE_DAY ? left : end;
  const [begins, ends] = one.edges;
  const seen = (Math.max(0, left) + Math.min(width, right)) / 2;
  const middle = begins === "open" ? right : begins === "vague" && ends === "vague" ? seen : left;
  return { ...one, left, right, middle: Math.max(0, Math.min(width, middle)) };
}

/** @param {Placed} one @param {number} size @param {number} width */
function extentOf({ left, right, middle }, size, width) {
  const column = (/** @type {number} */ x) => Math.round(Math.max(0, Math.min(width, x)) / (size + GAP));
  const own = column(middle);
  return right - left <= size ? { first: own, last: own }
    : { first: Math.min(own, column(left)), last: Math.max(own, column(right)) };
}

/** The edge of a hollow shape of a height; 0 if it is too low to be hollow. @param {number} height */
const edgeOf = (height) => (height < LEAST_HOLLOW ? 0 : Math.min(EDGE, height / 3.5));

/** @param {number} edge @param {number[]} box x, y, width, height @returns {number[]} without half of its edge */
const inset = (edge, [x, y, width, height]) => [x + edge / 2, y + edge / 2, width - edge, height - edge];

/**
 * The pieces into which an end comes apart.
 *
 * @param {number} x
 * @param {number} sign outwards
 * @param {number} unit
 * @param {Box} box
 */
function pieces(x, sign, unit, { y, height }) {
  const thick = Math.max(1, height * 0.5);
  return PIECES.map(({ from, to, opacity }) => svgElement("rect", { class: "ge-piece", opacity, height: thick,
    x: x + (sign > 0 ? from : -to) * unit, y: y + (height - thick) / 2, width: (to - from) * unit }));
}

/**
 * The bar of something that lasts, cut off where the strip is.
 *
 * @param {Placed} one
 * @param {Box} box
 * @param {number} size
 * @param {boolean} isHollow
 */
function bar({ left, right, middle, edges: [begins, ends] }, box, size, isHollow) {
  const soft = Math.min(3 * size, (right - left) / 3);
  // An end at which the shape stands is the shape's.
  const isSoft = { from: begins === "vague" && middle > left, to: ends === "vague" && middle < right };
  const from = isSoft.from ? left + 0.4 * soft : left;
  const to = isSoft.to ? right - 0.4 * soft : right;
  const thick = Math.max(1.5, box.height * 0.5);
  const edge = isHollow ? edgeOf(thick) : 0;
  const [x, y, width, height] = inset(edge, [from, box.y + (box.height - thick) / 2, Math.max(2, to - from), thick]);
  return svgElement("g", { class: `ge-bar${thick < LEAST_OUTLINED ? " ge-thin" : ""}` },
    svgElement("rect", { x, y, width, height, class: `ge-bar-body${edge > 0 ? " ge-hollow" : ""}`,
      "stroke-width": edge }),
    ...(isSoft.from ? pieces(from, -1, soft, box) : []), ...(isSoft.to ? pieces(to, 1, soft, box) : []));
}

/** @param {Placed} one @param {Box} box @param {number} size @param {StripContext} view */
function block(one, box, size, { language }) {
  const { event, state, edges, left, right, middle } = one;
  const lasts = right - left > size;
  /** On which sides the shape itself is vague. */
  const sides = edges.map((edge, i) => (edge === "vague" && (!lasts || middle === (i === 0 ? left : right))
    ? [2 * i - 1] : [])).flat();
  const isHollow = !isFilled(state);
  const [wide, high] = sides.length > 0 ? [size * 0.7, box.height * 0.85] : [size, box.height];
  const edge = isHollow ? edgeOf(high) : 0;
  const [x, y, width, height] = inset(edge, [box.x - wide / 2, box.y + (box.height - high) / 2, wide, high]);
  return svgElement("g", { class: "ge-block", "data-layer": event.layer },
    svgElement("title", {}, `${textIn(event.title, language)}\n${dateWords(event.when, language)}`),
    lasts ? bar(one, box, size, isHollow) : null,
    ...sides.flatMap((sign) => pieces(box.x + (sign * wide) / 2, sign, size, box)),
    svgElement("path", { d: outlineIn(event.layer, x, y, width, height), class: edge > 0 ? "ge-hollow" : null,
      "stroke-width": edge }));
}

/**
 * Make what draws it all, and lights what lasts while the playhead is in it.
 *
 * @param {SVGElement} svg
 */
export function createBlocks(svg) {
  /** @type {Lamp[]} */
  let lamps = [];
  let now = NaN;

  /** @param {StripContext} view @returns {boolean} whether there was room for one block an event */
  function drawEach(view) {
    const size = shapeWidth(view);
    const { layers } = view.engine.columns;
    const ones = happeningsOf(view)?.map((one) => placed(one, view))
      .sort((a, b) => layers.indexOf(a.event.layer) - layers.indexOf(b.event.layer));
    const extents = ones?.map((one) => extentOf(one, size, view.width));
    const spots = extents === undefined ? null : stack(extents, HEIGHT);
    if (ones === undefined || extents === undefined || spots === null) return false;
    const nodes = ones.map((one, i) => {
      const { first, last } = extents[i];
      const height = Math.max(1, (spots[i].step - GAP) * (one.isFirst ? 1 : 0.5));
      const x = first === last ? first * (size + GAP) : one.middle;
      return block(one, { ...spots[i], height, x: Math.max(size / 2, Math.min(view.width - size / 2, x)),
        y: HEIGHT - spots[i].row * spots[i].step - height - GAP }, size, view);
    });
    svg.append(...nodes);
    lamps = ones.map(({ from, until }, i) => ({ node: nodes[i], from, until, isLit: false }))
      .filter(({ node }) => node.querySelector(".ge-bar") !== null);
    return true;
  }

  /** @param {StripContext} view */
  function draw(view) {
    lamps = [];
    svg.replaceChildren();
    svg.setAttribute("width", String(view.width));
    if (!drawEach(view)) drawCounts(svg, view);
    light(now);
  }

  /** @param {number} t where the playhead is */
  function light(t) {
    now = t;
    for (const lamp of lamps) {
      const isLit = lamp.from <= t && t < lamp.until;
      if (isLit !== lamp.isLit) lamp.node.classList.toggle("ge-lit", isLit);
      lamp.isLit = isLit;
    }
  }

  return { draw, light };
}
