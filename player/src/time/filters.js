/**
 * The reader's filters, as a mask over the events of a scene: layers, statuses, a period and words that are looked for.
 *
 * It owns which event passes and how many of each kind do; what is there of those that pass is engine.js's, which calls
 * it. Pure. Python filters alike: tests/cases/filters.json holds the cases on which both must agree.
 *
 * @import { Status } from "../scene.js"
 * @import { Settings } from "../types.js"
 * @import { Columns } from "./columns.js"
 * @import { Ends } from "./period.js"
 * @import { Search } from "./search.js"
 *
 * @typedef {Pick<Settings, "layers"|"statuses"|"from"|"to"|"query">} Filters
 *
 * @typedef {object} Passing what passes some filters
 * @property {string} key equal for equal filters
 * @property {Uint8Array} mask 1 for each event that passes, else 0
 * @property {Uint32Array} rows the indices of those that pass, rising
 * @property {Map<string, number>} layerCounts how many of each layer pass the other filters
 * @property {Record<Status, number>} statusCounts how many of each status pass the other filters
 * @property {Ends} ends of the period
 */
import { STATES, STATUSES } from "./clocks.js";
import { endsOf, isInside } from "./period.js";

/** @type {Filters} */
export const NO_FILTERS = Object.freeze({ layers: null, statuses: STATUSES, from: null, to: null, query: "" });
/** Bits of what an event fails. */
const FAILS = { layer: 1, status: 2 };

/**
 * @template {string} Name
 * @param {readonly Name[]} names
 * @param {Uint32Array} counts by the index of the names in a longer list
 * @param {readonly string[]} all that list
 */
const counted = (names, counts, all) => /** @type {Record<Name, number>} */ (
  Object.fromEntries(names.map((name) => [name, counts[all.indexOf(name)]])));

/**
 * For each index in a vocabulary the bit that it fails, if any.
 *
 * @param {readonly string[]} all
 * @param {readonly string[]|null} chosen null for all
 * @param {number} bit
 */
function failing(all, chosen, bit) {
  if (chosen === null) return new Uint8Array(256);
  const found = new Uint8Array(256).fill(bit); // what is of no known kind is not chosen with any
  all.forEach((name, index) => { if (chosen.includes(name)) found[index] = 0; });
  return found;
}

/**
 * Make what filters the events of a scene.
 *
 * @param {Columns} columns
 * @param {Search} search
 */
export function createFilter(columns, search) {

  /** @param {Filters} filters */
  function keyOf({ layers, statuses, from, to, query }) {
    return JSON.stringify([layers && columns.layers.filter((name) => layers.includes(name)),
      STATUSES.filter((name) => statuses.includes(name)), from, to, search.keyOf(query)]);
  }

  /** @param {Filters} filters @returns {Passing} */
  function passing(filters) {
    const { count, layer, layers, status } = columns;
    const ends = endsOf(filters);
    const hasWords = search.matches(filters.query);
    const byLayer = failing(layers, filters.layers, FAILS.layer);
    const byStatus = failing(STATES, filters.statuses, FAILS.status);
    const layerCounts = new Uint32Array(256);
    const statusCounts = new Uint32Array(256);
    const mask = new Uint8Array(count);
    const rows = new Uint32Array(count);
    let passed = 0;
    for (let i = 0; i < count; i += 1) {
      if ((hasWords !== null && hasWords[i] === 0) || !isInside(columns, i, ends)) continue;
      const failed = byLayer[layer[i]] | byStatus[status[i]];
      if ((failed & ~FAILS.layer) === 0) layerCounts[layer[i]] += 1;
      if ((failed & ~FAILS.status) === 0) statusCounts[status[i]] += 1;
      if (failed !== 0) continue;
      mask[i] = 1;
      rows[passed] = i;
      passed += 1;
    }
    return { key: keyOf(filters), mask, rows: rows.slice(0, passed), ends,
      layerCounts: new Map(layers.map((id, i) => [id, layerCounts[i]])),
      statusCounts: counted(STATUSES, statusCounts, STATES) };
  }

  return { keyOf, passing };
}
