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

const MINUTE = 60000;
const DAY = 86400000;
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
  return { start: day.getTime(), end: end.getTime(), text: day.toISOString().slice(0, isYear ? 4 : isFirst ? 7 : 10) };
}

/** Each text once, by where it stands. @param {Map<string, number>} places @returns {Step[]} */
const inOrder = (places) => [...places].map(([text, at]) => ({ text, at })).sort((a, b) => a.at - b.at);

/**
 * Find the dates on which the events of an engine begin.
 *
 * @param {Pick<Engine, "rows"> & {columns: Pick<Columns, "start"|"end"|"offset">}} engine
 * @returns {Steps}
 */
export function stepsOf({ rows, columns: { start, end, offset } }) {
  /** @type {Map<string, number>} */
  const from = new Map();
  /** @type {Map<string, number>} */
  const to = new Map();
  let last = "";
  for (const i of rows) {
    const shift = offset[i] * MINUTE;
    const length = Math.min(YEAR, end[i] - start[i]);
    // Events follow each other by their start: of a million, most begin on the day of the one before.
    const key = `${Math.floor((start[i] + shift) / DAY)} ${length >= MONTH ? length : 0} ${shift}`;
    if (key === last) continue;
    last = key;
    const date = dateOf(start[i] + shift, length);
    from.set(date.text, Math.min(from.get(date.text) ?? Infinity, date.start - shift));
    to.set(date.text, Math.max(to.get(date.text) ?? -Infinity, date.end - shift));
  }
  return { from: inOrder(from), to: inOrder(to) };
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
