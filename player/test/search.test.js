/**
 * The search, on the cases that Python is tested on too.
 *
 * @import { SceneEvent } from "../src/scene.js"
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { createSearch } from "../src/time/search.js";
import { readColumns } from "../src/time/columns.js";
import { PLACE, VARIANTS, at, both, cases, claim, makeEvent, makeScene } from "./builders.js";

const shared = cases("search");
const pair = (/** @type {[string, string]} */ [en, zh]) => ({ en, zh });
const places = Object.fromEntries(Object.entries(shared.places).map(([id, [en, zh, ...spellings]]) => (
  [id, { ...PLACE, name: { en, zh }, spellings }])));
const events = shared.events.map((/** @type {any} */ given) => makeEvent({ id: given.id, start: at(given.when),
  title: pair(given.title), summary: pair(given.summary), when: given.when, place: given.place,
  origin: given.origin, actors: given.actors,
  claims: given.claims.map((/** @type {any} */ one) => ({ ...claim("reports", 0), ...one,
    translation: { en: one.translation }, note: { en: one.note ?? "" }, by: both(one.by) })) }));
const people = Object.fromEntries(shared.names.map((/** @type {string[]} */ [en, zh, ...spellings]) => (
  [en, { name: { en, zh }, spellings }])));
const sources = Object.fromEntries(Object.entries(shared.sources).map(([id, { title, publisher }]) => (
  [id, { title, publisher: both(publisher), published: null, language: "en", url: null, archive_url: null }])));
const scene = makeScene({ events, places, people, sources,
  search: { query: "", variants: VARIANTS, names: shared.names, endings: shared.endings } });
const search = createSearch(readColumns(scene), scene);
const found = (/** @type {string} */ query) => {
  const mask = search.matches(query);
  return events.filter((/** @type {SceneEvent} */ _, /** @type {number} */ i) => mask === null || mask[i] === 1)
    .map((/** @type {SceneEvent} */ { id }) => id).sort();
};

for (const [query, ids] of shared.cases) {
  test(`search: ${JSON.stringify(query)}`, () => assert.deepEqual(found(query), ids));
}

for (const [query, meant] of shared.suggested) {
  test(`search: ${JSON.stringify(query)} may mean ${JSON.stringify(meant)}`, () => assert.equal(search.suggested(query), meant));
}

for (const [query, text, hits] of shared.marked) {
  test(`search: ${JSON.stringify(query)} is marked in ${JSON.stringify(text)}`, () => {
    const runs = search.marked(text, query);
    assert.equal(runs.map((run) => run.text).join(""), text);
    assert.deepEqual(runs.filter(({ isHit }) => isHit).map((run) => run.text), hits);
  });
}

test("search: a query of any length is answered by its beginning", () => {
  assert.deepEqual(found(`${"kim ".repeat(25_000)}nowhere`), ["talks", "visit"]);
  assert.deepEqual(found("x".repeat(100_000)), []);
  assert.deepEqual(found("\"".repeat(100_000)), ["talks", "train", "visit"]);
});

test("search: queries that find the same have one key", () => {
  assert.equal(search.keyOf("Talks"), search.keyOf(" talks, "));
  assert.equal(search.keyOf("  "), search.keyOf("!"));
  assert.notEqual(search.keyOf("talks"), search.keyOf("train"));
});
