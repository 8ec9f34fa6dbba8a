/**
 * Links, on the cases that Python is tested on too.
 *
 * @import { Linked } from "../src/page/link.js"
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { read, unsaid, write } from "../src/page/link.js";
import { cases } from "./builders.js";

const { unsaid: nothing, layers, cases: shared } = cases("links");
const CALLED = { status: "statuses", lang: "language", event: "selected", q: "query" };

/** A view by the names of a link. @param {Linked} view */
const named = (view) => Object.fromEntries(Object.keys(nothing).map((name) => [name,
  Object(view)[Object(CALLED)[name] ?? name]]));

test("links: where nobody said anything", () => assert.deepEqual(named(unsaid()), nothing));

for (const { name, link, opening = "", view, lost, written } of shared) {
  test(`links: ${name}`, () => {
    const { view: first } = read(opening, layers);
    const found = read(link, layers, first);
    assert.deepEqual(named(found.view), { ...nothing, ...view });
    assert.deepEqual(found.lost.map(({ name: one, value }) => [one, value]), lost);
    assert.equal(write(found.view, first), written);
    assert.deepEqual(read(written, layers, first), { view: found.view, lost: [] });
  });
}

test("links: of a hundred kilobytes what can be honoured is, and the rest is named", () => {
  const long = "x".repeat(100_000);
  const { view, lost } = read(`q=${long}&event=${long}&layers=${long},train&time=2019&mode=${long}&${long}=1`, layers);
  assert.deepEqual(view, { ...unsaid(), time: Date.UTC(2019, 0) });
  assert.deepEqual(lost.map(({ name }) => name), ["layers", "event", "q", "mode"]);
});
