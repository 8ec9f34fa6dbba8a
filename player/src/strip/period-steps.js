/**
 * The dates to which the ends of the period can be put: those on which something begins.
 *
 * It owns which these are and which is nearest, and knows no DOM, so it runs in Node as it does in a page. A date is a
 * day, or a month or a year where the event that begins with it lasts for one. Called by period-ends.js.
 *
 * @import { Columns } from "../time/columns.js"
 * @import { Engine } from "../types.js"
 *
 * @typedef {{text: string, at: number}} Step a year, month or day, and where on the axis it begins or ends, UTC
 *   milliseconds
 * @typedef {{from: Step[], to: Step[]}} Steps for either end of the period, by `at`
 */
import { firstWhere } from "../time/axis.js";
import { dayText } from "../time/instant.js";

const MINUTE = 60000;
const DAY = 86400000;
/** Clocks differ by fewer minutes than this. */
const OFFSETS = 10000;
/** No month and no year is shorter. */
const MONTH = 28 * DAY;
const YEAR = 365 * DAY;

/**
 * The date with which an event begins, as clocks on the spot show it.
 *
 * @param {number} start milliseconds of local time
 * @param {number} length milliseconds
 */
function dateOf(start, length) {
  const day = new Date(Math.floor(start / DAY) * DAY);
  const [year, month] = [day.getUTCFullYear(), day.getUTCMonth()];
  const isFirst = length >= MONTH && day.getUTCDate() === 1;
  const isYear = isFirst && month === 0 && length >= YEAR;
  const end = new Date(day);
  if (isYear) end.setUTCFullYear(year + 1);
  else if (isFirst) end.setUTCMonth(month + 1);
  else end.setUTCDate(day.getUTCDate() + 1);
  return { start: day.getTime(), end: end.getTime(), text: dayText(day.getTime(), isYear ? 1 : isFirst ? 2 : 3) };
}

/**
 * Each text once: where it begins first, or where it ends last.
 *
 * @param {Step[]} steps
 * @param {1|-1} sign 1 for the first, -1 for the last
 * @returns {Step[]} by `at`
 */
function distinct(steps, sign) {
  /** @type {Map<string, Step>} */
  const found = new Map();
  for (const step of steps) {
    if ((found.get(step.text)?.at ?? Infinity * sign) * sign > step.at * sign) found.set(step.text, step);
  }
  return [...found.values()].sort((a, b) => a.at - b.at);
}

/**
 * Find the dates on which the events of an engine begin.
 *
 * @param {Pick<Engine, "rows"> & {columns: Pick<Columns, "start"|"end"|"offset">}} engine
 * @returns {Steps}
 */
export function stepsOf({ rows, columns: { start, end, offset } }) {
  /** By day, length and clock: of a million events there are but a few thousand. @type {Map<number, number>} */
  const kinds = new Map();
  for (const i of rows) {
    const day = Math.floor((start[i] + offset[i] * MINUTE) / DAY);
    const length = end[i] - start[i];
    const size = length >= YEAR ? 2 : length >= MONTH ? 1 : 0;
    kinds.set(((day * 3) + size) * OFFSETS + offset[i], i);
  }
  const dates = [...kinds.values()].map((i) => ({ shift: offset[i] * MINUTE,
    ...dateOf(start[i] + offset[i] * MINUTE, Math.min(YEAR, end[i] - start[i])) }));
  return { from: distinct(dates.map((date) => ({ text: date.text, at: date.start - date.shift })), 1),
    to: distinct(dates.map((date) => ({ text: date.text, at: date.end - date.shift })), -1) };
}

/**
 * The step that lies nearest on the axis.
 *
 * @param {Step[]} steps
 * @param {number} position
 * @param {(ms: number) => number} positionOf
 * @returns {Step|undefined} undefined if there is none
 */
export function nearest(steps, position, positionOf) {
  const after = firstWhere(steps.length, (i) => positionOf(steps[i].at) >= position);
  const { [after - 1]: left, [after]: right } = steps;
  if (left === undefined || right === undefined) return left ?? right;
  return position - positionOf(left.at) < positionOf(right.at) - position ? left : right;
}

/**
 * Where an end stands among the steps; between two of them half a step after the first.
 *
 * @param {Step[]} steps
 * @param {string} text
 * @param {number} at UTC milliseconds
 */
export function indexOf(steps, text, at) {
  const index = steps.findIndex((step) => step.text === text);
  return index >= 0 ? index : firstWhere(steps.length, (i) => steps[i].at >= at) - 0.5;
}
