/**
 * How near the map looks at something, and how much of the land around it is looked at too.
 *
 * Pure but for the projection. Called by viewport.js.
 *
 * @import { SceneBounds, ScenePlace } from "../scene.js"
 * @import { Look } from "./flights.js"
 */
import { L } from "../leaflet.js";
import { CLOSEST_OPENING } from "./opening-view.js";

/**
 * A step of a presentation keeps the zoom if it is at most so many levels further out than would fit; else it leaves
 * some room.
 * @type {Look}
 */
export const LOOSE_STEP = { loose: 1.4, air: 0.8, closest: CLOSEST_OPENING, isKept: true };
/** @type {Look} */
export const EXACT = { loose: 0.1, air: 0, closest: CLOSEST_OPENING };
/** A shot that fits a little loosely is no reason to move. */
const LOOSE_SHOT = { loose: 0.6, air: 0 };
/** An event stands so many pixels from the next, but is never seen from nearer than this. */
const APART = 72;
const CLOSEST_EVENT = 8;
/** An area is to be seen whole, however small it is. */
const CLOSEST_AREA = 11;
/** How much of the land around a vaguely known place it shows, in kilometres; and metres across of each of them. */
const MOST_AROUND = 250;
const ACROSS = 2000;

/** @param {SceneBounds} box */
export const areaOf = ([west, south, east, north]) => L.latLngBounds([south, west], [north, east]);

/** What some places take of the world, as far as they are known. @param {ScenePlace[]} places */
export function around(places) {
  const area = L.latLngBounds([]);
  for (const { lat, lng, radius } of places) {
    area.extend(L.latLng(lat, lng).toBounds(Math.min(MOST_AROUND, radius) * ACROSS));
  }
  return area;
}

/** How near a part of the world is looked at most. @param {L.LatLngBounds} area @param {boolean} hasAreas */
export const closestTo = (area, hasAreas) => (
  hasAreas && !area.getNorthEast().equals(area.getSouthWest()) ? CLOSEST_AREA : CLOSEST_OPENING);

/**
 * @param {L.Map} map
 * @param {L.LatLngBounds} area
 * @param {L.LatLngLiteral|null} apart what is to stand apart from a single point
 * @param {number} most how near it is looked at most, where nothing is to stand apart
 * @returns {Look}
 */
export function lookAt(map, area, apart, most) {
  const pixels = apart === null ? 0 : map.project(area.getCenter(), 0).distanceTo(map.project(apart, 0));
  const closest = pixels === 0 || most > CLOSEST_EVENT ? most
    : Math.max(CLOSEST_OPENING - 1, Math.min(CLOSEST_EVENT, Math.log2(APART / pixels)));
  return { ...(apart === null ? LOOSE_SHOT : EXACT), closest };
}
