/**
 * The filter that emptied a view.
 *
 * @import { Filters } from "../src/time/filters.js"
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { emptied } from "../src/time/emptied.js";
import { createEngine } from "../src/time/engine.js";
import { NO_FILTERS } from "../src/time/filters.js";
import { both, makeEvent, makeScene } from "./builders.js";

const at = (/** @type {number} */ year) => Date.UTC(year, 0, 2);
const events = [makeEvent({ layer: "train", title: both("Line opens"), start: at(2001), end: at(2002) }),
  makeEvent({ layer: "meeting", title: both("Talks"), start: at(2005), end: at(2006) })];
const { countOf } = createEngine(makeScene({ events, period: { start: at(2001), end: at(2006) } }));
const found = (/** @type {Partial<Filters>} */ filters, before = NO_FILTERS) => (
  emptied({ ...NO_FILTERS, ...filters }, { ...NO_FILTERS, ...before }, countOf));

test("each filter is named by what it does alone", () => {
  assert.deepEqual(found({ query: "xyzzy", layers: ["train", "meeting"] }), ["query"]);
  assert.deepEqual(found({ from: "1980", to: "1981" }), ["period"]);
  assert.deepEqual(found({ layers: [] }), ["layers"]);
  assert.deepEqual(found({ statuses: ["cancelled"] }), ["statuses"]);
});

test("of two each of which empties it, it is the one that came last", () => {
  assert.deepEqual(found({ query: "talks", layers: ["train"] }, { ...NO_FILTERS, layers: ["train"] }), ["query"]);
  assert.deepEqual(found({ query: "talks", layers: ["train"] }, { ...NO_FILTERS, query: "talks" }), ["layers"]);
});

test("filters of which no single one does are named together; without any there is none", () => {
  assert.deepEqual(found({ query: "xyzzy", layers: [] }), ["query", "layers"]);
  assert.deepEqual(emptied(NO_FILTERS, NO_FILTERS, () => 0), []);
});
