import assert from "node:assert/strict";
import test from "node:test";

import { spread } from "../src/strip/chapter-layout.js";

const LINE = { from: 0, to: 100, gap: 2 };

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
