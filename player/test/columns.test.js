/**
 * Many events: sorted, counted and found by columns, against the plain way to do the same.
 *
 * @import { Stance, Status } from "../src/scene.js"
 * @import { Clock } from "../src/time/clocks.js"
 * @import { View } from "../src/time/visibility.js"
 * @import { Settings } from "../src/types.js"
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { createCounts } from "../src/time/counts.js";
import { createEngine } from "../src/time/engine.js";
import { NO_FILTERS } from "../src/time/filters.js";
import { argsort } from "../src/time/order.js";
import { CLOCKS, LAYERS, PLACE, claim, makeEvent, makeScene } from "./builders.js";

/** @type {Stance[]} */
const STANCES = ["expects", "reports", "confirms", "cancels", "contradicts", "unaware", "denies"];
/** @type {Status[]} */
const STATUSES = ["confirmed", "reported", "cancelled", "unfulfilled", "unstated"];
const DAY = 86400000;

/** Numbers that look random and are the same in every run. @param {number} seed */
function createChance(seed) {
  let state = seed;
  return (/** @type {number} */ below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** @param {number} count @param {number} seed */
function makeCrowd(count, seed, until = 400) {
  const chance = createChance(seed);
  const events = Array.from({ length: count }, () => {
    const start = chance(until);
    const claims = Array.from({ length: chance(4) }, () => claim(STANCES[chance(5)], chance(until + 60) - 30));
    return makeEvent({ start, end: start + chance(40), layer: LAYERS[chance(4)], offset: 60 * chance(5), claims,
      status: STATUSES[chance(4)] });
  });
  events.sort((a, b) => a.start - b.start);
  return makeScene({ events, period: { start: -50, end: until + 100 } });
}

test("order: as a comparing sort gives it, ties in their order, many and few", () => {
  const chance = createChance(3);
  for (const count of [0, 1, 2, 100, 10000]) {
    for (const spread of [2, 1000, 2 ** 52]) {
      const numbers = Float64Array.from({ length: count }, () => (chance(2) === 0 ? -1 : 1) * chance(spread) / 7);
      const wanted = [...numbers.keys()].sort((a, b) => numbers[a] - numbers[b] || a - b);
      assert.deepEqual([...argsort(numbers)], wanted);
    }
  }
  assert.deepEqual([...argsort([Infinity, -Infinity, 0, -0, 5])], [1, 2, 3, 4, 0]);
});

for (const clock of CLOCKS) {
  test(`visible: every event in its state at every moment, and no other (${clock})`, () => {
    const scene = makeCrowd(120, 11);
    const engine = createEngine(scene);
    for (let t = -40; t < 500; t += 7) {
      const wanted = scene.events.map((event) => [event.id, engine.state(event, t, clock)]).filter(([, state]) => state !== null);
      const found = engine.visible({ t, clock }).map(({ event, state }) => [event.id, state]);
      assert.deepEqual(found, wanted, `at ${t}`);
    }
  });
}

/** @type {Partial<View>[]} */
const WAYS = [{ mode: "upto" }, { mode: "trail", trail: 0.1 }, { mode: "window", window: 50 / DAY }];
/** @type {string[][]} */
const CHOICES = [LAYERS, ["train"], []];

for (const view of WAYS) {
  for (const clock of CLOCKS) {
    test(`count: as many as there are (${view.mode}, ${clock})`, () => {
      const engine = createEngine(makeCrowd(200, 5));
      for (const layers of CHOICES) {
        const some = engine.among({ ...NO_FILTERS, layers });
        for (let t = -40; t < 520; t += 11) {
          const asked = { t, clock, ...view };
          assert.equal(some.visibleCount(asked), some.visible(asked).length, `at ${t}`);
        }
      }
    });
  }
}

test("window: what touched the last so many days, and nothing older", () => {
  const event = makeEvent({ start: 10 * DAY, end: 11 * DAY });
  const engine = createEngine(makeScene({ events: [event], period: { start: 0, end: 100 * DAY } }));
  const isThere = (/** @type {number} */ t) => engine.visibleCount({ t, clock: "hindsight", mode: "window", window: 30 }) === 1;
  assert.deepEqual([9.9, 10, 40, 40.9, 41.1].map((day) => isThere(day * DAY)), [false, true, true, true, false]);
});

test("counts: moved counts are those of a recount, forward, back and by leaps", () => {
  const engine = createEngine(makeCrowd(300, 9));
  /** @type {View} */
  const view = { clock: "reported", mode: "window", window: 40 / DAY };
  const visibility = engine.visibility(view);
  const keys = Uint32Array.from(visibility.event, (index) => index % 7);
  const moving = createCounts(visibility, keys, 7);
  const chance = createChance(1);
  for (let step = 0; step < 300; step += 1) {
    const t = chance(2) === 0 ? chance(600) - 60 : step;
    moving.moveTo(t);
    const wanted = new Uint32Array(7);
    for (const { index } of engine.visible({ ...view, t })) wanted[index % 7] += 1;
    assert.deepEqual([...moving.counts], [...wanted], `at ${t}`);
  }
});

test("counts: says whether anything has come or gone", () => {
  const engine = createEngine(makeScene({ events: [makeEvent({ start: 100, end: 200 })] }));
  const moving = createCounts(engine.visibility({ clock: "hindsight" }), new Uint32Array(1), 1);
  assert.deepEqual([50, 99, 100, 150, 99].map((t) => moving.moveTo(t)), [false, false, true, false, true]);
});

test("bad scenes: an event that ends before it starts is there from its start", () => {
  const engine = createEngine(makeScene({ events: [makeEvent({ start: 300, end: 100, claims: [claim("denies", 50)] })] }));
  const states = (/** @type {Clock} */ clock) => [99, 200, 300].map((t) => engine.visible({ t, clock })[0]?.state ?? null);
  assert.deepEqual(states("hindsight"), [null, null, "confirmed"]);
  assert.deepEqual(states("reported"), ["expected", "unfulfilled", "unfulfilled"]);
});

test("bad scenes: the years 1 to 9999, none at all, and fifty thousand in one minute", () => {
  const at = (/** @type {number} */ year) => new Date(0).setUTCFullYear(year, 0, 1);
  const wide = { period: { start: at(1), end: at(9999) } };
  const two = createEngine(makeScene({ ...wide, events: [makeEvent({ start: at(1), end: at(2) }), makeEvent({ start: at(9998), end: at(9999) })] }));
  assert.equal(two.visibleCount({ t: at(9999), clock: "hindsight" }), 2);
  assert.equal(two.next(at(1), "hindsight"), at(9998));
  const none = createEngine(makeScene(wide));
  assert.equal(none.visibleCount({ t: 0, clock: "reported", mode: "trail" }), 0);
  assert.equal(none.next(0, "hindsight"), null);
  assert.equal(none.count, 0);
  const minute = Array.from({ length: 50000 }, (_, i) => makeEvent({ start: 1000 + (i % 60) * 1000, end: 61000 }));
  const crowd = createEngine(makeScene({ events: minute.sort((a, b) => a.start - b.start), period: { start: 0, end: 120000 } }));
  assert.equal(crowd.visibleCount({ t: 1000, clock: "hindsight" }), 834);
  assert.equal(crowd.happenings(1000, "hindsight", 5).entries.length, 5);
  assert.equal(crowd.happenings(1000, "hindsight", 5).total, 834);
});

test("kin: as reported, none of which nobody knew yet", () => {
  const events = [10, 20, null].map((known, i) => (
    makeEvent({ place: "a", start: i, claims: known === null ? [] : [claim("reports", known)] })));
  const engine = createEngine(makeScene({ events, places: { a: PLACE } }));
  const total = (/** @type {number} */ t) => engine.kin(events[0], { clock: "reported", t })[0]?.total;
  assert.deepEqual([15, 20, 1000].map(total), [undefined, 2, 2]);
});

test("kin: those of the same place that pass the filters, in order", () => {
  /** @type {[string, string][]} */
  const seats = [["a", "train"], ["a", "meeting"], ["b", "meeting"], ["a", "meeting"]];
  const events = seats.map(([place, layer], i) => makeEvent({ place, layer, start: i }));
  const engine = createEngine(makeScene({ events, places: { a: PLACE, b: PLACE } }));
  const found = engine.among({ ...NO_FILTERS, layers: ["meeting"] }).kin(events[1], { clock: "hindsight", t: 0 });
  assert.deepEqual(found, [{ kind: "place", id: "a", number: 1, total: 2, previous: null, next: events[3] }]);
  assert.deepEqual(engine.kin(events[2], { clock: "hindsight", t: 0 }), []);
});

test("kin: who took part and the chapter bind, each by itself", () => {
  const events = [["ann"], ["bob"], ["ann", "bob", "bob"], []].map((actors, i) => (
    makeEvent({ actors, start: i * 10, place: null })));
  const words = { en: "", zh: "" };
  const chapters = ["all", "late"].map((id, i) => (
    { id, title: words, note: words, start: i * 15, end: 100, key: [], bounds: null }));
  const engine = createEngine(makeScene({ events, chapters }));
  const kin = (/** @type {number} */ i) => engine.kin(events[i], { clock: "hindsight", t: 0 })
    .map(({ kind, id, number, total }) => `${kind} ${id} ${number}/${total}`);
  assert.deepEqual(kin(2), ["person ann 2/2", "person bob 2/2", "chapter late 1/2"]);
  assert.deepEqual(kin(0), ["person ann 1/2", "chapter all 1/4"]);
});
