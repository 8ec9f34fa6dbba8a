// The scheduler of drawing: every frame, now and then, at rest.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createFrameScheduler } from "../src/page/frame-scheduler.js";

test("frames: one step is drawn as at rest, at once", () => {
  const scheduler = createFrameScheduler(() => {});
  scheduler.beat(1000, 5);
  const step = scheduler.beat(9000, 6);
  scheduler.stop();
  assert.deepEqual(step, { isMoved: true, isMoving: false, isInMotion: false, isSaying: true });
});

test("frames: while time moves labels come now and then, words more often, and a crowd stays one", () => {
  const scheduler = createFrameScheduler(() => {});
  const frames = Array.from({ length: 70 }, (_, i) => scheduler.beat(1000 + i * 16, i));
  scheduler.stop();
  assert.equal(frames.filter((one) => !one.isInMotion).length, 3);
  assert.equal(frames.filter((one) => one.isSaying).length, 12);
  assert.ok(frames.slice(1).every((one) => one.isMoving));
});

test("frames: when it stops one more frame is asked for, and that one is at rest", async () => {
  let asked = 0;
  const scheduler = createFrameScheduler(() => { asked += 1; });
  const start = performance.now();
  for (let i = 0; i < 5; i += 1) scheduler.beat(start + i * 16, i);
  await new Promise((done) => setTimeout(done, 520));
  assert.equal(asked, 1);
  assert.deepEqual(scheduler.beat(start + 520, 4), { isMoved: false, isMoving: false, isInMotion: false, isSaying: true });
});

test("frames: rest is at once", () => {
  const scheduler = createFrameScheduler(() => {});
  scheduler.beat(1000, 1);
  scheduler.beat(1016, 2);
  scheduler.rest();
  const { isMoving, isInMotion } = scheduler.beat(1032, 2);
  scheduler.stop();
  assert.deepEqual([isMoving, isInMotion], [false, false]);
});
