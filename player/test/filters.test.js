/**
 * The filters, on the cases that Python is tested on too, and what an engine knows of a story that is filtered.
 *
 * @import { SceneEvent } from "../src/scene.js"
 * @import { Filters } from "../src/time/filters.js"
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { createEngine } from "../src/time/engine.js";
import { NO_FILTERS } from "../src/time/filters.js";
import { check } from "../src/time/settings.js";
import { PLACE, at, both, cases, claim, makeEvent, makeScene } from "./builders.js";

const shared = cases("filters");
const places = Object.fromEntries(Object.entries(shared.places).map(([id, { name_en: en, name_zh: zh, spellings }]) => (
  [id, { ...PLACE, name: { en, zh }, spellings }])));
/** @typedef {Partial<SceneEvent> & {start: number, title_en: string, title_zh: string}} Given */
const events = shared.events.map((/** @type {Omit<Given, "claims"> & {claims: string[][]}} */ { title_en: en, title_zh: zh, claims, ...event }) => (
  makeEvent({ ...event, title: { en, zh },
    claims: claims.map(([quote, translation, by]) => ({ ...claim("reports", event.start), quote, translation: { en: translation }, by: both(by) })) })));
events.sort((/** @type {SceneEvent} */ a, /** @type {SceneEvent} */ b) => a.start - b.start);
const engine = createEngine(makeScene({ events, places, period: { start: at("2000-01-01"), end: at("2025-01-01") } }));
const among = (/** @type {Partial<Filters>} */ filters) => engine.among({ ...NO_FILTERS, ...filters });
const passing = (/** @type {Partial<Filters>} */ filters) => [...among(filters).rows].map((i) => events[i].id);

for (const { name, filters, passes } of shared.cases) {
  test(`filters: ${name}`, () => assert.deepEqual(new Set(passing(filters)), new Set(passes)));
}

for (const { name, filters, passes } of cases("lasting").cases) {
  test(`filters: ${name}`, () => {
    const lasting = createEngine(makeScene({ events: cases("lasting").events.map(makeEvent) }));
    assert.deepEqual([...lasting.among({ ...NO_FILTERS, ...filters }).rows].map((i) => lasting.event(i).id), passes);
  });
}

test("filters: an end of the period is a date, or null", () => {
  for (const date of shared.dates.sound) assert.deepEqual(check({ from: date, to: null }), { from: date, to: null });
  for (const date of shared.dates.wrong) assert.throws(() => check({ to: date }), RangeError, date);
});

test("filters: what is of a layer that the scene does not name passes where no layer is chosen", () => {
  const stray = createEngine(makeScene({ events: [makeEvent({ id: "stray", layer: "nowhere named" })], layers: [] }));
  const rows = (/** @type {string[]|null} */ layers) => [...stray.among({ ...NO_FILTERS, layers }).rows];
  assert.deepEqual([null, [], ["another"], null].map(rows), [[0], [], [], [0]]);
});

test("filters: a layer and a status are counted among what passes the others", () => {
  const { count, layerCounts, statusCounts } = among({ from: "2019", to: "2019", layers: ["meeting"], statuses: ["confirmed"] });
  assert.equal(count, 1);
  assert.deepEqual([...layerCounts], [["meeting", 1], ["train", 0], ["deployment", 0], ["other", 0]]);
  assert.deepEqual(statusCounts, { confirmed: 1, reported: 0, cancelled: 1, unfulfilled: 0, unstated: 0 });
});

test("filters: moments, steps, counts, bars and what is found are of what passes", () => {
  for (const clock of /** @type {const} */ (["hindsight", "reported"])) {
    const trains = among({ layers: ["train"] });
    const [day, evening] = ["day", "evening"].map((id) => events.find((/** @type {SceneEvent} */ event) => event.id === id)?.start ?? NaN);
    assert.deepEqual(trains.moments(clock), clock === "reported" ? [day] : [day, evening]);
    assert.equal(trains.next(day, clock), clock === "reported" ? null : evening);
    assert.equal(trains.happenings(day, clock, 9).total, 1);
    const view = { t: at("2030-01-01"), clock };
    assert.deepEqual(trains.visible(view).map(({ event }) => event.id), clock === "reported" ? ["day"] : ["day", "evening"]);
    assert.equal(trains.visibleCount(view), trains.moments(clock).length);
    const bars = trains.bars({ kind: "linear", clock, bins: 5 });
    assert.equal(bars.reduce((sum, bar) => sum + bar.total, 0), trains.moments(clock).length);
    assert.deepEqual([trains.find("day")?.id, trains.find("dawn")], ["day", null]);
    assert.equal(trains.axis(), engine.axis());
    assert.equal(among({ layers: [] }).offsetAt(day, clock), engine.offsetAt(day, clock));
  }
});

test("filters: the story is told within the chosen period, whatever else is filtered", () => {
  assert.deepEqual(among({ layers: ["train"] }).period, engine.period);
  const april = { from: "2019-04-25", to: "2019-04-25" };
  const { period } = among(april);
  // From midnight on the first island to midnight in the last city.
  assert.deepEqual(period, { start: at("2019-04-24T10:00:00Z"), end: at("2019-04-26T07:00:00Z") });
  assert.deepEqual(among({ ...april, layers: [] }).period, period);
  assert.deepEqual(among({ from: "2024" }).period.end, engine.period.end);
});

test("filters: the same ones give the same engine, none the whole", () => {
  assert.equal(among({ layers: ["train"] }), among({ layers: ["train"], query: " " }));
  assert.equal(among({}), engine);
  assert.equal(among({ query: "boat" }).among(NO_FILTERS), engine);
});
