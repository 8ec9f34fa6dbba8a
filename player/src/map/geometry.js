/**
 * Plane and sphere for what is drawn on the map: boxes, lines, bows, rings.
 *
 * Pure: numbers in, numbers and path data out; no DOM and no Leaflet. Called by whatever draws the marks.
 *
 * @typedef {[x: number, y: number]} Point
 * @typedef {{left: number, top: number, right: number, bottom: number}} Box in the pixels of the points
 * @typedef {[latitude: number, longitude: number]} Coordinates degrees
 * @typedef {(latitude: number, longitude: number) => Point} Project
 */
import { measures } from "../design.js";

const RADIANS = Math.PI / 180;
/** Beyond this latitude Mercator's map ends. */
const MAP_EDGE = 85;

/**
 * A box around its middle.
 *
 * @param {number} x
 * @param {number} y
 * @param {number} width
 * @param {number} height
 * @returns {Box}
 */
export function box(x, y, width, height) {
  return { left: x - width / 2, top: y - height / 2, right: x + width / 2, bottom: y + height / 2 };
}

/** @param {Box} a @param {Box} b @param {number} gap */
export function overlap(a, b, gap = 0) {
  return a.left < b.right + gap && b.left < a.right + gap && a.top < b.bottom + gap && b.top < a.bottom + gap;
}

/** @param {Box} inner @param {Box} outer */
export function within(inner, outer) {
  return inner.left >= outer.left && inner.right <= outer.right
    && inner.top >= outer.top && inner.bottom <= outer.bottom;
}

/** @param {Box} area @param {Point} point @param {number} gap */
export function contains(area, [x, y], gap = 0) {
  return x > area.left - gap && x < area.right + gap && y > area.top - gap && y < area.bottom + gap;
}

/** To a tenth. @param {number} number */
export const round = (number) => Math.round(number * 10) / 10;

/**
 * Path data of a line, without the stretches that lie wholly beyond one side of `view`.
 *
 * @param {Point[]} points
 * @param {Box} view
 */
export function pathData(points, view) {
  let data = "";
  let isDown = false;
  for (let i = 1; i < points.length; i += 1) {
    const [ax, ay] = points[i - 1];
    const [bx, by] = points[i];
    const isAway = (ax < view.left && bx < view.left) || (ax > view.right && bx > view.right)
      || (ay < view.top && by < view.top) || (ay > view.bottom && by > view.bottom);
    if (isAway) {
      isDown = false;
      continue;
    }
    if (!isDown) data += `M${round(ax)} ${round(ay)}`;
    data += `L${round(bx)} ${round(by)}`;
    isDown = true;
  }
  return data;
}

/**
 * A line from a to b, bent to the north by a share of its length.
 *
 * @param {Point} a
 * @param {Point} b
 * @param {number} bend
 * @returns {Point[]}
 */
export function curve([ax, ay], [bx, by], bend) {
  const west = ax <= bx ? 1 : -1;
  const cx = (ax + bx) / 2 + (by - ay) * bend * west * 2;
  const cy = (ay + by) / 2 - (bx - ax) * bend * west * 2;
  const steps = Math.min(800, Math.max(40, Math.round(Math.hypot(bx - ax, by - ay) / 3)));
  return Array.from({ length: steps + 1 }, (_, i) => {
    const s = i / steps;
    const r = 1 - s;
    return [r * r * ax + 2 * r * s * cx + s * s * bx, r * r * ay + 2 * r * s * cy + s * s * by];
  });
}

/**
 * The part of a line outside the boxes at its two ends.
 *
 * @param {Point[]} points
 * @param {Box} startBox
 * @param {Box} endBox
 * @param {number} gap
 */
export function trim(points, startBox, endBox, gap) {
  let first = 0;
  let last = points.length - 1;
  while (first < last && contains(startBox, points[first], gap)) first += 1;
  while (last > first && contains(endBox, points[last], gap)) last -= 1;
  return points.slice(first, last + 1);
}

/** Path data. @param {Point} from @param {Point} tip @param {number} size */
export function arrowHead([fromX, fromY], [x, y], size) {
  const angle = Math.atan2(y - fromY, x - fromX);
  const corner = (/** @type {number} */ turn) =>
    `${round(x + size * Math.cos(angle + turn))} ${round(y + size * Math.sin(angle + turn))}`;
  return `M${corner(0)}L${corner(2.5)}L${corner(-2.5)}Z`;
}

/**
 * @param {number} lat
 * @param {number} lng
 * @param {number} distance radians
 * @returns {Coordinates[]}
 */
function smallCircle(lat, lng, distance) {
  const [sinLat, cosLat] = [Math.sin(lat * RADIANS), Math.cos(lat * RADIANS)];
  return Array.from({ length: 73 }, (_, i) => {
    const bearing = (i / 36) * Math.PI;
    const sin = sinLat * Math.cos(distance) + cosLat * Math.sin(distance) * Math.cos(bearing);
    const turn = Math.atan2(Math.sin(bearing) * Math.sin(distance) * cosLat, Math.cos(distance) - sinLat * sin);
    return [Math.max(-MAP_EDGE, Math.min(MAP_EDGE, Math.asin(sin) / RADIANS)), lng + turn / RADIANS];
  });
}

/**
 * What is `radius` km around a point on the sphere; around a pole, up to the map's edge.
 *
 * @param {{lat: number, lng: number, radius: number}} circle
 * @returns {Coordinates[]}
 */
export function geodesicCircle({ lat, lng, radius }) {
  const distance = Math.min(radius / measures.earth_radius_km, 1.5);
  const points = smallCircle(lat, lng, distance);
  if (Math.abs(lat) + distance / RADIANS < 90) return points;
  const edge = Math.sign(lat) * MAP_EDGE;
  const along = points.slice(0, -1).sort((a, b) => a[1] - b[1]);
  return [[edge, lng - 180], [along[0][0], lng - 180], ...along, [along[along.length - 1][0], lng + 180],
    [edge, lng + 180], [edge, lng - 180]];
}
