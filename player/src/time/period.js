/**
 * The period that a reader chooses: what its ends mean, which events lie in it, and from when to when the story is then
 * told.
 *
 * Pure; called by filters.js, engine.js and settings.js. Python takes dates and compares them alike:
 * tests/cases/filters.json holds the cases on which both must agree.
 *
 * @import { ScenePeriod } from "../scene.js"
 * @import { Settings } from "../types.js"
 * @import { Columns } from "./columns.js"
 *
 * @typedef {{start: number|null, end: number|null}} Ends milliseconds as clocks on the spot show them, the end not
 *   included; null where the period is open
 */

import { FIRST_YEAR, numbersIn } from "./instant.js";
import { firstOf, lastOf } from "./lasting.js";

const MINUTE = 60000;
/** A year, a month or a day; a month from 21 on is a season. */
const DATE = /^(?:-?\d{4}|Y?-\d{5,6})(?:-\d\d(?:-\d\d)?)?$/;
/** A decade, 199X, or a century, 19XX; parts that are not known, as in 1999-XX. */
const ROUND = /^-?\d\d(?:\dX|XX)$/;
const UNKNOWN = /(?:-XX)+$/;
/** First and last month, spring to winter, which is counted to the end of its year. @type {Map<number, number[]>} */
const SEASONS = new Map([[21, [3, 5]], [22, [6, 8]], [23, [9, 11]], [24, [12, 12]]]);

/**
 * Milliseconds at which a day begins; the day after a month's last is the next month's first.
 *
 * @param {number} year
 * @param {number} month from 1; the thirteenth is the next year's first
 * @param {number} day
 */
function dayStart(year, month = 1, day = 1) {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day); // Date.UTC would take the year 99 for 1999
  return date.getTime();
}

/** @param {number} first year @param {number} last year */
const years = (first, last) => ({ start: dayStart(first), end: dayStart(last + 1) });

/** @param {number} year @param {number} month */
function months(year, month) {
  const [first, last] = SEASONS.get(month) ?? [month, month];
  return first < 1 || last > 12 ? null : { start: dayStart(year, first), end: dayStart(year, last + 1) };
}

/** @param {number} year @param {number} month @param {number} day */
function oneDay(year, month, day) {
  const start = dayStart(year, month, day);
  const found = new Date(start);
  const isReal = found.getUTCMonth() === month - 1 && found.getUTCDate() === day;
  return isReal ? { start, end: dayStart(year, month, day + 1) } : null;
}

/**
 * From when to when a date lasts: a year, month or day as text, or a decade, century or season as the tables have them.
 *
 * @param {string} text
 * @returns {{start: number, end: number}|null} milliseconds of local time, the end not included; null if it is no date
 */
export function spanOf(text) {
  if (ROUND.test(text)) {
    const ends = ["0", "9"].map((digit) => Number(text.replaceAll("X", digit)));
    return years(Math.min(...ends), Math.max(...ends));
  }
  const [year, month, day] = DATE.test(text.replace(UNKNOWN, "")) ? numbersIn(text) : [];
  if (year === undefined || year < FIRST_YEAR) return null;
  if (month === undefined) return years(year, year);
  return day === undefined ? months(year, month) : oneDay(year, month, day);
}

/** @param {Pick<Settings, "from"|"to">} settings @returns {Ends} */
export const endsOf = ({ from, to }) => ({ start: from === null ? null : spanOf(from)?.start ?? null,
  end: to === null ? null : spanOf(to)?.end ?? null });

/**
 * Whether an event lies in the period at least in part. A day is a day wherever it dawns: both sides are compared as
 * clocks on the spot show them.
 *
 * @param {Columns} columns
 * @param {number} i
 * @param {Ends} ends
 */
export function isInside(columns, i, ends) {
  const { offset, endOffset } = columns;
  return (ends.end === null || firstOf(columns, i) + offset[i] * MINUTE < ends.end)
    && (ends.start === null || lastOf(columns, i) + endOffset[i] * MINUTE > ends.start);
}

/**
 * From when to when the story is told: the whole period where the reader has chosen none; else what events and claims
 * say inside the one chosen, whose ends are in days as the event's own place counts them.
 *
 * @param {ScenePeriod} period
 * @param {Columns} columns
 * @param {Ends} ends
 * @returns {ScenePeriod}
 */
export function periodOf(period, columns, ends) {
  if (ends.start === null && ends.end === null) return period;
  const { count, offset, claims: { first, known } } = columns;
  let low = Infinity;
  let high = -Infinity;
  for (let i = 0; i < count; i += 1) {
    if (!isInside(columns, i, ends)) continue;
    const from = (ends.start ?? -Infinity) - offset[i] * MINUTE;
    const until = (ends.end ?? Infinity) - offset[i] * MINUTE;
    /** @param {number} t */
    const take = (t) => {
      const inside = Math.min(until, Math.max(from, t));
      low = Math.min(low, inside);
      high = Math.max(high, inside);
    };
    take(firstOf(columns, i));
    take(lastOf(columns, i));
    for (let c = first[i]; c < first[i + 1]; c += 1) take(known[c]);
  }
  if (low > high) return period;
  const from = ends.start === null ? period.start : Math.max(period.start, low);
  const until = ends.end === null ? period.end : Math.min(period.end, high);
  return { start: from, end: Math.max(until, from + 1) };
}
