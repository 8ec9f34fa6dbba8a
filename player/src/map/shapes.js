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
/** Lines from west to east on which a point inside is looked for, the first first; so much wider a later one is. */
const LINES = [0.5, 0.65, 0.35, 0.8, 0.2];
const WIDER = 1.2;

/** Go along the sides of a ring. @param {Ring} ring @param {(from: Point, to: Point) => void} visit */
function along(ring, visit) {
  let before = ring[ring.length - 1];
  for (const point of ring) {
    visit(before, point);
    before = point;
  }
}

/** Twice what a ring takes in. @param {Ring} ring */
export function sizeOf(ring) {
  let sum = 0;
  along(ring, ([ax, ay], [bx, by]) => { sum += ax * by - bx * ay; });
  return Math.abs(sum);
}

/** Where some rings cross a line from west to east, from the west. @param {Ring[]} rings @param {number} y */
function crossings(rings, y) {
  /** @type {number[]} */
  const found = [];
  for (const ring of rings) {
    along(ring, ([ax, ay], [bx, by]) => {
      if ((ay > y) !== (by > y)) found.push(ax + ((y - ay) / (by - ay)) * (bx - ax));
    });
  }
  return found.sort((a, b) => a - b);
}

/** Whether a point lies in a shape and in no hole of it. @param {Ring[]} rings @param {Point} point */
export const holds = (rings, [x, y]) => crossings(rings, y).filter((at) => at > x).length % 2 === 1;

/**
 * A point inside a polygon, in the middle of its widest part, up and down too. Python has the same rule
 * (tests/cases/areas.json).
 *
 * @param {Ring[]} rings
 * @returns {Point} a corner where it has no inside
 */
export function innerPoint(rings) {
  const heights = rings[0].map(([, y]) => y);
  const [top, bottom] = [Math.min(...heights), Math.max(...heights)];
  let at = rings[0][0];
  let most = 0;
  for (const share of LINES) {
    const y = top + (bottom - top) * share;
    const found = crossings(rings, y);
    for (let k = 0; k + 1 < found.length; k += 2) {
      const width = found[k + 1] - found[k];
      if (width <= most * WIDER) continue;
      most = width;
      at = [(found[k] + found[k + 1]) / 2, y];
    }
  }
  const [x, y] = at;
  const across = crossings(rings.map((ring) => ring.map(([east, south]) => [south, east])), x);
  const below = across.findIndex((other, k) => k % 2 === 1 && other >= y);
  return below < 0 || across[below - 1] > y ? at : [x, (across[below - 1] + across[below]) / 2];
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
  /** @type {Ring} */
  const kept = [];
  along(ring, (a, b) => {
    const [from, to] = [inside(a), inside(b)];
    const share = from / (from - to);
    if ((from < 0) !== (to < 0)) kept.push([a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])]);
    if (to >= 0) kept.push(b);
  });
  return kept;
}

/** What of a ring lies in a box, to be filled. @param {Ring} ring @param {Box} box @returns {Ring} */
export function clipped(ring, { left, top, right, bottom }) {
  /** @type {((point: Point) => number)[]} */
  const lines = [([x]) => x - left, ([x]) => right - x, ([, y]) => y - top, ([, y]) => bottom - y];
  return lines.reduce((rest, inside) => (rest.every((point) => inside(point) >= 0) ? rest : cut(rest, inside)), ring);
}
