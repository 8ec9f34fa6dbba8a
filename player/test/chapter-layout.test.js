/** @import { SceneChapter } from "../src/scene.js" */
import assert from "node:assert/strict";
import test from "node:test";

import { chapterAt, spread } from "../src/strip/chapter-layout.js";
import { both } from "./builders.js";

const LINE = { from: 0, to: 100, gap: 2 };

/** @param {string} id @param {number} start @param {number} end @returns {SceneChapter} */
const chapter = (id, start, end) => ({ id, title: both(id), note: both(""), start, end, key: [], bounds: null });

test("labels with room stand centred where they belong", () => {
  assert.deepEqual(spread([{ at: 20, width: 10 }, { at: 70, width: 20 }], LINE), [15, 60]);
});

test("labels that would overlap share the way they are pushed", () => {
  assert.deepEqual(spread([{ at: 50, width: 10 }, { at: 50, width: 10 }], LINE), [39, 51]);
});

test("labels stay in order, apart and on the line, whatever they want", () => {
  const labels = [5, 3, 90, 2, 99, 99].map((at, i) => ({ at, width: 8 + i }));
  const begins = spread(labels, LINE);
  assert.ok(begins !== null && begins[0] >= 0);
  begins.forEach((begin, i) => {
    const limit = begins[i + 1] === undefined ? 100 : begins[i + 1] - LINE.gap;
    assert.ok(begin + labels[i].width <= limit + 1e-9);
  });
});

test("labels that fill the line exactly fit, and a pixel more does not", () => {
  assert.deepEqual(spread([{ at: 0, width: 49 }, { at: 0, width: 49 }], LINE), [0, 51]);
  assert.equal(spread([{ at: 0, width: 50 }, { at: 0, width: 49 }], LINE), null);
  assert.deepEqual(spread([], LINE), []);
});

test("the chapter of a moment is the last that began, and none between two", () => {
  const chapters = [chapter("a", 0, 50), chapter("b", 10, 20), chapter("c", 60, 70)];
  assert.deepEqual([null, -1, 0, 10, 20, 50, 60, 70].map((t) => chapterAt(chapters, t)), [-1, -1, 0, 1, 0, -1, 2, -1]);
});
