/**
 * Stepping aside: the shortest way for a box out of what is in its way.
 *
 * Pure: boxes in, an offset out. Called by clusters.js, for pills that would lie on the map's controls, and by
 * ride-marks.js, for rides that would hide a pill.
 *
 * @import { Box, Point } from "./geometry.js"
 */
import { contains, overlap } from "./geometry.js";

/** Smaller than this on both sides it is a button: what is under it steps aside; under a panel it is out of sight. */
const BUTTON = 110;
/** A way is kept while no other is shorter by more than this share: a ride must not leap to and fro. */
const FAITH = 0.35;
/** Ways around a second obstacle behind the first are tried, and no more. */
const DEPTH = 3;
/** Pixels by which it keeps clear. */
const GAP = 1;

/** @param {Box} area @param {Point} by @returns {Box} */
export function moved({ left, top, right, bottom }, [x, y]) {
  return { left: left + x, top: top + y, right: right + x, bottom: bottom + y };
}

/** The four ways out of an obstacle. @param {Box} area @param {Box} other @returns {Point[]} */
function waysOut(area, other) {
  return [[other.left - GAP - area.right, 0], [other.right + GAP - area.left, 0],
    [0, other.top - GAP - area.bottom], [0, other.bottom + GAP - area.top]];
}

/**
 * How far a box must move to be clear of all obstacles.
 *
 * @param {Box} area
 * @param {Box[]} obstacles
 * @param {Point} [last] how far it had moved before
 * @returns {Point} nothing where it is free, or where there is no way
 */
export function stepAside(area, obstacles, last = [0, 0]) {
  /** @type {(place: Box) => Box|undefined} */
  const blocking = (place) => obstacles.find((other) => overlap(place, other));
  if (blocking(area) === undefined) return [0, 0];
  /** @type {Point[]} */
  const found = [];
  /** @type {Point[]} */
  let reached = [[0, 0]];
  for (let depth = 0; depth < DEPTH; depth += 1) {
    /** @type {Point[]} */
    const next = [];
    for (const [x, y] of reached) {
      const place = moved(area, [x, y]);
      const other = blocking(place);
      if (other === undefined) found.push([x, y]);
      else next.push(...waysOut(place, other).map(([dx, dy]) => /** @type {Point} */ ([x + dx, y + dy])));
    }
    reached = next;
  }
  found.push(...reached.filter((by) => blocking(moved(area, by)) === undefined));
  /** @type {(by: Point) => number} */
  const cost = ([x, y]) => Math.hypot(x, y) * (x * last[0] + y * last[1] > 0 ? 1 - FAITH : 1);
  return found.length === 0 ? [0, 0] : found.reduce((best, by) => (cost(by) < cost(best) ? by : best));
}

/**
 * The obstacles for what stands at a point: what covers the point itself is none, unless it is a button.
 *
 * @param {Box[]} covers
 * @param {Point} point
 */
export function obstaclesAt(covers, point) {
  return covers.filter((one) => !contains(one, point)
    || (one.right - one.left < BUTTON && one.bottom - one.top < BUTTON));
}
