/** To which chapter an event belongs, as decks have it too. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { chapterAt } from "../src/time/kin.js";
import { at, both, cases } from "./builders.js";

const DAY = 86400000;

for (const one of cases("chapters")) {
  test(`chapters: ${one.name}`, () => {
    const chapters = one.chapters.map((/** @type {{id: string, start: string, end: string}} */ { id, start, end }) => (
      { id, title: both(id), note: both(""), key: [], bounds: null, start: at(start), end: at(end) + DAY }));
    for (const [moment, id] of one.at) {
      assert.equal(chapterAt(at(`${moment}Z`), chapters)?.id ?? null, id, moment);
    }
  });
}
