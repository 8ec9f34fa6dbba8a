/**
 * What is news when: with hindsight events that begin, as reported claims that come in.
 *
 * It owns the moments of a story and what happens at each; it knows only the events that pass the reader's filters.
 * Pure; called by engine.js.
 *
 * @import { News } from "../types.js"
 * @import { Clock } from "./clocks.js"
 * @import { Columns } from "./columns.js"
 * @import { Passing } from "./filters.js"
 *
 * @typedef {{time: Float64Array, event: Uint32Array|null, claim: Uint32Array|null}} NewsColumns by time; without a
 *   column of events they are all, in their order
 */
import { memoize } from "../memoize.js";
import { firstWhere } from "./axis.js";
import { byKnown } from "./columns.js";
import { argsort, gather, unique } from "./order.js";

/** All claims of a scene as they came in: made once, whatever the filters. @param {Columns} columns */
export function claimsByTime({ count, claims: { first, known } }) {
  const owner = new Uint32Array(known.length);
  for (let i = 0; i < count; i += 1) owner.fill(i, first[i], first[i + 1]);
  const claim = argsort(known);
  return { time: gather(known, claim), event: gather(owner, claim), claim };
}

/** The places in a column of events at which one passes. @param {Uint32Array} event @param {Uint8Array} mask */
export function placesOf(event, mask) {
  const found = new Uint32Array(event.length);
  let count = 0;
  for (let k = 0; k < event.length; k += 1) {
    found[count] = k;
    count += mask[event[k]];
  }
  return found.subarray(0, count);
}

/**
 * @param {Columns} columns
 * @param {Passing} passing
 * @param {() => ReturnType<typeof claimsByTime>} allClaims
 */
export function createNews(columns, { mask, rows }, allClaims) {
  const isWhole = rows.length === columns.count;

  const news = memoize((/** @type {Clock} */ clock) => {
    if (clock !== "reported") {
      return isWhole ? { time: columns.start, event: null, claim: null }
        : { time: gather(columns.start, rows), event: rows, claim: null };
    }
    const all = allClaims();
    if (isWhole) return all;
    const order = placesOf(all.event, mask);
    return { time: gather(all.time, order), event: gather(all.event, order), claim: gather(all.claim, order) };
  });

  const moments = memoize((/** @type {Clock} */ clock) => unique(news(clock).time));

  /** @param {number} t @param {Clock} clock @returns {number|null} the first moment after t */
  function next(t, clock) {
    const all = moments(clock);
    return all[firstWhere(all.length, (i) => all[i] > t)] ?? null;
  }

  /** @param {number} t @param {Clock} clock @returns {number|null} the last moment before t */
  function previous(t, clock) {
    const all = moments(clock);
    return all[firstWhere(all.length, (i) => all[i] >= t) - 1] ?? null;
  }

  /**
   * What is news at a moment.
   *
   * @param {number} t
   * @param {Clock} clock
   * @param {number} most entries that are made
   */
  function happenings(t, clock, most) {
    const { time, event: owner, claim: which } = news(clock);
    const first = firstWhere(time.length, (i) => time[i] >= t);
    const total = firstWhere(time.length, (i) => time[i] > t) - first;
    /** @type {News[]} */
    const entries = [];
    for (let k = first; k < first + Math.min(most, total); k += 1) {
      const index = owner === null ? k : owner[k];
      const one = columns.event(index);
      const claim = which === null ? null : byKnown(one.claims)[which[k] - columns.claims.first[index]];
      entries.push({ event: one, claim });
    }
    return { entries, total };
  }

  /**
   * Minutes of local time from UTC at a moment: those of the event (as reported: of the news) that is nearest.
   * Of two that are equally near the earlier one counts.
   *
   * @param {number} t
   * @param {Clock} clock
   */
  function offsetAt(t, clock) {
    const { time, event: owner } = news(clock);
    if (time.length === 0) return 0;
    const offsetOf = (/** @type {number} */ k) => columns.offset[owner === null ? k : owner[k]];
    const after = firstWhere(time.length, (i) => time[i] >= t);
    const left = after > 0 ? firstWhere(time.length, (i) => time[i] >= time[after - 1]) : -1;
    if (left < 0) return offsetOf(after);
    if (after === time.length) return offsetOf(left);
    return t - time[left] <= time[after] - t ? offsetOf(left) : offsetOf(after);
  }

  return { next, previous, happenings, offsetAt, moments: (/** @type {Clock} */ clock) => [...moments(clock)] };
}
