/**
 * Which part of the world an event takes in: its place, where it came from, its way there, its shapes.
 *
 * Pure. Called by what frames events: camera.js, shots.js, opening-view.js, frame.js and offscreen.js.
 *
 * @import { SceneCorner, SceneData, SceneEvent, ScenePlace } from "../scene.js"
 * @typedef {{lat: number, lng: number, radius: number}} Spot `radius` kilometres within which it may lie
 */
import { placeOf } from "../places.js";

/** Two corners that hold a ring, however many it has. @param {SceneCorner[]} ring @returns {SceneCorner[]} */
const boundsOf = (ring) => [Math.min, Math.max].map((most) => (
  ring.reduce(([lat, lng], [north, east]) => [most(lat, north), most(lng, east)])));

/** @param {Pick<SceneData, "tracks"|"areas">} scene */
function cornersOf({ tracks = [], areas = [] }) {
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
  return drawn;
}

/** Ids of the events that are drawn where no place is said: areas, and ways without halts.
 * @param {Pick<SceneData, "tracks"|"areas">} scene */
export const shapedIn = ({ tracks = [], areas = [] }) => new Set(
  [...areas, ...tracks.filter(({ halts }) => halts.length === 0)].map(({ event }) => event));

/** By scene, for as long as it is shown. @type {WeakMap<object, ReturnType<typeof cornersOf>>} */
const known = new WeakMap();

/**
 * @param {Pick<SceneData, "places"|"tracks"|"areas">} scene
 * @returns {(event: Pick<SceneEvent, "id"|"place"|"origin">) => {ends: Spot[], drawn: Spot[]}} `drawn` are the corners
 *   of its way, and of what holds its shapes
 */
export function extentOf(scene) {
  const drawn = known.get(scene) ?? cornersOf(scene);
  known.set(scene, drawn);
  return ({ id, place, origin }) => ({
    ends: [place, origin].map((end) => placeOf(scene, end)).filter((end) => end !== undefined),
    drawn: drawn.get(id) ?? [] });
}

/**
 * The place of an event, else the middle of its way and shapes, called as the event is.
 *
 * @param {SceneData} scene
 * @param {SceneEvent|null} event
 * @returns {ScenePlace|undefined} none where nobody says
 */
export function whereabouts(scene, event) {
  const place = placeOf(scene, event?.place);
  if (place !== undefined || event === null) return place;
  const { drawn } = extentOf(scene)(event);
  if (drawn.length === 0) return undefined;
  const [lat, lng] = (/** @type {const} */ (["lat", "lng"])).map((axis) => {
    const all = drawn.map((corner) => corner[axis]);
    return (Math.min(...all) + Math.max(...all)) / 2;
  });
  return { name: event.title, spellings: [], lat, lng, radius: 0, kind: "" };
}
