/**
 * A moment as text: ISO 8601 in and out.
 *
 * Pure; called by settings.js, comparison.js and whoever writes a link.
 */
const ISO = /^([+-]\d{6}|\d{4})(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?)?)?$/;

/** @param {string} text @returns {number} UTC milliseconds, NaN if it is no time */
export function parseTime(text) {
  const match = ISO.exec(text);
  if (match === null) return NaN;
  // Without a zone, Date.parse would take a time of day for the reader's own.
  const isLocal = match[4] !== undefined && match[7] === undefined;
  return Date.parse(isLocal ? `${text}Z` : text);
}

/** As short as it can be without saying less. @param {number} ms */
export const writeTime = (ms) => new Date(ms).toISOString().replace(/(:00)?\.000Z$/, "Z");
