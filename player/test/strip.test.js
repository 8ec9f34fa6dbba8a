/**
 * What stands on the strip, and how it is stacked or counted.
 *
 * @import { Clock } from "../src/time/clocks.js"
 * @import { SceneEvent } from "../src/scene.js"
 * @import { StripContext } from "../src/strip/zoom.js"
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { lanesOf } from "../src/strip/density.js";
import { happeningsOf } from "../src/strip/happenings.js";
import { stack } from "../src/strip/rows.js";
import { createEngine } from "../src/time/engine.js";
import { CLOCKS, LAYERS, claim, makeEvent, makeScene } from "./builders.js";

/** @param {SceneEvent[]} events @param {{low?: number, high?: number, clock?: Clock}} [part] */
function view(events, { low = 0, high = 1000, clock = "hindsight" } = {}) {
  const engine = createEngine(makeScene({ events }));
  return /** @type {StripContext} */ (/** @type {unknown} */ ({ engine, clock, low, high }));
}

/** Repeatable numbers below 1. @param {number} seed */
function random(seed) {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

test("strip: no two things overlap, whatever their lengths", () => {
  const next = random(1);
  const extents = Array.from({ length: 120 }, () => {
    const first = Math.floor(next() * 100);
    return { first, last: first + Math.floor(next() ** 6 * 40) };
  });
  const spots = stack(extents, 36) ?? [];
  assert.equal(spots.length, extents.length);
  const cells = extents.flatMap(({ first, last }, i) => (
    Array.from({ length: last - first + 1 }, (_, k) => `${first + k} ${spots[i].row}`)));
  assert.equal(new Set(cells).size, cells.length);
  for (const { row, step } of spots) assert.ok((row + 1) * step <= 36 + 1e-9);
});

test("strip: the longest lies at the bottom, and what it crosses has one height", () => {
  const [one, long, other, apart] = stack([{ first: 2, last: 2 }, { first: 0, last: 9 }, { first: 2, last: 2 }, { first: 20, last: 20 }], 12) ?? [];
  assert.deepEqual([one.row, long.row, other.row, apart.row], [1, 0, 2, 0]);
  assert.deepEqual([one.step, long.step, other.step, apart.step], [4, 4, 4, 9]);
});

test("strip: many in one column do not fit, few always do", () => {
  const column = (/** @type {number} */ length) => Array.from({ length }, () => ({ first: 3, last: 3 }));
  const others = Array.from({ length: 160 }, (_, i) => ({ first: 9 + i, last: 9 + i }));
  assert.equal(stack([...column(13), ...others], 36), null);
  assert.equal(stack(column(13), 36)?.length, 13);
});

test("strip: what began before the part and is not over reaches into it", () => {
  const events = [
    makeEvent({ id: "over", start: 10, end: 20 }),
    makeEvent({ id: "lasting", start: 50, end: 600 }),
    makeEvent({ id: "ongoing", start: 60, end: 61, edges: ["known", "open"] }),
    makeEvent({ id: "within", start: 500, end: 501 }),
    makeEvent({ id: "ended", start: 700, end: 701, edges: ["open", "known"] }),
    makeEvent({ id: "later", start: 800, end: 900 }),
  ];
  const found = happeningsOf(view(events, { low: 400, high: 650 })) ?? [];
  assert.deepEqual(found.map(({ event }) => event.id), ["lasting", "ongoing", "within", "ended"]);
  assert.deepEqual(found.map(({ from, until }) => [from, until]), [[50, 600], [60, Infinity], [500, 501], [-Infinity, 701]]);
});

test("strip: as reported there is the news, and what was assumed of its day is vague", () => {
  const [first, again] = [claim("reports", 300), { ...claim("confirms", 400), assumed: true }];
  const event = makeEvent({ start: 100, end: 900, claims: [first, again, { ...again, id: "third" }] });
  const found = happeningsOf(view([event], { clock: "reported" })) ?? [];
  assert.deepEqual(found.map(({ from, until, isFirst, edges, state }) => [from, until, isFirst, edges[0], state]),
    [[300, 300, true, "known", "reported"], [400, 400, false, "vague", "confirmed"]]);
});

for (const clock of CLOCKS) {
  test(`strip: counts add up to the number of events, ${clock}`, () => {
    const next = random(2);
    const events = Array.from({ length: 5000 }, (_, i) => {
      const start = Math.floor(next() * 1100) - 50;
      return makeEvent({ id: `e${i}`, start, end: start + 1, layer: LAYERS[Math.floor(next() ** 2 * 4)],
        claims: [claim("reports", Math.min(1000, Math.max(0, start) + 5))] });
    }).filter(({ start }) => start <= 1000).sort((a, b) => a.start - b.start);
    const engine = createEngine(makeScene({ events }));
    for (const bins of [1, 7, 330]) {
      const lanes = lanesOf(engine.bars({ kind: "elastic", clock, bins }), LAYERS);
      assert.equal(lanes.reduce((sum, { total }) => sum + total, 0), events.length);
      assert.ok(lanes.every(({ top, height }) => top >= 0 && top + height <= 36 + 1e-9));
    }
    const half = (/** @type {number} */ from) => engine.bars({ kind: "elastic", clock, bins: 9, from, to: from + 0.5 });
    const within = (/** @type {number} */ low, /** @type {number} */ high) => events.filter((event) => {
      const at = clock === "reported" ? event.claims[0].known : event.start;
      return at >= low && at <= high;
    }).length;
    assert.equal(lanesOf(half(0.5), LAYERS).reduce((sum, { total }) => sum + total, 0), within(500, 1000));
  });
}
