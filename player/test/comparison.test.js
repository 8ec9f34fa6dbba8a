/** What two sides of a comparison have in common, on the cases that Python is tested on too and against plain counting. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { otherSide, partBy, readComparison, timeBeside, writeComparison } from "../src/time/comparison.js";
import { createEngine } from "../src/time/engine.js";
import { defaults } from "../src/time/settings.js";
import { CLOCKS, assertNear, at, cases, claim, makeEvent, makeScene } from "./builders.js";

/** @import { SceneEvent, Stance } from "../src/scene.js" */
/** @import { Settings } from "../src/types.js" */
const shared = cases("comparison");
const MINUTE = 60000;

/** @param {SceneEvent[]} events @param {{start: number, end: number}} [period] */
const story = (events, period = { start: 0, end: 1000 }) => createEngine(makeScene({ events: events.toSorted((a, b) => a.start - b.start), period }));

/** @param {ReturnType<typeof story>} engine @param {Partial<Settings> & {t: number}} view @param {string} text */
function compared(engine, view, text) {
  const now = { engine, view: { ...defaults(), mode: /** @type {const} */ ("upto"), ...view } };
  const other = readComparison(text);
  assert.ok(other !== null, text);
  const then = otherSide(other, now, engine.among);
  return { now, then, parted: partBy(now, then) };
}

/** @typedef {{id: string, claims: [Stance, number][]} & Pick<SceneEvent, "start"|"end"|"status">} Given */
const engine = story(shared.events.map((/** @type {Given} */ given) => (
  makeEvent({ ...given, start: given.start * MINUTE, end: given.end * MINUTE,
    claims: given.claims.map(([stance, known]) => claim(stance, known * MINUTE)) }))), { start: 0, end: 1000 * MINUTE });
for (const { name, clock, at: t, other, counts, changed } of shared.cases) {
  test(`comparison: ${name}`, () => {
    const { parted } = compared(engine, { clock, t: t * MINUTE }, other);
    assert.deepEqual({ counts: parted.counts, changed: parted.changed }, { counts, changed });
  });
}

test("comparison: what is one and what is none", () => {
  for (const text of shared.sound) assert.ok(readComparison(text) !== null, text);
  for (const text of shared.wrong) assert.equal(readComparison(text), null, text);
});

test("comparison: a text written is read as it was meant", () => {
  for (const text of shared.sound) {
    const read = readComparison(text);
    assert.ok(read !== null);
    assert.deepEqual(readComparison(writeComparison(read)), read, text);
  }
});

/** A source of numbers that are the same with each run. @param {number} seed */
function dice(seed) {
  let state = seed;
  return (/** @type {number} */ most) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor((state / 2147483648) * most);
  };
}

test("comparison: the counts are those of plain counting, whatever is compared", () => {
  const roll = dice(7);
  const stances = /** @type {Stance[]} */ (["reports", "expects", "confirms", "cancels", "denies"]);
  for (let round = 0; round < 60; round += 1) {
    const events = Array.from({ length: 12 }, () => {
      const start = roll(900);
      return makeEvent({ start, end: start + 1 + roll(300),
        claims: Array.from({ length: roll(4) }, () => claim(stances[roll(5)], roll(1000))).sort((a, b) => a.known - b.known) });
    });
    const view = { clock: CLOCKS[roll(2)], window: 1e-6 * (1 + roll(5)), t: roll(1001),
      mode: /** @type {Settings["mode"]} */ (["upto", "trail", "window"][roll(3)]) };
    const text = ["clock", "end", new Date(roll(1000)).toISOString()][roll(3)];
    const { now, then, parted } = compared(story(events), view, text);
    const [here, there] = [now, then].map((side) => new Map(side.engine.visible(side.view).map(({ event, state }) => [event.id, state])));
    const both = [...here.keys()].filter((id) => there.has(id));
    assert.deepEqual(parted.counts, { now: here.size - both.length, both: both.length, then: there.size - both.length });
    assert.equal(parted.changed, both.filter((id) => here.get(id) !== there.get(id)).length);
    for (const { event, index } of now.engine.visible(now.view)) {
      assert.equal(parted.partOf(index), there.has(event.id) ? "both" : "now");
    }
  }
});

test("comparison: of two periods as much has passed on either side, and the end stands beside the end", () => {
  const years = [2001, 2003, 2005, 2011, 2013, 2015].map((year) => (
    makeEvent({ id: String(year), start: at(`${year}-06-01`), end: at(`${year}-06-02`) })));
  const whole = story(years, { start: at("2000-01-01"), end: at("2020-01-01") });
  const first = whole.among({ ...defaults(), from: "2000", to: "2009" });
  const seen = (/** @type {number} */ t) => compared(first, { t, from: "2000", to: "2009" }, "2010/2019");
  const { parted, then } = seen(first.period.end);
  assert.deepEqual(parted.counts, { now: 3, both: 0, then: 3 });
  assert.equal(then.view.t, then.engine.period.end);
  const middle = seen(at("2003-09-01"));
  assert.deepEqual(middle.parted.counts, { now: 2, both: 0, then: 2 });
  assertNear(timeBeside(middle.then, first), middle.now.view.t, 2);
});
