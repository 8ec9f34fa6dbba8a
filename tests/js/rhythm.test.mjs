// The rhythm of drawing: every frame, now and then, at rest.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./player.mjs";

const { createRhythm } = load("rhythm");

test("rhythm: one step is drawn as at rest, at once", () => {
  const rhythm = createRhythm(() => {});
  rhythm.beat(1000, 5);
  const step = rhythm.beat(9000, 6);
  rhythm.stop();
  assert.deepEqual(step, { isMoved: true, isMoving: false, isInMotion: false, isSaying: true });
});

test("rhythm: while time moves labels come now and then, words more often, and a crowd stays one", () => {
  const rhythm = createRhythm(() => {});
  const frames = Array.from({ length: 70 }, (_, i) => rhythm.beat(1000 + i * 16, i));
  rhythm.stop();
  assert.equal(frames.filter((one) => !one.isInMotion).length, 3);
  assert.equal(frames.filter((one) => one.isSaying).length, 12);
  assert.ok(frames.slice(1).every((one) => one.isMoving));
});

test("rhythm: when it stops one more frame is asked for, and that one is at rest", async () => {
  let asked = 0;
  const rhythm = createRhythm(() => { asked += 1; });
  const start = performance.now();
  for (let i = 0; i < 5; i += 1) rhythm.beat(start + i * 16, i);
  await new Promise((done) => setTimeout(done, 520));
  assert.equal(asked, 1);
  assert.deepEqual(rhythm.beat(start + 520, 4), { isMoved: false, isMoving: false, isInMotion: false, isSaying: true });
});

test("rhythm: rest is at once", () => {
  const rhythm = createRhythm(() => {});
  rhythm.beat(1000, 1);
  rhythm.beat(1016, 2);
  rhythm.rest();
  const { isMoving, isInMotion } = rhythm.beat(1032, 2);
  rhythm.stop();
  assert.deepEqual([isMoving, isInMotion], [false, false]);
});
