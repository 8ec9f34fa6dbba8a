/**
 * A moment as text: ISO 8601 in and out, in any year that a date may have, and the days and years of EDTF.
 *
 * Years are astronomical: 0 is 1 BC. Pure; called by whoever reads or writes a time or takes a date apart. Python reads
 * and writes alike: tests/cases/instants.json holds the cases on which both must agree.
 */
const ISO = /^([+-]\d{6}|\d{4})(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?)?)?$/;
const OLD = /^Y?-(\d{4,6})(?!\d)/;
const NUMBERS = /^Y?(-?\d{4,6})(?:-(\d\d))?(?:-(\d\d))?(?![\dX])/;
/** The first year of which a `Date` holds the whole, and the last that is written with four digits. */
export const [FIRST_YEAR, LAST_YEAR] = [-271820, 9999];

/** @param {string} text @returns {number} UTC milliseconds, NaN if it is no time */
export function parseTime(text) {
  // A script's dates know years before 0 by their six digits alone.
  const whole = text.replace(OLD, (_, /** @type {string} */ year) => `-${year.padStart(6, "0")}`);
  const match = ISO.exec(whole);
  if (match === null) return NaN;
  // Without a zone, Date.parse would take a time of day for the reader's own.
  const isLocal = match[4] !== undefined && match[7] === undefined;
  return Date.parse(isLocal ? `${whole}Z` : whole);
}

/** A year, month or day as EDTF has it. @param {number} year @param {number[]} rest */
export function spelled(year, ...rest) {
  const digits = String(Math.abs(year)).padStart(4, "0");
  return [`${year < -LAST_YEAR ? "Y" : ""}${year < 0 ? "-" : ""}${digits}`,
    ...rest.map((part) => String(part).padStart(2, "0"))].join("-");
}

/** Year, month and day of a date, as far as they are given. @param {string} edtf */
export const numbersIn = (edtf) => (NUMBERS.exec(edtf.replace(/(-XX)+$/, "")) ?? []).slice(1)
  .filter((part) => part !== undefined).map(Number);

/** The day of a moment, or its month or year, as EDTF has it. @param {number} ms @param {number} [parts] 1 to 3 */
export function dayText(ms, parts = 3) {
  const date = new Date(ms);
  return spelled(.../** @type {[number]} */ (
    [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()].slice(0, parts)));
}

/** As short as it can be without saying less. @param {number} ms */
export const writeTime = (ms) => `${dayText(ms)}${new Date(ms).toISOString().slice(-14)}`.replace(/(:00)?\.000Z$/, "Z");
