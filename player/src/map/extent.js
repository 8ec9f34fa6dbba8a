/**
 * Which part of the world an event takes in: its place, where it came from, its way there, its shapes.
 *
 * Pure. Called by what frames events: camera.js, shots.js and opening-view.js.
 *
 * @import { SceneCorner, SceneData, SceneEvent } from "../scene.js"
 * @typedef {{lat: number, lng: number, radius: number}} Spot `radius` kilometres within which it may lie
 */
import { placeOf } from "../places.js";

/** Two corners that hold a ring, however many it has. @param {SceneCorner[]} ring @returns {SceneCorner[]} */
const boundsOf = (ring) => [Math.min, Math.max].map((most) => (
  ring.reduce(([lat, lng], [north, east]) => [most(lat, north), most(lng, east)])));

/**
 * @param {Pick<SceneData, "places"|"tracks"|"areas">} scene
 * @returns {(event: Pick<SceneEvent, "id"|"place"|"origin">) => {ends: Spot[], drawn: Spot[]}} `drawn` are the corners
 *   of its way, and of what holds its shapes
 */
export function extentOf({ places, tracks = [], areas = [] }) {
  /** @type {Map<string, Spot[]>} */
  const drawn = new Map();
  /** @param {string} id @param {(readonly [number, number, ...number[]])[]} corners */
  function add(id, corners) {
    const list = drawn.get(id) ?? [];
    drawn.set(id, list);
    for (const [lat, lng] of corners) list.push({ lat, lng, radius: 0 });
  }
  for (const { event, vertices } of tracks) add(event, vertices);
  for (const { event, polygons } of areas) for (const [outer] of polygons) add(event, boundsOf(outer));
  return ({ id, place, origin }) => ({
    ends: [place, origin].map((end) => placeOf({ places }, end)).filter((end) => end !== undefined),
    drawn: drawn.get(id) ?? [] });
}
