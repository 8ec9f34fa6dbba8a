/**
 * What a reader types as a date: what Python writes, and what others write.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { createEngine } from "../src/time/engine.js";
import { createDateReader, momentIn } from "../src/time/typed-date.js";
import { at, cases, makeEvent, makeScene } from "./builders.js";

const { written, typed, wrong } = cases("typed-dates");
const read = createDateReader();
const HOUR = 3600000;

/** @param {string} text @returns {number[]|null} UTC if the words name a zone */
function spanOf(text) {
  const found = read(text);
  const shift = (found?.offset ?? 0) * 60000;
  return found === null ? null : [found.start - shift, found.end - shift];
}

for (const { edtf, en, zh, start, end, offset } of written) {
  for (const text of [edtf, en, zh, ` ${en.toUpperCase()} `]) {
    test(`typed date: ${text}`, () => {
      assert.deepEqual(spanOf(text), [start, end]);
      assert.equal(read(text)?.offset, offset);
    });
  }
}

for (const { text, start, end } of typed) test(`typed date: ${text}`, () => assert.deepEqual(spanOf(text), [start, end]));

test("typed date: what is none is none", () => {
  for (const text of wrong) assert.equal(read(text), null, text);
  assert.equal(read("2019-04-24".padStart(200)), null);
});

test("typed date: it leads to what happens then, else to its beginning, as clocks on the spot show it", () => {
  const [meeting, later] = [at("2019-04-25T04:00:00Z"), at("2019-05-10T00:00:00Z")];
  const engine = createEngine(makeScene({ period: { start: at("2019-04-20"), end: at("2019-06-01") }, events: [
    makeEvent({ start: meeting, end: meeting + HOUR, offset: 600, end_offset: 600 }),
    makeEvent({ start: later, end: later + HOUR })] }));
  const go = (/** @type {string} */ text) => {
    const date = read(text);
    return date === null ? undefined : momentIn(date, engine, "hindsight");
  };
  assert.equal(go("25 April 2019"), meeting);
  assert.equal(go("April 2019"), meeting);
  assert.equal(go("2019-04-26"), at("2019-04-26") - 10 * HOUR);
  assert.equal(go("2019-04-26T00:00:00Z"), at("2019-04-26"));
  assert.equal(go("2019"), meeting);
  assert.equal(go("2019-04-19"), null);
  assert.equal(go("3 June 2019"), null);
});
