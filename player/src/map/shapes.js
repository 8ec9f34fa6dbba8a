/**
 * Polygons in the plane: what of them is seen, whether a point lies in them, and a point well inside to name them at.
 *
 * Pure: points in, points out; a shape is its rings, of which those inside others are holes. Called by areas.js and
 * picture.js.
 *
 * @import { Box, Point } from "./geometry.js"
 * @typedef {Point[]} Ring whose last point need not be its first
 */

/** Corners nearer to each other than this, in pixels, are one to the eye. */
const NEAR = 0.8;
/** Lines from west to east on which a point inside is looked for. */
const LINES = 11;

/** @param {Ring} ring @returns {[from: Point, to: Point][]} */
const sides = (ring) => ring.map((point, i) => [ring[(i + ring.length - 1) % ring.length], point]);

/** Half of what the formula gives, as long as only sizes are compared. @param {Ring} ring */
export const sizeOf = (ring) => Math.abs(sides(ring).reduce((sum, [[ax, ay], [bx, by]]) => sum + ax * by - bx * ay, 0));

/** Where some rings cross a line from west to east, from the west. @param {Ring[]} rings @param {number} y */
function crossings(rings, y) {
  return rings.flatMap(sides).filter(([[, ay], [, by]]) => (ay > y) !== (by > y))
    .map(([[ax, ay], [bx, by]]) => ax + ((y - ay) / (by - ay)) * (bx - ax)).sort((a, b) => a - b);
}

/** Whether a point lies in a shape and in no hole of it. @param {Ring[]} rings @param {Point} point */
export const holds = (rings, [x, y]) => crossings(rings, y).filter((at) => at > x).length % 2 === 1;

/** @param {Ring[]} rings @param {Point} point */
function distanceToEdge(rings, [x, y]) {
  return Math.min(...rings.flatMap(sides).map(([[ax, ay], [bx, by]]) => {
    const [dx, dy] = [bx - ax, by - ay];
    const length = dx * dx + dy * dy;
    const share = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / length));
    return Math.hypot(ax + share * dx - x, ay + share * dy - y);
  }));
}

/**
 * A point inside a polygon, as far from its edge as is easily found.
 *
 * @param {Ring[]} rings
 * @returns {Point} a corner where it has no inside
 */
export function innerPoint(rings) {
  const heights = rings[0].map(([, y]) => y);
  const [top, bottom] = [Math.min(...heights), Math.max(...heights)];
  /** @type {{at: Point, room: number}} */
  let best = { at: rings[0][0], room: 0 };
  for (let i = 1; i <= LINES; i += 1) {
    const y = top + ((bottom - top) * (i - 0.5)) / LINES;
    const found = crossings(rings, y);
    for (let k = 0; k + 1 < found.length; k += 2) {
      if (found[k + 1] - found[k] <= 2 * best.room) continue; // its middle is no farther from the edge
      /** @type {Point} */
      const at = [(found[k] + found[k + 1]) / 2, y];
      const room = distanceToEdge(rings, at);
      if (room > best.room) best = { at, room };
    }
  }
  return best.at;
}

/** A ring without the corners that nobody can tell apart. @param {Ring} ring in pixels @returns {Ring} */
export function thinned(ring) {
  let [lastX, lastY] = [Infinity, Infinity];
  return ring.filter(([x, y]) => {
    if (Math.abs(x - lastX) + Math.abs(y - lastY) < NEAR) return false;
    [lastX, lastY] = [x, y];
    return true;
  });
}

/**
 * The part of a ring on one side of a line: `inside` says how far a point is on that side.
 *
 * @param {Ring} ring
 * @param {(point: Point) => number} inside
 */
function cut(ring, inside) {
  return sides(ring).flatMap(([a, b]) => {
    const [from, to] = [inside(a), inside(b)];
    const share = from / (from - to);
    /** @type {Point[]} */
    const edge = (from < 0) === (to < 0) ? [] : [[a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])]];
    return to < 0 ? edge : [...edge, b];
  });
}

/** What of a ring lies in a box, to be filled. @param {Ring} ring @param {Box} box @returns {Ring} */
export function clipped(ring, { left, top, right, bottom }) {
  /** @type {((point: Point) => number)[]} */
  const lines = [([x]) => x - left, ([x]) => right - x, ([, y]) => y - top, ([, y]) => bottom - y];
  return lines.reduce((rest, inside) => (rest.every((point) => inside(point) >= 0) ? rest : cut(rest, inside)), ring);
}
