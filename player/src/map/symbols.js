/**
 * The drawings that stand for a layer in a state: on the map, in the legend, the table and the card.
 *
 * It owns the shapes; their colours and strokes are in marks.css, by `data-layer` and `data-state`. Called by
 * everything that shows an event.
 */
import { vector } from "../elements.js";

/** Side of a symbol on the map, in pixels. */
const SIDE = 26;

const SHAPES = {
  meeting: ["circle", { cx: 12, cy: 12, r: 8.5 }],
  train: ["rect", { x: 4, y: 4, width: 16, height: 16, rx: 3.6 }],
  deployment: ["path", { d: "M12 3.4 21 19.2H3Z" }],
  other: ["path", { d: "M12 2.2 21.8 12 12 21.8 2.2 12Z" }],
};
/** A carriage's front: a window and two lamps. */
const FRONT = "M8.2 7.8h7.6v3.6h-7.6zM9 16h.01M15 16h.01";

/**
 * Draw the symbol of a layer in a state.
 *
 * @param {"meeting"|"train"|"deployment"|"other"} layer
 * @param {"confirmed"|"reported"|"expected"|"cancelled"|"unfulfilled"} state
 * @param {number} [size] pixels
 * @returns {SVGElement}
 */
export function symbol(layer, state, size = SIDE) {
  const [tag, shape] = SHAPES[layer] ?? SHAPES.other;
  const y = layer === "deployment" ? 14 : 12;
  const whole = vector("svg", {
    viewBox: "0 0 24 24", width: size, height: size, "aria-hidden": "true", focusable: "false" });
  whole.setAttribute("class", "ge-symbol");
  whole.dataset.layer = layer;
  whole.dataset.state = state;
  const add = (name, attributes, className) => whole.append(vector(name, { ...attributes, class: className }));
  add(tag, shape, "ge-rim");
  add(tag, shape, "ge-shape");
  if (state === "reported") add("circle", { cx: 12, cy: y, r: 2.6 }, "ge-core");
  if (state === "cancelled") add("path", { d: "M3 21 21 3" }, "ge-strike");
  if (state === "unfulfilled") add("path", { d: `M9.4 ${y - 2.6}l5.2 5.2m0 -5.2l-5.2 5.2` }, "ge-cross");
  return whole;
}

/** The head of a moving train: the symbol with a front, where that stays clear. */
export function trainHead(layer, state) {
  const head = symbol(layer, state);
  if (layer === "train" && state === "confirmed") head.append(vector("path", { d: FRONT, class: "ge-front" }));
  return head;
}

/** What closes an open cluster. */
export function closeSign() {
  return vector("svg", {
    viewBox: "0 0 24 24", width: 18, height: 18, class: "ge-cluster-close", "aria-hidden": "true",
  }, vector("path", { d: "M6 6l12 12M18 6l-12 12" }));
}
