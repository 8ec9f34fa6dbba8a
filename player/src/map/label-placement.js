/**
 * Where a label stands: its element, its size, and the best of the free sides of what it names.
 *
 * It owns the elements. What is labelled, and what comes first, is labels.js's, which calls it. All text is set with
 * `textContent`.
 *
 * @import { Box, Point } from "./geometry.js"
 * @import { Overlay } from "./overlay.js"
 * @typedef {"right"|"left"|"below"|"above"|"rightBelow"|"rightAbove"|"leftBelow"|"leftAbove"} Side of a mark
 * @typedef {{node: HTMLElement, event: string, text: string, className: string, side: Side|null, at: Point|undefined,
 *   dx: number, dy: number}} Label of an event's id; without `side` and `at` while there is no room for it
 * @typedef {{taken: Box[], lineBoxes: Box[], view: Box}} Room what is taken, to which each label that is placed is
 *   added; what had better be left free; and what is seen
 */
import { element } from "../elements.js";
import { isStyled } from "../style-sheets.js";
import { overlap, within } from "./geometry.js";
import { watchType } from "./type-watch.js";

/** The best first. @type {Side[]} */
export const SIDES = ["right", "left", "below", "above", "rightBelow", "rightAbove", "leftBelow", "leftAbove"];

/** Pixels to keep from what is another's. */
const ASIDE = 9;

/**
 * Upper left corner of a label of some size on each side of a box.
 *
 * @type {Record<Side, (near: Box, w: number, h: number) => Point>}
 */
const BESIDE = {
  right: (near, w, h) => [near.right + 3, (near.top + near.bottom - h) / 2],
  left: (near, w, h) => [near.left - 3 - w, (near.top + near.bottom - h) / 2],
  below: (near, w) => [(near.left + near.right - w) / 2, near.bottom + 2],
  above: (near, w, h) => [(near.left + near.right - w) / 2, near.top - 2 - h],
  rightBelow: (near) => [near.right - 4, near.bottom],
  rightAbove: (near, w, h) => [near.right - 4, near.top - h],
  leftBelow: (near, w) => [near.left + 4 - w, near.bottom],
  leftAbove: (near, w, h) => [near.left + 4 - w, near.top - h],
};

/** @param {string} text @param {number} i */
function line(text, i) {
  const node = element("span", { text });
  return i === 0 ? [node] : [element("br"), node];
}

/** @param {Overlay} overlay @param {() => void} onType the type has another size: all is to be placed anew */
export function createLabelPlacement({ labels, panes, toLayer, moveTo }, onType) {
  /** @type {Map<string, [width: number, height: number]>} */
  const sizes = new Map();
  const unwatch = watchType(panes.labels, "ge-label", () => {
    sizes.clear();
    onType();
  });

  /**
   * An element with its text, not yet placed.
   *
   * @param {string} kind
   * @param {string} id
   * @param {string} text
   * @param {string} className
   */
  function put(kind, id, text, className) {
    const item = labels.put(`${kind} ${id}`, () => {
      const node = element("div", { "data-of": id });
      node.style.visibility = "hidden";
      panes.labels.append(node);
      return { node, event: id, text: "", className: "", side: null, at: undefined, dx: 0, dy: 0 };
    });
    if (item.text !== text || item.className !== className) {
      Object.assign(item, { text, className });
      item.node.className = `${className} leaflet-zoom-animated`;
      item.node.replaceChildren(...text.split("\n").flatMap(line));
      item.node.style.width = "";
    }
    return item;
  }

  /**
   * Width and height, read once a text and size of type: a wrapped text leaves its box wider than its lines.
   *
   * @param {Label} label
   * @returns {[width: number, height: number]}
   */
  function sizeOf({ node, text, className }) {
    const key = `${className} ${text}`;
    const known = sizes.get(key);
    if (known !== undefined) return known;
    node.style.width = "";
    const range = document.createRange();
    range.selectNodeContents(node);
    const { paddingLeft, paddingRight } = getComputedStyle(node);
    const lines = range.getBoundingClientRect().width + parseFloat(paddingLeft) + parseFloat(paddingRight);
    const [width, height] = [Math.ceil(lines) + 1, node.offsetHeight];
    // While the page is not shown, or without its style, it has no size to be kept.
    if (height > 0 && isStyled()) sizes.set(key, [width, height]);
    return [width, height];
  }

  /**
   * How ill a label stands somewhere: too near to another's mark, it would be read as that one's; on a line.
   *
   * @param {Box} area
   * @param {Box} near
   * @param {Room} room
   */
  function fault(area, near, { taken, lineBoxes }) {
    const isAnothers = taken.some((other) => overlap(area, other, ASIDE) && !overlap(near, other));
    const isOnLine = lineBoxes.some((other) => overlap(area, other));
    return (isAnothers ? 2 : 0) + (isOnLine ? 1 : 0);
  }

  /**
   * The best side of those that are free; of equals the side where the label was, then the first.
   *
   * @param {Label} item
   * @param {Box} near
   * @param {Side[]} sides
   * @param {Room} room
   */
  function freeSide(item, near, sides, room) {
    const [w, h] = sizeOf(item);
    const order = item.side !== null && sides.includes(item.side) ? [item.side, ...sides] : sides;
    const free = order.map((side) => {
      const [left, top] = BESIDE[side](near, w, h);
      return { side, area: { left, top, right: left + w, bottom: top + h } };
    }).filter(({ area }) => within(area, room.view) && !room.taken.some((other) => overlap(area, other)));
    const faults = free.map(({ area }) => fault(area, near, room));
    return free[faults.indexOf(Math.min(...faults))];
  }

  /** @param {Label} item */
  function hide(item) {
    Object.assign(item, { side: null, at: undefined });
    item.node.style.visibility = "hidden";
  }

  /**
   * Put a label where there is room for it; hide it if there is none.
   *
   * @param {Label} item
   * @param {Box} near
   * @param {Side[]} sides
   * @param {Point} at
   * @param {Room} room
   */
  function settle(item, near, sides, at, room) {
    const found = freeSide(item, near, sides, room);
    if (found === undefined) {
      hide(item);
      return false;
    }
    room.taken.push(found.area);
    const [x, y] = toLayer(at);
    Object.assign(item, { side: found.side, at, dx: found.area.left - x, dy: found.area.top - y });
    moveTo(item);
    Object.assign(item.node.style, { visibility: "", width: `${found.area.right - found.area.left}px` });
    return true;
  }

  return Object.freeze({ put, sizeOf, hide, settle, remove: unwatch });
}
