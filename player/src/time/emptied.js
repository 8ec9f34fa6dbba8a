/**
 * Which filter has emptied the view: the one without which something is left.
 *
 * Pure; called by nothing-found.js.
 *
 * @import { Filters } from "./filters.js"
 */
import { NO_FILTERS } from "./filters.js";

/** What is set where a filter is dropped, by the filter's name. */
export const DROPPED = /** @type {const} */ ({
  query: { query: NO_FILTERS.query },
  period: { from: NO_FILTERS.from, to: NO_FILTERS.to },
  layers: { layers: NO_FILTERS.layers },
  statuses: { statuses: NO_FILTERS.statuses },
});
/** @typedef {keyof typeof DROPPED} Filter */
const NAMES = /** @type {Filter[]} */ (Object.keys(DROPPED));

/** Whether two views filter by one name alike. @param {Filter} name @param {Filters} a @param {Filters} b */
function isSame(name, a, b) {
  const pick = (/** @type {Filters} */ { query, from, to, layers, statuses }) => (
    { query: query.trim(), period: [from, to], layers: layers && [...layers].sort(),
      statuses: [...statuses].sort() })[name];
  return JSON.stringify(pick(a)) === JSON.stringify(pick(b));
}

/**
 * The filter that emptied the view, or all that do so together. Of several of which each one does, it is the one that
 * the reader has set last.
 *
 * @param {Filters} filters
 * @param {Filters} before which left something
 * @param {(filters: Filters) => number} countOf
 * @returns {Filter[]} none where nothing is filtered
 */
export function emptied(filters, before, countOf) {
  const active = NAMES.filter((name) => !isSame(name, filters, NO_FILTERS));
  const enough = active.filter((name) => countOf({ ...filters, ...DROPPED[name] }) > 0);
  const latest = enough.find((name) => !isSame(name, filters, before)) ?? enough[0];
  return latest === undefined ? active : [latest];
}
