/** Moments as text, in any year: the cases on which Python and the page agree. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { dayText, numbersIn, parseTime, writeTime } from "../src/time/instant.js";
import { cases } from "./builders.js";

for (const { text, ms, written, iso } of cases("instants")) {
  test(`a moment: ${text}`, () => {
    assert.equal(parseTime(text), ms);
    assert.equal(parseTime(iso), ms);
    assert.equal(writeTime(ms).replace("T00:00Z", ""), written);
    assert.equal(dayText(ms), written.split("T")[0]);
  });
}

test("a day is read as it is written, and days follow each other, over all years", () => {
  let before = -Infinity;
  for (let year = -271820; year < 10000; year += 97) {
    const text = dayText(new Date(0).setUTCFullYear(year, 1, 29));
    const ms = parseTime(text);
    assert.equal(dayText(ms), text);
    assert.equal(numbersIn(text)[0], year);
    assert.ok(ms > before, text);
    before = ms;
  }
});
