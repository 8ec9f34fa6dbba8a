/**
 * Labels on the map: titles beside marks, figures on arcs, dates around an open cluster; only as many as fit without
 * touching.
 *
 * The selected comes first, then the dates, then the freshest. A label keeps its side as long as no other is better.
 * All text is set with `textContent`. Called by marks.js.
 *
 * @import { Box } from "./geometry.js"
 * @import { Picture } from "./picture.js"
 * @typedef {{taken: Box[], beads: Box[], view: Box}} Room what is taken, to which each label that is placed is added;
 *   what had better be left free; and what is seen
 */
import { measures } from "../design.js";
import { element } from "../elements.js";
import { arcText, labelText, shortDate } from "./event-text.js";
import { box, holds, overlap, within } from "./geometry.js";

/** Titles at most, and on a screen narrower than this. */
const MOST = 14;
const MOST_NARROW = 4;
const NARROW = 600;
const SIDES = ["right", "left", "below", "above", "rightBelow", "rightAbove", "leftBelow", "leftAbove"];
/** Where on what is seen of an arc its figure is tried. */
const SHARES = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74];

/** Pixels to keep from what is another's. */
const ASIDE = 9;
/** Pixels by which a figure may be moved off a steep arc. */
const STEEP = 26;
/** Dates come after what is selected, before what is fresh. */
const DATED = 1.5;
const FULL = "ge-label ge-arc-figure";
const BRIEF = "ge-label ge-arc-figure ge-brief";

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

function line(text, i) {
  const node = element("span", { text });
  return i === 0 ? [node] : [element("br"), node];
}

/** @param {object} overlay */
export function createLabels(overlay) {
  const { map, labels, panes, toLayer, toWorld, moveTo, viewBox } = overlay;
  const sizes = new Map();
  const isNarrow = () => map.getSize().x < NARROW;

  /** An element with its text, not yet placed. */
  function put(kind, id, text, className) {
    const item = labels.put(`${kind} ${id}`, () => {
      const node = element("div");
      node.style.visibility = "hidden";
      panes.labels.append(node);
      return { node, event: id, text: null, className: null, side: null, dx: 0, dy: 0 };
    });
    if (item.text !== text || item.className !== className) {
      Object.assign(item, { text, className });
      item.node.className = `${className} leaflet-zoom-animated`;
      item.node.replaceChildren(...text.split("\n").flatMap(line));
      item.node.style.width = "";
    }
    return item;
  }

  /** @returns {number[]} width and height, read once a text: a wrapped text leaves its box wider than its lines */
  function sizeOf({ node, text, className }) {
    const key = `${map.getContainer().dataset.presenting} ${className} ${text}`; // a presentation writes larger
    if (!sizes.has(key)) {
      const range = document.createRange();
      range.selectNodeContents(node);
      const { paddingLeft, paddingRight } = getComputedStyle(node);
      const lines = range.getBoundingClientRect().width + parseFloat(paddingLeft) + parseFloat(paddingRight);
      const size = [Math.ceil(lines) + 1, node.offsetHeight];
      if (node.offsetHeight === 0) return size; // the page is not shown yet: it has no size to be kept
      sizes.set(key, size);
    }
    return sizes.get(key);
  }

  /** How ill a label stands somewhere: too near to another's mark, it would be read as that one's; on a line. */
  function fault(area, near, { taken, beads }) {
    const isAnothers = taken.some((other) => overlap(area, other, ASIDE) && !overlap(near, other));
    const isOnLine = beads.some((other) => overlap(area, other));
    return (isAnothers ? 2 : 0) + (isOnLine ? 1 : 0);
  }

  /** The best side of those that are free; of equals the side where the label was, then the first. */
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

  function hide(item) {
    Object.assign(item, { side: null, at: undefined });
    item.node.style.visibility = "hidden";
  }

  /** Put a label where there is room for it; hide it if there is none. */
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

  // ------------------------------------------------------------ titles

  const rank = ({ event, fresh }, { selected }) => (event.id === selected ? 2 : fresh);

  /** What the label of an event stands beside: its own mark or the cluster that holds it. @param {Picture} picture */
  function anchorOf({ frame, groups, open }, { event }) {
    const item = overlay.marks.get(`event ${event.id}`);
    if (item?.role === "train" || item?.role === "spread") {
      if (item.role === "spread" && event.id !== frame.selected) return null;
      const [x, y] = toLayer(item.at);
      return { key: event.id, at: item.at, near: box(x + item.dx, y + item.dy, measures.mark, measures.mark), more: 0 };
    }
    const group = groups.find((one) => one.members.some((shown) => shown.event.id === event.id));
    if (group === undefined || group === open) return null;
    const more = group.members.filter((one) => one.isNamed && one.event.id !== event.id).length;
    return { key: group.place, at: group.at, near: group.box, more };
  }

  /** What deserves a title: the selected, then the freshest, then the latest. One a cluster. */
  function titled(picture) {
    const { frame } = picture;
    const most = isNarrow() ? MOST_NARROW : MOST;
    const seen = new Set();
    const chosen = [];
    const wanted = frame.visible.filter((one) => one.isNamed || one.event.id === frame.selected);
    for (const shown of wanted.sort((a, b) => rank(b, frame) - rank(a, frame) || b.index - a.index)) {
      const anchor = anchorOf(picture, shown);
      if (anchor === null || seen.has(anchor.key)) continue;
      seen.add(anchor.key);
      chosen.push({ shown, ...anchor });
      if (chosen.length === most) break;
    }
    return chosen;
  }

  function putTitle({ story, frame }, { shown: { event, seat }, more }, arcs) {
    const isSelected = event.id === frame.selected;
    const hasFigure = event.figure !== null && !arcs.some((arc) => arc.shown.event.id === event.id);
    const place = isSelected ? story.places.get(seat) : undefined;
    const item = put("title", event.id, labelText(event, { more, hasFigure, place }, frame), "ge-label");
    item.node.dataset.selected = String(isSelected);
    return item;
  }

  // ------------------------------------------------------------ figures

  function putFigure(frame, { event, age }, className) {
    const item = put("figure", event.id, arcText(event, frame), className);
    item.node.dataset.age = event.id === frame.selected ? "new" : age;
    return item;
  }

  /** What a label of some width must clear so as not to cover the arc at [x, y]; on a steep arc it covers some. */
  function along(points, [x, y], width) {
    const heights = points.filter((point) => Math.abs(point[0] - x) < width / 2).map((point) => point[1]);
    return { left: x - 1, right: x + 1, top: Math.max(Math.min(...heights), y - STEEP),
      bottom: Math.min(Math.max(...heights), y + STEEP) };
  }

  function settleOn(item, points, room) {
    const [width] = sizeOf(item);
    for (const share of SHARES) {
      const middle = points[Math.round(share * (points.length - 1))];
      if (settle(item, along(points, middle, width), ["above", "below"], toWorld(middle), room)) return true;
    }
    return false;
  }

  /** A figure stands on its arc, as near to the middle of what is seen of it as there is room; in full, or in brief. */
  function settleFigure(frame, { shown, item, points }, room) {
    const seen = points.filter((point) => holds(room.view, point));
    if (seen.length === 0) hide(item);
    else if (!settleOn(item, seen, room) && item.className === FULL) {
      settleOn(putFigure(frame, shown, BRIEF), seen, room);
    }
  }

  // ------------------------------------------------------------ the whole

  /** Dates beside the marks around an open cluster, on the side that looks away from its middle, where they fit. */
  function datesOf({ frame: { language, selected }, open }, spread, room) {
    return spread.filter(({ shown }) => shown.event.id !== selected).map(({ shown, box: near, sides }) => ({
      order: DATED, item: put("date", shown.event.id, shortDate(shown.event, language), "ge-date"),
      place: ({ item }) => settle(item, near, sides, open.at, room) }));
  }

  /**
   * @param {Picture} picture
   * @param {object} space
   * @param {{shown: object, points: number[][]}[]} space.arcs what is drawn of them, in layer points
   * @param {object[]} space.spread the marks around the open cluster, if there is one
   * @param {Box[]} space.taken
   * @param {Box[]} space.beads
   * @returns {Box[]} what is taken now
   */
  function draw(picture, { arcs, spread, taken, beads }) {
    const { frame } = picture;
    labels.begin();
    const room = { taken: [...taken], beads, view: viewBox(-2) };
    const titles = titled(picture).map((one) => ({ ...one, item: putTitle(picture, one, arcs),
      place: ({ item, near, at }) => settle(item, near, SIDES, at, room) }));
    const figures = arcs.map((one) => ({ ...one, item: putFigure(frame, one.shown, isNarrow() ? BRIEF : FULL),
      place: (figure) => settleFigure(frame, figure, room) }));
    // Of equal rank the figures first: a title has more places to go to.
    const ranked = [...figures, ...titles].map((one) => ({ ...one, order: rank(one.shown, frame) }));
    const dates = datesOf(picture, spread, { ...room, view: viewBox(0) });
    const all = [...ranked, ...dates].sort((a, b) => b.order - a.order);
    for (const { item } of all) sizeOf(item); // all read before the first is moved
    for (const one of all) one.place(one);
    labels.end();
    return room.taken;
  }

  /** Hide the labels of events that are no longer there. @param {Set<string>} ids */
  function keepOnly(ids) {
    for (const item of labels.values()) if (item.side !== null && !ids.has(item.event)) hide(item);
  }

  return Object.freeze({ draw, keepOnly });
}
