/** @import { SceneChapter } from "../src/scene.js" */
/** @import { Context } from "../src/types.js" */
import assert from "node:assert/strict";
import test from "node:test";

import { ALL_TIME, chapterPeriod, endText, endTime, isOnly, periodFor } from "../src/strip/shown-period.js";
import { createEngine } from "../src/time/engine.js";
import { at, both, makeEvent, makeScene } from "./builders.js";

/** @param {string} id @param {string} start @param {string} end @returns {SceneChapter} */
const chapter = (id, start, end) => ({ id, title: both(id), note: both(""), start: at(start), end: at(end), key: [],
  bounds: null });
const A = chapter("a", "2001-01-01", "2002-01-01");
const B = chapter("b", "2019-02-01", "2019-05-01");

const event = makeEvent({ start: at("2019-04-24T14:00Z"), end: at("2019-04-25T14:00Z"), offset: 600, end_offset: 600 });
const scene = makeScene({ period: { start: at("2001-06-01"), end: at("2020-01-01") }, events: [event] });
/** @param {Partial<Context>} values */
const view = (values) => /** @type {Context} */ ({ scene, engine: createEngine(scene), language: "en", ...ALL_TIME,
  ...values });

test("an end is where its day begins or ends at the place of what happens", () => {
  assert.equal(endTime("from", view({ from: "2019-04-25" })), event.start);
  assert.equal(endTime("to", view({ to: "2019-04-25" })), event.end);
});

test("an open end and one beyond the axis are at its end", () => {
  assert.equal(endTime("from", view({})), scene.period.start);
  assert.equal(endTime("from", view({ from: "1990" })), scene.period.start);
  assert.equal(endTime("to", view({ to: "2030" })), scene.period.end);
});

test("an end is told as precisely as it was chosen", () => {
  assert.deepEqual(["2019", "2019-04", "2019-04-25"].map((from) => endText("from", view({ from }))),
    ["2019", "April 2019", "25 April 2019"]);
  assert.equal(endText("to", view({ to: "2019-04", language: "zh" })), "2019年4月");
});

test("an open end is told as the first or the last day there is", () => {
  assert.deepEqual([endText("from", view({})), endText("to", view({}))], ["1 June 2001", "31 December 2019"]);
});

test("a chapter is a period from its first day to its last", () => {
  assert.deepEqual(chapterPeriod(B), { from: "2019-02-01", to: "2019-04-30" });
  assert.ok(isOnly(B, chapterPeriod(B)));
  assert.ok(!isOnly(A, chapterPeriod(B)));
});

test("who looks at one chapter only goes on to the other one only", () => {
  assert.deepEqual(periodFor(A, [A, B], chapterPeriod(B)), chapterPeriod(A));
  assert.equal(periodFor(B, [A, B], chapterPeriod(B)), null);
});

test("a period gives way to a chapter that lies outside of it, and to no other", () => {
  assert.deepEqual(periodFor(A, [A, B], { from: "2010", to: null }), ALL_TIME);
  assert.equal(periodFor(B, [A, B], { from: "2010", to: null }), null);
  assert.equal(periodFor(B, [A, B], ALL_TIME), null);
});
