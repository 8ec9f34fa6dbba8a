import assert from "node:assert/strict";
import test from "node:test";

import { indexOf, nearest, stepsOf } from "../src/strip/period-steps.js";
import { createEngine } from "../src/time/engine.js";
import { at, makeEvent, makeScene } from "./builders.js";

const HOUR = 3600000;
/** @param {string} start @param {string} end @param {number} [hours] of local time before UTC */
const event = (start, end, hours = 0) => makeEvent({ start: at(start) - hours * HOUR, end: at(end) - hours * HOUR,
  offset: hours * 60, end_offset: hours * 60 });
const events = [event("1965-01-01", "1966-01-01"), event("1965-03-01", "1965-04-01"),
  event("2019-04-25", "2019-04-26", 10), event("2019-04-25T13:00Z", "2019-04-25T14:00Z", 10),
  event("2019-04-25", "2019-04-26"), event("2019-05-01", "2019-05-03")];
const scene = makeScene({ period: { start: at("1965-01-01"), end: at("2019-06-01") },
  events: events.sort((a, b) => a.start - b.start) });
const steps = stepsOf(createEngine(scene));
const texts = (/** @type {{text: string}[]} */ list) => list.map(({ text }) => text);

test("each date on which something begins is a step, as precise as the event lasts", () => {
  assert.deepEqual(texts(steps.from), ["1965", "1965-03", "2019-04-25", "2019-05-01"]);
});

test("the last days of the period stand by where they end", () => {
  assert.deepEqual(texts(steps.to), ["1965-03", "1965", "2019-04-25", "2019-05-01"]);
});

test("a day begins where it dawns first and ends where it ends last", () => {
  assert.equal(steps.from[2].at, at("2019-04-24T14:00Z"));
  assert.equal(steps.to[2].at, at("2019-04-26T00:00Z"));
});

test("what does not pass the filters is no step", () => {
  const engine = createEngine(makeScene({ ...scene, events: [...events, makeEvent({ layer: "train",
    start: at("2019-05-20"), end: at("2019-05-21") })] }));
  assert.equal(stepsOf(engine).from.length, 5);
  const filters = { layers: [/** @type {const} */ ("meeting")], statuses: [/** @type {const} */ ("confirmed")], from: null,
    to: null, query: "" };
  assert.deepEqual(texts(stepsOf(engine.among(filters)).from), texts(steps.from));
});

test("the nearest step is that on the axis, not in time", () => {
  const all = [{ text: "a", at: 0 }, { text: "b", at: 100 }];
  assert.equal(nearest(all, 0.5, (ms) => ms / 100)?.text, "b");
  assert.equal(nearest(all, 4, (ms) => Math.sqrt(ms))?.text, "a");
  assert.equal(nearest(all, 6, (ms) => Math.sqrt(ms))?.text, "b");
  assert.equal(nearest(all, -9, (ms) => ms)?.text, "a");
  assert.equal(nearest([], 1, (ms) => ms), undefined);
});

test("an end that is no step stands between two", () => {
  assert.equal(indexOf(steps.from, "2019-04-25", at("2019-04-25")), 2);
  assert.equal(indexOf(steps.from, "2000", at("2000-01-01")), 1.5);
});
