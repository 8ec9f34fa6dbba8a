/**
 * Moved counts: how many are there in each of many bins, kept as time moves by counting only what enters and leaves.
 *
 * A step costs what it moves, whatever the length of the window; a leap over everything reads two columns once. Pure;
 * called by binning.js and engine.js.
 *
 * @import { Visibility } from "./visibility.js"
 */
import { firstWhere } from "./axis.js";
import { gather } from "./order.js";

/**
 * @param {Visibility} visibility
 * @param {Uint16Array|Uint32Array} keys the bin of each spell
 * @param {number} size how many bins there are
 */
export function createCounts({ from, leave, byLeave }, keys, size) {
  const counts = new Uint32Array(size);
  const order = byLeave();
  const leaves = gather(leave, order);
  const leavingKeys = gather(keys, order);
  let entered = 0;
  let left = 0;
  let at = -Infinity;

  /** @param {number} t @returns {boolean} whether anything has come or gone */
  function moveTo(t) {
    const [wasEntered, wasLeft] = [entered, left];
    if (t >= at) {
      while (entered < from.length && from[entered] <= t) { counts[keys[entered]] += 1; entered += 1; }
      while (left < leaves.length && leaves[left] <= t) { counts[leavingKeys[left]] -= 1; left += 1; }
    } else {
      while (left > 0 && leaves[left - 1] > t) { left -= 1; counts[leavingKeys[left]] += 1; }
      while (entered > 0 && from[entered - 1] > t) { entered -= 1; counts[keys[entered]] -= 1; }
    }
    at = t;
    return entered !== wasEntered || left !== wasLeft;
  }

  return Object.freeze({ counts, moveTo });
}

/**
 * How many are there at a moment, by two searches.
 *
 * @param {Float64Array} from rising
 * @param {Float64Array} leaves rising
 * @param {number} t
 */
export function countAt(from, leaves, t) {
  return firstWhere(from.length, (i) => from[i] > t) - firstWhere(leaves.length, (i) => leaves[i] > t);
}
