/**
 * The drawings that stand for a layer in a state: on the map, in the legend, the table and the card.
 *
 * It owns how they are put together; their outlines are data that Python draws with too (design.js), their colours and
 * strokes are in marks.css, by `data-layer` and `data-state`. Called by everything that shows an event.
 *
 * @import { Attributes } from "../elements.js"
 * @import { State } from "../time/clocks.js"
 * @typedef {{circle?: number[], rectangle?: number[], polygon?: number[][]}} Outline
 */
import { glyphs, measures } from "../design.js";
import { setAttributes, svgElement } from "../elements.js";
import { outlineNameOf } from "../layers.js";
import { isFilled } from "../time/clocks.js";

/** By their names, which the data of a layer may say. @type {Record<string, Outline>} */
const outlines = glyphs.outlines;
/** @type {Record<string, number[]>} */
const middles = glyphs.middles;
const BOX = `0 0 ${glyphs.side} ${glyphs.side}`;
/** Share of its width, or height, below which an outline is flat, or narrow. */
const FLAT = 0.75;
/** An area, the side of its field, and that of the symbol within it. */
const AREA = "M1.5 5.5L7 1l6 1.5 4 5-2.5 8-7 2-5.5-3z";
const AREA_SIDE = 18;
const INNER = 10;
/** The front of something under way: a window and two lamps. */
const FRONT = `M${glyphs.window.join(" ")}Z${glyphs.lamps.map(([x, y]) => `M${x} ${y}h.01`).join("")}`;

/**
 * Tag and attributes of an outline.
 *
 * @param {Outline} outline
 * @returns {["circle"|"rect"|"path", Attributes]}
 */
function shapeOf({ circle, rectangle, polygon }) {
  if (circle !== undefined) return ["circle", { cx: circle[0], cy: circle[1], r: circle[2] }];
  if (rectangle === undefined) return ["path", { d: `M${polygon?.join(" ")}Z` }];
  const [x, y, width, height, rx] = rectangle;
  return ["rect", { x, y, width, height, rx }];
}

/**
 * Draw the symbol of a layer in a state.
 *
 * @param {string} layer its id; empty for what is of none
 * @param {State} state
 * @param {number} [size] pixels
 * @param {boolean} [isVague] whether it comes apart at its sides: its date is not known to the day
 */
export function symbol(layer, state, size = measures.symbol, isVague = false) {
  const kind = outlineNameOf(layer);
  const [tag, shape] = shapeOf(outlines[kind]);
  const [x, y] = middles[kind];
  const reach = glyphs.cross;
  const whole = svgElement("svg", {
    viewBox: BOX, width: size, height: size, "aria-hidden": "true", focusable: "false" });
  whole.setAttribute("class", "ge-symbol");
  whole.dataset.layer = layer;
  whole.dataset.state = isFilled(state) ? "confirmed" : state;
  /** @type {(tag: "circle"|"rect"|"path", attributes: Attributes, className: string) => void} */
  const add = (name, attributes, className) => whole.append(svgElement(name, { ...attributes, class: className }));
  for (const [near, far, opacity] of isVague ? glyphs.pieces : []) {
    for (const left of [near, glyphs.side - far]) {
      add("rect", { x: left, y: y - glyphs.piece / 2, width: far - near, height: glyphs.piece, opacity }, "ge-piece");
    }
  }
  add(tag, shape, "ge-rim");
  add(tag, shape, "ge-shape");
  if (state === "reported") add("circle", { cx: x, cy: y, r: glyphs.core }, "ge-core");
  if (state === "cancelled") add("path", { d: `M${glyphs.strike.join(" ")}` }, "ge-strike");
  if (state === "unfulfilled") {
    const arms = [[-reach, -reach, reach, reach], [reach, -reach, -reach, reach]];
    const d = arms.map(([left, top, right, bottom]) => `M${x + left} ${y + top}L${x + right} ${y + bottom}`).join("");
    add("path", { d }, "ge-cross");
  }
  return whole;
}

/**
 * The head of a journey under way: the symbol with a front, where it has room for one that stays clear.
 *
 * @param {string} layer its id; empty for what is of none
 * @param {State} state
 */
export function rideHead(layer, state) {
  const head = symbol(layer, state);
  const hasFront = outlineNameOf(layer) === glyphs.fronted && state === "confirmed";
  if (hasFront) head.append(svgElement("path", { d: FRONT, class: "ge-front" }));
  return head;
}

/**
 * The outline of a layer stretched into a box, as a path: what is too small for the symbol still has its shape.
 *
 * @param {string} layer its id; empty for what is of none
 * @param {number} x
 * @param {number} y
 * @param {number} width
 * @param {number} height
 */
export function outlineIn(layer, x, y, width, height) {
  const { circle, polygon } = outlines[outlineNameOf(layer)];
  if (circle !== undefined) {
    const arc = `a${width / 2} ${height / 2} 0 0 1 `;
    return `M${x} ${y + height / 2}${arc}${width} 0${arc}${-width} 0Z`;
  }
  if (polygon === undefined) return `M${x} ${y}h${width}v${height}h${-width}Z`;
  const [xs, ys] = [0, 1].map((axis) => polygon.map((point) => point[axis]));
  const [wide, high] = [xs, ys].map((all) => Math.max(...all) - Math.min(...all));
  const most = Math.max(wide, high);
  /**
   * A share of the box; what is flat or narrow stays so.
   *
   * @type {(value: number, all: number[], span: number) => number}
   */
  const share = (value, all, span) => (
    0.5 + ((value - Math.min(...all)) / span - 0.5) * (span < FLAT * most ? span / most : 1));
  return `M${polygon.map(([px, py]) => (
    `${x + share(px, xs, wide) * width} ${y + share(py, ys, high) * height}`)).join("L")}Z`;
}

/** What takes in an area, with its layer's symbol. @param {string} layer @param {number} size pixels */
export function areaSymbol(layer, size) {
  const inner = symbol(layer, "confirmed", INNER);
  setAttributes(inner, { x: (AREA_SIDE - INNER) / 2, y: (AREA_SIDE - INNER) / 2 });
  return svgElement("svg", { viewBox: `0 0 ${AREA_SIDE} ${AREA_SIDE}`, width: size, height: size, "aria-hidden": "true",
    "data-layer": layer }, svgElement("path", { d: AREA, class: "ge-sample-area" }), inner);
}

/** What closes an open cluster. */
export function closeSign() {
  return svgElement("svg", {
    viewBox: "0 0 24 24", width: 18, height: 18, class: "ge-cluster-close", "aria-hidden": "true",
  }, svgElement("path", { d: "M6 6l12 12M18 6l-12 12" }));
}
