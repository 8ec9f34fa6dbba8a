/**
 * Which events a map opens on.
 *
 * It owns that choice and nothing of the map: points are projected by who calls (viewport.js). One mark on another
 * continent would shrink all the others to a heap, so a few that lie far off may be left beyond the edge, where a
 * button says that they are (offscreen.js).
 *
 * @typedef {{left: number, top: number, right: number, bottom: number}} Box in projected pixels at zoom 0
 */
import { measures } from "../design.js";
import { LAYERS } from "../time/clocks.js";

const OPENING = measures.opening;
/** A lone place is no reason to show its streets. */
export const CLOSEST_OPENING = 6;

const NOTHING = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };

const union = (a, b) => ({ left: Math.min(a.left, b.left), top: Math.min(a.top, b.top),
  right: Math.max(a.right, b.right), bottom: Math.max(a.bottom, b.bottom) });

/** From each side, what lies outermost first. */
const SIDES = [(a, b) => a.box.left - b.box.left, (a, b) => b.box.right - a.box.right,
  (a, b) => a.box.top - b.box.top, (a, b) => b.box.bottom - a.box.bottom];

/** The zoom at which a box fits into a room. */
function zoomOf(box, room) {
  const width = Math.max(box.right - box.left, 1e-6);
  const height = Math.max(box.bottom - box.top, 1e-6);
  return Math.min(CLOSEST_OPENING, Math.log2(Math.min(room.width / width, room.height / height)));
}

/** An event's own box: its place, where it came from, and its way there, which says more than a vague place. */
function boxOf(event, scene, track, project) {
  const ends = [event.place, event.origin].map((id) => scene.places[id])
    .filter((place) => place !== undefined && (track === undefined || place.radius < measures.vague_km));
  const points = [...ends.map(({ lat, lng }) => [lat, lng]), ...(track?.vertices ?? [])];
  return points.map(([lat, lng]) => project(lat, lng))
    .reduce((box, [x, y]) => union(box, { left: x, right: x, top: y, bottom: y }), NOTHING);
}

const boxAround = (items) => items.map((item) => item.box).reduce(union, NOTHING);

/** All ways to take some of the outermost from each of the four sides, `most` together. */
function ways(most, sides = SIDES.length) {
  if (sides === 0) return [[]];
  return Array.from({ length: most + 1 }, (_, count) => count)
    .flatMap((count) => ways(most - count, sides - 1).map((rest) => [count, ...rest]));
}

/** Leave out what costs less than the closer view gains. @returns {Set<object>} what is left out */
function leftOut(items, room) {
  // All of them may be vague: each counts half.
  const most = Math.min(OPENING.most, Math.floor(2 * OPENING.spare * items.length));
  const outermost = SIDES.map((side) => [...items].sort(side).slice(0, most));
  const movable = new Set(outermost.flat());
  const inner = boxAround(items.filter((item) => !movable.has(item)));
  const whole = zoomOf(boxAround(items), room);
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

/** Of very many each counts too little to be left out: all places of which there is an event. */
function openingOfMany({ places }, { columns }, layers, project) {
  const isWanted = LAYERS.map((name) => layers.includes(name));
  const isUsed = new Uint8Array(columns.places.length);
  columns.place.forEach((index, i) => { if (index >= 0 && isWanted[columns.layer[i]]) isUsed[index] = 1; });
  const points = columns.places.filter((_, index) => isUsed[index] === 1)
    .map((id) => project(places[id].lat, places[id].lng));
  if (points.length === 0) return null;
  const box = points.reduce((sum, [x, y]) => union(sum, { left: x, right: x, top: y, bottom: y }), NOTHING);
  return { box, ids: { has: () => true } };
}

/**
 * Choose what to open on.
 *
 * @param {object} scene
 * @param {object} engine
 * @param {string[]} layers
 * @param {(lat: number, lng: number) => number[]} project to pixels at zoom 0
 * @param {{width: number, height: number}} room pixels that there are for it
 * @returns {{box: Box, ids: {has: (id: string) => boolean}}|null} which events are in it; null if none has a place
 */
export function chooseOpening(scene, engine, layers, project, room) {
  if (engine.count > OPENING.many) return openingOfMany(scene, engine, layers, project);
  const tracks = new Map((scene.tracks ?? []).map((track) => [track.event, track]));
  const items = Array.from({ length: engine.count }, (_, i) => engine.event(i))
    .filter((event) => layers.includes(event.layer) && scene.places[event.place] !== undefined)
    .map((event) => ({ id: event.id, box: boxOf(event, scene, tracks.get(event.id), project),
      weight: scene.places[event.place].radius < measures.vague_km || tracks.has(event.id) ? 1 : 0.5 }));
  if (items.length === 0) return null;
  const out = leftOut(items, room);
  const kept = items.filter((item) => !out.has(item));
  return { box: boxAround(kept), ids: new Set(kept.map((item) => item.id)) };
}
