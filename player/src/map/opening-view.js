/**
 * Which events a map opens on.
 *
 * It owns that choice and nothing of the map: points are projected by who calls (viewport.js). One mark on another
 * continent would shrink all the others to a heap, so a few that lie far off may be left beyond the edge, where a
 * button says that they are (offscreen.js). In a window higher than wide a story that lies from west to east would be a
 * thin band: there it opens on the densest stretch.
 *
 * All points and boxes are in projected pixels at zoom 0.
 *
 * @import { SceneData } from "../scene.js"
 * @import { Engine } from "../types.js"
 * @import { Box, Point, Project } from "./geometry.js"
 * @typedef {{id: string, box: Box, weight: number}} Item an event with its own box
 * @typedef {{width: number, height: number}} Size
 * @typedef {{box: Box, ids: {has: (id: string) => boolean}}} Opening and which events are in it
 */
import { measures } from "../design.js";
import { placeOf } from "../places.js";
import { extentOf } from "./extent.js";

const OPENING = measures.opening;
/** A lone place is no reason to show its streets. */
export const CLOSEST_OPENING = 6;

/** Of a story's densest stretch: the least share of the events, levels of zoom that all the others would be worth, a
 *  zoom beyond which nothing is gained; and from how many edges on each side it is chosen. */
const LEAST_SHARE = 0.5;
const PRICE_BESIDE = 2.5;
const CLOSEST_STRETCH = 5;
const MOST_EDGES = 24;

/** @type {Box} */
const NOTHING = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };

/** @type {(a: Box, b: Box) => Box} */
const union = (a, b) => ({ left: Math.min(a.left, b.left), top: Math.min(a.top, b.top),
  right: Math.max(a.right, b.right), bottom: Math.max(a.bottom, b.bottom) });

/** @param {Point[]} points */
const boxOfPoints = (points) => points.reduce(
  (box, [x, y]) => union(box, { left: x, right: x, top: y, bottom: y }), NOTHING);

/** @param {Item[]} items */
const boxAround = (items) => items.map((item) => item.box).reduce(union, NOTHING);

/** From each side, what lies outermost first. @type {((a: Item, b: Item) => number)[]} */
const SIDES = [(a, b) => a.box.left - b.box.left, (a, b) => b.box.right - a.box.right,
  (a, b) => a.box.top - b.box.top, (a, b) => b.box.bottom - a.box.bottom];

/** The zoom at which a box fits into a room. @param {Box} box @param {Size} room */
function zoomOf(box, room) {
  const width = Math.max(box.right - box.left, 1e-6);
  const height = Math.max(box.bottom - box.top, 1e-6);
  return Math.min(CLOSEST_OPENING, Math.log2(Math.min(room.width / width, room.height / height)));
}

/**
 * All ways to take some of the outermost from each of the four sides, `most` together.
 *
 * @param {number} most
 * @param {number} sides
 * @returns {number[][]}
 */
function ways(most, sides = SIDES.length) {
  if (sides === 0) return [[]];
  return Array.from({ length: most + 1 }, (_, count) => count)
    .flatMap((count) => ways(most - count, sides - 1).map((rest) => [count, ...rest]));
}

/**
 * Leave out what costs less than the closer view gains.
 *
 * @param {Item[]} items
 * @param {Size} room
 * @returns what is left out
 */
function leftOut(items, room) {
  // All of them may be vague: each counts half.
  const most = Math.min(OPENING.most, Math.floor(2 * OPENING.spare * items.length));
  const outermost = SIDES.map((side) => [...items].sort(side).slice(0, most));
  const movable = new Set(outermost.flat());
  const inner = boxAround(items.filter((item) => !movable.has(item)));
  const whole = zoomOf(boxAround(items), room);
  /** @type {{value: number, out: Set<Item>}} */
  let best = { value: whole, out: new Set() };
  for (const way of ways(most)) {
    const out = new Set(way.flatMap((count, side) => outermost[side].slice(0, count)));
    const share = [...out].reduce((sum, item) => sum + item.weight, 0) / items.length;
    if (share > OPENING.spare || out.size === items.length) continue;
    const box = union(inner, boxAround([...movable].filter((item) => !out.has(item))));
    const zoom = zoomOf(box, room);
    const value = zoom - OPENING.price_each * out.size - OPENING.price_all * share;
    if (value > best.value && zoom - whole >= OPENING.least_gain) best = { value, out };
  }
  return best.out;
}

/** At most so many of some numbers, evenly, the outermost among them. @param {number[]} numbers */
function spaced(numbers) {
  const sorted = [...new Set(numbers)].sort((a, b) => a - b);
  if (sorted.length <= MOST_EDGES) return sorted;
  const step = (sorted.length - 1) / (MOST_EDGES - 1);
  return Array.from({ length: MOST_EDGES }, (_, i) => sorted[Math.round(i * step)]);
}

/**
 * The stretch from west to east whose closer view gains more than what is left beyond it costs.
 *
 * @param {Item[]} items
 * @param {Size} room
 * @returns {Set<Item>} what lies beyond
 */
function besideDensest(items, room) {
  const total = items.reduce((sum, item) => sum + item.weight, 0);
  const rights = spaced(items.map(({ box }) => box.right));
  let best = { value: zoomOf(boxAround(items), room), out: new Set(/** @type {Item[]} */ ([])) };
  for (const left of spaced(items.map(({ box }) => box.left))) {
    for (const right of rights) {
      const kept = items.filter(({ box }) => box.left >= left && box.right <= right);
      const share = kept.reduce((sum, item) => sum + item.weight, 0) / total;
      if (share < LEAST_SHARE) continue;
      const value = Math.min(CLOSEST_STRETCH, zoomOf(boxAround(kept), room)) - PRICE_BESIDE * (1 - share);
      if (value > best.value) best = { value, out: new Set(items.filter((item) => !kept.includes(item))) };
    }
  }
  return best.out;
}

/**
 * Of very many each counts too little to be left out: all places of which there is an event.
 *
 * @param {SceneData} scene
 * @param {Engine} engine
 * @param {Project} project
 * @returns {Opening|null}
 */
function openingOfMany({ places }, { columns, rows }, project) {
  const isUsed = new Uint8Array(columns.places.length);
  for (const i of rows) if (columns.place[i] >= 0) isUsed[columns.place[i]] = 1;
  const points = columns.places.filter((_, index) => isUsed[index] === 1)
    .map((id) => project(places[id].lat, places[id].lng));
  if (points.length === 0) return null;
  return { box: boxOfPoints(points), ids: { has: () => true } };
}

/**
 * Choose what to open on.
 *
 * @param {SceneData} scene
 * @param {Engine} engine
 * @param {Project} project
 * @param {Size} room pixels that there are for it
 * @param {boolean} isPortrait whether the window is higher than wide, whatever covers it
 * @returns {Opening|null} null if no event has a place
 */
export function chooseOpening(scene, engine, project, room, isPortrait) {
  if (engine.count > OPENING.many) return openingOfMany(scene, engine, project);
  const extent = extentOf(scene);
  const items = Array.from(engine.rows, engine.event).flatMap((event) => {
    const { ends, drawn } = extent(event);
    // Its way, or what it takes in, says more than a vague place.
    const known = [...ends.filter(({ radius }) => drawn.length === 0 || radius < measures.vague_km), ...drawn];
    const place = placeOf(scene, event.place);
    if (drawn.length === 0 && place === undefined) return [];
    const isVague = drawn.length === 0 && place !== undefined && place.radius >= measures.vague_km;
    const box = boxOfPoints(known.map(({ lat, lng }) => project(lat, lng)));
    return { id: event.id, box, weight: isVague ? 0.5 : 1 };
  });
  if (items.length === 0) return null;
  const out = isPortrait ? besideDensest(items, room) : leftOut(items, room);
  const kept = items.filter((item) => !out.has(item));
  return { box: boxAround(kept), ids: new Set(kept.map((item) => item.id)) };
}
