/** Folding, on the cases that Python is tested on too. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { createFolding } from "../src/time/folding.js";
import { cases, VARIANTS } from "./builders.js";

const { searchable, traced } = createFolding(VARIANTS);

for (const [text, folded] of cases("folding").cases) {
  test(`folding: ${JSON.stringify(text)}`, () => {
    assert.equal(searchable(text), folded);
    const { text: again, starts, ends } = traced(text);
    assert.equal(again, folded);
    assert.deepEqual([starts.length, ends.length], [folded.length, folded.length]);
    starts.forEach((start, i) => assert.ok(start < ends[i] && (i === 0 || start >= starts[i - 1])));
  });
}

test("folding: a folded letter is known to come from the letters that it stands for", () => {
  const text = "Der Große  Pyo\u0306ng-yang";
  const { text: folded, starts, ends } = traced(text);
  const from = (/** @type {string} */ words) => {
    const at = folded.indexOf(words);
    return text.slice(starts[at], ends[at + words.length - 1]);
  };
  assert.equal(from("grosse"), "Große");
  assert.equal(from("pyong yang"), "Pyo\u0306ng-yang");
});
