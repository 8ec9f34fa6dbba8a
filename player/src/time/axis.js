/**
 * The axis of time: where a moment lies on it.
 *
 * Elastic, it gives room to what happened and folds the gaps, by the knots of the scene; linear, it is a plain ruler.
 * Between two knots it is straight. It knows no events, no DOM and no Leaflet, so it runs in Node as it does in a page;
 * engine.js asks it. Python and JavaScript agree on it by tests/cases/axis.json.
 *
 * All times are UTC milliseconds; positions run from 0 to 1.
 *
 * @import { SceneData, SceneFold, SceneKnot } from "../scene.js"
 * @typedef {"elastic"|"linear"} AxisKind
 * @typedef {ReturnType<typeof makeAxis>} Axis
 */

/**
 * Index of the first item for which `isBeyond` holds, in a list where it turns from false to true once.
 *
 * @param {number} length
 * @param {(index: number) => boolean} isBeyond
 */
export function firstWhere(length, isBeyond) {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBeyond(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * Reads y at x on a line through `points`, held at its ends. `from` and `to` name the two columns.
 *
 * @param {SceneKnot[]} points
 * @param {number} x
 * @param {0|1} from
 * @param {0|1} to
 */
function interpolate(points, x, from, to) {
  const last = points.length - 1;
  if (x <= points[0][from]) return points[0][to];
  if (x >= points[last][from]) return points[last][to];
  const next = firstWhere(points.length, (i) => points[i][from] > x);
  const a = points[next - 1];
  const b = points[next];
  return a[to] + ((b[to] - a[to]) * (x - a[from])) / (b[from] - a[from]);
}

/**
 * @param {Pick<SceneData, "period"|"axis">} scene
 * @param {AxisKind} kind
 */
export function makeAxis(scene, kind) {
  const given = scene.axis?.knots ?? [];
  /** @type {SceneKnot[]} */
  const usable = given.length >= 2 ? given : [[scene.period.start, 0], [scene.period.end, 1]];
  /** @type {SceneKnot[]} */
  const knots = kind === "linear" ? [[usable[0][0], 0], [usable[usable.length - 1][0], 1]] : usable;
  if (knots[0][0] === knots[1][0]) knots[1] = [knots[0][0] + 1, 1]; // a period of no length still has an axis
  return Object.freeze({
    kind,
    knots,
    /** @type {SceneFold[]} */
    folds: kind === "linear" ? [] : (scene.axis?.folds ?? []),
    /** @param {number} ms @returns {number} 0 to 1 */
    position: (ms) => interpolate(knots, ms, 0, 1),
    /** @param {number} p 0 to 1 @returns {number} UTC milliseconds */
    time: (p) => interpolate(knots, p, 1, 0),
  });
}
