/**
 * The time engine, on the cases that Python is tested on too, and on a small scene of its own.
 *
 * @import { SceneKnot } from "../src/scene.js"
 * @import { Language } from "../src/languages.js"
 * @import { Clock } from "../src/time/clocks.js"
 * @import { Mode } from "../src/types.js"
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { lastHalt, routeAt } from "../src/map/tracks.js";
import { spellsAsReported, spellsWithHindsight } from "../src/time/clocks.js";
import { readColumns } from "../src/time/columns.js";
import { createEngine } from "../src/time/engine.js";
import { NO_FILTERS } from "../src/time/filters.js";
import { LAYERS, assertNear, at, both, cases, claim, makeEvent, makeScene } from "./builders.js";

for (const { name, event: given, clock, at: moments } of cases("clock")) {
  test(`clock: ${name}`, () => {
    const event = makeEvent(given);
    const engine = createEngine(makeScene({ events: [event] }));
    for (const [t, state] of moments) {
      assert.equal(engine.state(event, t, clock), state, `at ${t}`);
      assert.equal(engine.visible({ t, clock })[0]?.state ?? null, state, `seen at ${t}`);
    }
  });
}

for (const { name, event, clock, at: moments } of cases("ageing")) {
  test(`ageing: ${name}`, () => {
    const columns = readColumns(makeScene({ events: [makeEvent(event)] }));
    const spells = clock === "reported" ? spellsAsReported(columns) : spellsWithHindsight(columns);
    for (const [t, anchor] of moments) {
      const found = spells.anchor[spells.from.findLastIndex((from) => from <= t)];
      assert.equal(found, anchor === "never" ? Infinity : anchor, `at ${t}`);
    }
  });
}

for (const { name, clock, rides, waits, routes = [], ...track } of cases("rides")) {
  test(`train: ${name}`, () => {
    const { rideAt } = createEngine(makeScene());
    for (const [t, place] of rides) {
      const ride = rideAt(track, t, clock);
      assert.equal(ride === null, place === null, `at ${t}`);
      if (ride === null) continue;
      const [lat, lng, index, isVague] = place;
      assertNear(ride.lat, lat);
      assertNear(ride.lng, lng);
      assert.deepEqual([ride.index, ride.isVague], [index, isVague], `at ${t}`);
    }
    for (const [t, place] of waits) assert.equal(lastHalt(track, { t, clock })?.place ?? null, place, `at ${t}`);
    for (const [t, route] of routes) assert.equal(routeAt(track.stretches[0], { t, clock }), route, `at ${t}`);
  });
}

for (const one of cases("axis")) {
  test(`axis: ${one.name}`, () => {
    const axis = createEngine(makeScene({ period: one.period, axis: { knots: one.knots, folds: [] } })).axis(one.kind);
    for (const [ms, p] of one.position) assertNear(axis.position(ms), p);
    for (const [p, ms] of one.time) assertNear(axis.time(p), ms, 0.01);
  });
}

test("cases: there are some of each kind", () => {
  assert.ok(cases("clock").length >= 10);
  assert.ok(cases("axis").length >= 5);
});

test("axis: a period of no length does not divide by zero", () => {
  const axis = createEngine(makeScene({ period: { start: 5, end: 5 }, axis: { knots: [], folds: [] } })).axis("elastic");
  assert.equal(axis.position(5), 0);
  assert.equal(axis.time(0), 5);
});

test("axis: the linear axis has no folds", () => {
  const folds = [{ start: 10, end: 900, text: { en: "", zh: "" } }];
  const engine = createEngine(makeScene({ axis: { knots: [[0, 0], [1000, 1]], folds } }));
  assert.equal(engine.axis("elastic").folds.length, 1);
  assert.equal(engine.axis("linear").folds.length, 0);
});

test("claims: as reported, only those known by then, in the order in which they became known", () => {
  const event = makeEvent({ claims: [claim("confirms", 300), claim("reports", 150), claim("denies", 150)] });
  const engine = createEngine(makeScene({ events: [event] }));
  const stances = (/** @type {number} */ t, /** @type {Clock} */ clock) => engine.knownClaims(event, t, clock).map((one) => one.stance);
  assert.deepEqual(stances(149, "reported"), []);
  assert.deepEqual(stances(150, "reported"), ["reports", "denies"]);
  assert.deepEqual(stances(0, "hindsight"), ["reports", "denies", "confirms"]);
  assert.equal(event.claims[0].stance, "confirms", "the scene stays as it was");
});

test("visible: only the layers asked for, in the order of the scene", () => {
  const events = [makeEvent({ start: 10 }), makeEvent({ start: 20, layer: "train" }), makeEvent({ start: 30 })];
  const engine = createEngine(makeScene({ events }));
  const indexes = (/** @type {string[]} */ layers) => engine.among({ ...NO_FILTERS, layers })
    .visible({ t: 25, clock: "hindsight" }).map((one) => one.index);
  assert.deepEqual(indexes(LAYERS), [0, 1]);
  assert.deepEqual(indexes(["train"]), [1]);
  assert.deepEqual(indexes([]), []);
});

test("visible: fresh is 1 during the event and falls to 0 along the trail", () => {
  const events = [makeEvent({ start: 100, end: 200 })];
  const engine = createEngine(makeScene({ events }));
  const fresh = (/** @type {number} */ t) => engine.visible({ t, clock: "hindsight", trail: 0.1 })[0].fresh;
  assertNear(fresh(100), 1);
  assertNear(fresh(199), 1);
  assertNear(fresh(250), 0.5);
  assertNear(fresh(300), 0);
  assertNear(fresh(900), 0);
});

test("visible: the trail drops what is old, upto keeps it", () => {
  const events = [makeEvent({ start: 100, end: 110 }), makeEvent({ start: 500, end: 510 })];
  const engine = createEngine(makeScene({ events }));
  const count = (/** @type {Mode} */ mode) => engine.visible({ t: 520, clock: "hindsight", mode }).length;
  assert.equal(count("trail"), 1);
  assert.equal(count("upto"), 2);
});

test("visible: as reported, fresh counts from the latest news, and an event may come before its start", () => {
  const events = [makeEvent({ start: 600, end: 610, claims: [claim("expects", 100), claim("reports", 620)] })];
  const engine = createEngine(makeScene({ events }));
  const look = (/** @type {number} */ t) => engine.visible({ t, clock: "reported", trail: 0.1 })[0];
  assert.equal(engine.visible({ t: 99, clock: "reported" }).length, 0);
  assert.deepEqual([look(100).state, look(100).fresh], ["expected", 1]);
  assertNear(look(300).fresh, 0);
  assertNear(look(605).fresh, 1);
  assert.equal(look(620).state, "reported");
  assertNear(look(670).fresh, 0.5);
});

test("visible: a wider period never loses an event", () => {
  const events = Array.from({ length: 50 }, (_, i) => makeEvent({ start: (i * 37) % 1000, end: ((i * 37) % 1000) + 5 }));
  events.sort((a, b) => a.start - b.start);
  const engine = createEngine(makeScene({ events }));
  let before = -1;
  for (let t = 0; t <= 1000; t += 10) {
    const { length } = engine.visible({ t, clock: "hindsight" });
    assert.ok(length >= before);
    before = length;
  }
  assert.equal(before, 50);
});

test("moments: starts with hindsight, news as reported, each once and whatever the layer", () => {
  const events = [
    makeEvent({ start: 10, claims: [claim("expects", 5), claim("reports", 15)] }),
    makeEvent({ start: 10, layer: "train", claims: [claim("reports", 15)] }),
    makeEvent({ start: 30, claims: [claim("reports", 12)] }),
  ];
  const engine = createEngine(makeScene({ events }));
  assert.deepEqual(engine.moments("hindsight"), [10, 30]);
  assert.deepEqual(engine.moments("reported"), [5, 12, 15]);
  assert.equal(engine.next(10, "hindsight"), 30);
  assert.equal(engine.next(30, "hindsight"), null);
  assert.equal(engine.previous(30, "hindsight"), 10);
  assert.equal(engine.previous(10, "hindsight"), null);
  assert.equal(engine.next(-1, "reported"), 5);
  assert.equal(engine.previous(13, "reported"), 12);
});

test("offset: local time of the nearest event, as reported of the nearest news", () => {
  const events = [
    makeEvent({ start: 100, offset: 180, claims: [claim("reports", 900)] }),
    makeEvent({ start: 200, offset: 600, claims: [claim("reports", 300)] }),
  ];
  const engine = createEngine(makeScene({ events }));
  assert.equal(engine.offsetAt(0, "hindsight"), 180);
  assert.equal(engine.offsetAt(150, "hindsight"), 180);
  assert.equal(engine.offsetAt(151, "hindsight"), 600);
  assert.equal(engine.offsetAt(200, "hindsight"), 600);
  assert.equal(engine.offsetAt(999, "hindsight"), 600);
  assert.equal(engine.offsetAt(310, "reported"), 600);
  assert.equal(engine.offsetAt(890, "reported"), 180);
  assert.equal(createEngine(makeScene()).offsetAt(5, "hindsight"), 0);
});

test("ticks: the linear axis takes one unit, at least 64 px apart", () => {
  const period = { start: at("2000-01-01"), end: at("2025-01-01") };
  const engine = createEngine(makeScene({ period, axis: { knots: [[period.start, 0], [period.end, 1]], folds: [] } }));
  const ticks = engine.ticks({ kind: "linear", width: 1000, language: "en" });
  assert.deepEqual(ticks.map((tick) => tick.label), [
    "2000", "2002", "2004", "2006", "2008", "2010", "2012", "2014", "2016", "2018", "2020", "2022", "2024"]);
  assertNear(ticks[5].p, (at("2010-01-01") - period.start) / (period.end - period.start));
});

test("ticks: the unit follows the span", () => {
  const period = { start: at("2000-01-01"), end: at("2025-01-01") };
  const engine = createEngine(makeScene({ period }));
  /** @type {(from: string, to: string, width: number, language?: Language) => string[]} */
  const labels = (from, to, width, language = "en") => engine
    .ticks({ kind: "linear", from: at(from), to: at(to), width, language }).map((tick) => tick.label);
  assert.deepEqual(labels("2019-01-01", "2020-01-01", 400), ["2019", "Apr", "Jul", "Oct", "2020"]);
  assert.deepEqual(labels("2019-04-24", "2019-04-27", 300), ["24 Apr 2019", "25 Apr", "26 Apr", "27 Apr"]);
  assert.deepEqual(labels("2019-04-24", "2019-04-25", 400), ["24 Apr 2019", "06:00", "12:00", "18:00", "25 Apr"]);
  assert.deepEqual(labels("2019-01-01", "2020-01-01", 400, "zh"), ["2019年", "4月", "7月", "10月", "2020年"]);
});

test("ticks: an elastic axis gets days where it stretches and none inside a fold", () => {
  const period = { start: at("2000-01-01"), end: at("2025-01-01") };
  const burst = [at("2019-04-24"), at("2019-04-29")];
  /** @type {SceneKnot[]} */
  const knots = [[period.start, 0], [burst[0], 0.1], [burst[1], 0.9], [period.end, 1]];
  const folds = [{ start: at("2000-06-01"), end: burst[0], text: both("19 years") }];
  const engine = createEngine(makeScene({ period, axis: { knots, folds } }));
  const width = 800;
  const ticks = engine.ticks({ kind: "elastic", width, language: "en" });
  const labels = ticks.map((tick) => tick.label);
  for (const day of ["25 Apr", "26 Apr", "27 Apr", "28 Apr"]) assert.ok(labels.includes(day), `${day} in ${labels}`);
  for (const { time } of ticks) assert.ok(!(time > folds[0].start && time < folds[0].end), new Date(time).toISOString());
  for (let i = 1; i < ticks.length; i += 1) assert.ok((ticks[i].p - ticks[i - 1].p) * width >= 64 - 1e-6);
});

test("ticks: nothing to mark on an axis without width", () => {
  assert.deepEqual(createEngine(makeScene()).ticks({ kind: "linear", width: 0, language: "en" }), []);
});

test("ticks: the first century is not the twentieth", () => {
  const period = { start: at("0010-01-01"), end: at("0090-01-01") };
  const engine = createEngine(makeScene({ period }));
  const ticks = engine.ticks({ kind: "linear", width: 700, language: "en" });
  assert.deepEqual(ticks.map((tick) => new Date(tick.time).getUTCFullYear()), [10, 20, 30, 40, 50, 60, 70, 80, 90]);
});

test("bars: every event once, in its layer and its place on the axis", () => {
  const events = [
    makeEvent({ start: 0 }), makeEvent({ start: 240, layer: "train" }), makeEvent({ start: 250 }), makeEvent({ start: 1000 }),
  ];
  const engine = createEngine(makeScene({ events }));
  const bars = engine.bars({ kind: "linear", clock: "hindsight", bins: 4 });
  assert.deepEqual(bars.map((bar) => bar.total), [2, 1, 0, 1]);
  assert.deepEqual([...bars[0].counts], [1, 1, 0, 0]);
  assert.equal(engine.among({ ...NO_FILTERS, layers: ["train"] }).bars({ kind: "linear", clock: "hindsight", bins: 4 })[0].total, 1);
  assert.equal(engine.bars({ kind: "linear", clock: "reported", bins: 4 })[0].total, 0);
});

test("a hundred thousand events are found within a frame or few", () => {
  const count = 100000;
  const events = Array.from({ length: count }, (_, i) => makeEvent({ layer: LAYERS[i % 3], start: i, end: i + 1 }));
  const engine = createEngine(makeScene({ period: { start: 0, end: count }, events }));
  engine.visible({ t: count, clock: "hindsight" });
  const before = performance.now();
  assert.equal(engine.visible({ t: count, clock: "hindsight" }).length, count);
  const spent = performance.now() - before;
  assert.ok(spent < 1000, `${spent} ms`); // generous: a shared machine; usually far below 100
});
