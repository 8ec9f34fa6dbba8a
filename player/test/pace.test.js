/**
 * The pace of playing: how long moments stay, and that the playhead always goes forward.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { makePace, staySeconds } from "../src/time/pace.js";
import { assertNear } from "./builders.js";

const PERIOD = { start: 0, end: 1000 };
/** The axis as a plain ruler. */
const AXIS = { position: (/** @type {number} */ ms) => Math.max(0, Math.min(1, ms / 1000)),
  time: (/** @type {number} */ p) => p * 1000 };

/** @param {number[]} moments @param {Record<number, Partial<import("../src/time/pace.js").Reading>>} said */
const paceOf = (moments, said = {}) => makePace(moments, AXIS, PERIOD, {
  read: (moment) => ({ events: 1, letters: 10, day: moment, ...said[moment] }) });

test("a moment stays about a second and a half, at most three, however much is said", () => {
  assert.equal(staySeconds({ events: 1, letters: 10 }), 1.5);
  assert.ok(staySeconds({ events: 3, letters: 10 }) > 1.5);
  assert.ok(staySeconds({ events: 1, letters: 100 }) > 1.5);
  assert.equal(staySeconds({ events: 50, letters: 500 }), 3);
});

test("a gap takes as long whether it is a year or a century", () => {
  const near = paceOf([100, 300]);
  const far = paceOf([100, 900]);
  assertNear(near.secondsAt(300) - near.secondsAt(100), 1.8);
  assertNear(far.secondsAt(900) - far.secondsAt(100), 1.8);
});

test("after the seconds of a time it is that time again", () => {
  const { secondsAt, timeAt } = paceOf([100, 101, 300, 900]);
  for (const t of [0, 50, 100, 100.5, 101, 105, 299, 300, 700, 900, 950, 1000]) assertNear(timeAt(secondsAt(t)), t, 1e-6);
});

test("the playhead moves always, and forward", () => {
  const { timeAt, total } = paceOf([100, 101, 300, 900]);
  let before = -1;
  for (let after = 0; after <= total; after += 0.05) {
    const now = timeAt(after);
    assert.ok(now > before, `after ${after} seconds`);
    before = now;
  }
  assert.equal(timeAt(total + 1), 1000);
});

test("what happens on one day is read together", () => {
  const [apart, together] = [paceOf([100, 110, 120]), paceOf([100, 110, 120], { 110: { day: 100 }, 120: { day: 100 } })];
  assert.ok(together.total < apart.total - 2);
  assertNear(together.stayAt(100) * 3, staySeconds({ events: 3, letters: 10 }));
});

test("the first and the last moment may be the ends of the period", () => {
  const { stays, total, timeAt } = paceOf([0, 1000]);
  assert.deepEqual(stays, [0, 1000]);
  assertNear(total, 3.3);
  assert.equal(timeAt(0), 0);
});

test("a story without a moment is soon over", () => {
  assert.ok(paceOf([]).total <= 0.3);
});

test("of very many moments those that lie together share a stay, and nothing is read", () => {
  const moments = Array.from({ length: 100_000 }, (_, i) => i / 100);
  const unread = { read: () => assert.fail("read") };
  const { stays, total } = makePace(moments, AXIS, PERIOD, unread);
  assert.ok(stays.length <= 60);
  assert.ok(total > 60 && total < 100, `${total} seconds`);
  const closer = makePace(moments, AXIS, PERIOD, { ...unread, share: 0.125 });
  assert.ok(closer.total > 7 * total);
});
