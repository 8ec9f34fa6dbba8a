/**
 * Spiderfying: a cluster opened, so that each of its events has a mark of its own around the place.
 *
 * It owns which cluster is open and where the marks around it stand; the marks themselves are mark-buttons.js's. At
 * most one is open. Called by marks.js.
 *
 * @import { Group, PlacedEvent } from "./clusters.js"
 * @import { Box, Point } from "./geometry.js"
 * @import { Side } from "./label-placement.js"
 * @import { Overlay } from "./overlay.js"
 * @typedef {{shown: PlacedEvent, at: Point, dx: number, dy: number, box: Box, sides: Side[]}} SpreadMark around an open
 *   cluster in the world; `sides` look away from its middle
 */
import { measures } from "../design.js";
import { obstaclesAt } from "./aside.js";
import { box, contains, overlap, round } from "./geometry.js";

/** Of more than this a fan would be a thicket: they are listed. */
const MOST_FANNED = 8;
/** Pixels from mark to mark: their square targets stay clear of each other on the slant too. */
const SLOT = 40;
const RADIUS = [46, 86];
/** Pixels between a high cluster and the mark of its selected event. */
const ASIDE = 6;

/** @param {number} count */
function spiderRadius(count) {
  return Math.max(RADIUS[0], Math.min(RADIUS[1], (count * SLOT) / (2 * Math.PI)));
}

/**
 * Places for `count` marks around a point: rings, evenly spread, leaving out what `isFree` refuses.
 *
 * @param {number} count
 * @param {(offset: Point) => boolean} isFree
 * @returns {Point[]} offsets from the point
 */
export function spiderSlots(count, isFree) {
  /** @type {Point[]} */
  const slots = [];
  let radius = spiderRadius(count);
  for (let ring = 0; ring < 40 && slots.length < count; ring += 1) {
    const room = Math.floor((2 * Math.PI * radius) / SLOT);
    const left = count - slots.length;
    /** @type {(number: number) => Point[]} */
    const around = (number) => Array.from({ length: number }, (_, i) => {
      const angle = (i / number) * 2 * Math.PI - Math.PI / 2;
      return [radius * Math.cos(angle), radius * Math.sin(angle)];
    });
    const even = around(Math.min(room, left));
    const fit = even.every(isFree) ? even : around(room).filter(isFree);
    slots.push(...fit.slice(0, left));
    radius += SLOT;
  }
  // No room at all: better there than nowhere.
  while (slots.length < count) slots.push([radius + SLOT * (slots.length % 7), 0]);
  return slots;
}

/**
 * How far its marks must move so that all of them are seen; what lies beyond the map's edge stays there.
 *
 * @param {Box} view
 * @param {Point} middle
 * @param {number} reach
 * @returns {Point}
 */
function shiftInto(view, [x, y], reach) {
  if (!contains(view, [x, y])) return [0, 0];
  /** @type {(value: number, low: number, high: number) => number} */
  const clamp = (value, low, high) => (low > high ? (low + high) / 2 : Math.min(high, Math.max(low, value)));
  return [clamp(x, view.left + reach, view.right - reach) - x, clamp(y, view.top + reach, view.bottom - reach) - y];
}

/** Whether a cluster opens into marks of its own. @param {Group} group */
export const canOpen = ({ members: { length } }) => length > 1 && length <= MOST_FANNED;

/** @param {Overlay} overlay */
export function createSpiderfier(overlay) {
  const { map, toLayer, viewBox, putLine } = overlay;
  /**
   * The event by which the open group is found again, and how far its marks were moved to stay in view.
   *
   * @type {{by: string, shift: Point|null, zoom: number}|null}
   */
  let open = null;

  /** The group that holds an event. @type {(id: string, groups: Group[]) => Group|null} */
  const groupOf = (id, groups) => groups.find((group) => group.members.some((one) => one.event.id === id)) ?? null;

  /** The open cluster, as it is grouped now. @param {Group[]} groups */
  function openGroup(groups) {
    const found = open === null ? null : groupOf(open.by, groups);
    return found !== null && canOpen(found) ? found : null;
  }

  /** @param {string} id of an event in it */
  function openBy(id) {
    open = { by: id, shift: null, zoom: map.getZoom() };
  }

  function close() {
    open = null;
  }

  /** At another zoom it is laid out anew. */
  function onMoveEnd() {
    if (open !== null && map.getZoom() !== open.zoom) open = { ...open, zoom: map.getZoom(), shift: null };
  }

  /**
   * Slots around the middle, clear of the other marks.
   *
   * @param {Point} middle
   * @param {number} count
   * @param {Box[]} obstacles
   */
  function slotsAround([x, y], count, obstacles) {
    return spiderSlots(count, ([dx, dy]) => {
      const slot = box(x + dx, y + dy, measures.mark, measures.mark);
      return !obstacles.some((other) => overlap(slot, other, measures.apart));
    });
  }

  /**
   * Where the marks of the open cluster stand.
   *
   * @param {Group} group
   * @param {Group[]} groups all that are on the map
   * @param {Box[]} covers what stands over the map
   * @returns {{hub: Box, spread: SpreadMark[]}} the box of the cluster itself, and its marks
   */
  function spread(group, groups, covers) {
    const { members } = group;
    const [aside, below] = group.shift;
    const [placeX, placeY] = toLayer(group.place.at);
    /** @type {Point} */
    const centre = [placeX + aside, placeY + below];
    const hub = box(...centre, measures.mark, measures.mark);
    const others = groups.filter((other) => other !== group).map((other) => other.box);
    const obstacles = [hub, ...obstaclesAt(covers, centre), ...others];
    /** @type {(shift: Point) => Point[]} */
    const slotsFor = ([dx, dy]) => slotsAround([centre[0] + dx, centre[1] + dy], members.length, obstacles);
    let shift = open?.shift ?? null;
    if (shift === null) {
      const near = shiftInto(viewBox(-4), centre, spiderRadius(members.length) + measures.mark);
      // What is in the way may have pushed some marks farther out.
      const farthest = Math.max(...slotsFor(near).flat().map(Math.abs));
      shift = shiftInto(viewBox(-4), centre, farthest + measures.mark);
      if (open !== null) open = { ...open, shift };
    }
    const [shiftX, shiftY] = shift;
    const slots = slotsFor(shift);
    return { hub, spread: members.map((shown, i) => {
      const [x, y] = slots[i];
      const [dx, dy] = [x + shiftX + aside, y + shiftY + below];
      /** @type {Side[]} */
      const sides = y < 0 ? ["above", "below"] : ["below", "above"];
      sides.unshift(x >= -1 ? "right" : "left");
      return { shown, at: group.place.at, dx, dy, sides,
        box: box(placeX + dx, placeY + dy, measures.mark, measures.mark) };
    }) };
  }

  /**
   * Where the mark of one event of a high cluster stands, when it is selected: beside the cluster, on the side that is
   * free.
   *
   * @param {Group} group
   * @param {Group[]} groups all that are on the map
   * @param {Box[]} covers what stands over the map
   * @returns {{dx: number, dy: number, box: Box}|null} pixels from the cluster's place; null if there is no room
   */
  function besides(group, groups, covers) {
    const { left, right, top, bottom } = group.box;
    const [x, y] = toLayer(group.place.at);
    const [beyond, above] = [(right - left + measures.mark) / 2 + ASIDE, (bottom - top + measures.mark) / 2 + ASIDE];
    const obstacles = [...obstaclesAt(covers, [x, y]), ...groups.map((other) => other.box)];
    /** @type {Point[]} */
    const sides = [[0, -above], [0, above], [beyond, 0], [-beyond, 0]];
    return sides.map(([sideX, sideY]) => {
      const [dx, dy] = [(left + right) / 2 - x + sideX, (top + bottom) / 2 - y + sideY];
      return { dx, dy, box: box(x + dx, y + dy, measures.mark, measures.mark) };
    }).find((one) => !obstacles.some((other) => overlap(one.box, other))) ?? null;
  }

  /** Thin lines from where each event is to its mark. @param {Group} group */
  function drawLeaders({ place, members }) {
    const centre = toLayer(place.at);
    for (const { event, location } of members) {
      const item = overlay.marks.get(`event ${event.id}`);
      if (item === undefined || item.role !== "spread") continue;
      const [x, y] = toLayer(location.at);
      putLine(event.id, "leaders", { class: "ge-leader",
        d: `M${round(x)} ${round(y)}L${round(centre[0] + item.dx)} ${round(centre[1] + item.dy)}` });
    }
  }

  return Object.freeze({ openGroup, groupOf, openBy, close, onMoveEnd, spread, besides, drawLeaders });
}
