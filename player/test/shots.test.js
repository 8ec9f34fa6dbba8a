/**
 * What the camera shows while a story is told: a chapter's picture, and another only where it is needed.
 *
 * @import { SceneBounds, SceneEvent } from "../src/scene.js"
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { shotsOf, shotsOfTakes } from "../src/map/shots.js";
import { createEngine } from "../src/time/engine.js";
import { both, makeEvent, makeScene, PLACE } from "./builders.js";

const PLACES = {
  east: { ...PLACE, lat: 43, lng: 132 }, near: { ...PLACE, lat: 42, lng: 131 }, west: { ...PLACE, lat: 55, lng: 37 },
  country: { ...PLACE, lat: 60, lng: 90, radius: 4000 },
};
/** @type {SceneBounds} */
const FRAME = [120, 35, 140, 50];
/** @type {SceneBounds} */
const WORLD = [30, 20, 140, 60];

/** The shots of a story told at one place after the other, in one chapter. @param {(keyof typeof PLACES)[]} told */
function shots(told, bounds = FRAME, extra = {}) {
  /** @type {SceneEvent[]} */
  const events = told.map((place, i) => makeEvent({ place, start: 100 + 10 * i, end: 105 + 10 * i }));
  const chapter = { id: "one", title: both("One"), note: both(""), start: 0, end: 900, key: [], bounds };
  const scene = makeScene({ events, places: PLACES, chapters: [chapter], ...extra });
  return shotsOf(scene, createEngine(scene), "hindsight", WORLD);
}

test("a chapter is one picture as long as all lies in it", () => {
  assert.deepEqual(shots(["east", "near", "east"]), [{ from: 100, bounds: FRAME }]);
});

test("what lies outside is shown together with where the story was, and then the chapter again", () => {
  assert.deepEqual(shots(["near", "west", "near", "near", "near"]), [{ from: 100, bounds: FRAME },
    { from: 110, bounds: [37, 42, 131, 55] }, { from: 120, bounds: FRAME }]);
});

test("the camera does not come back for a moment or two", () => {
  assert.deepEqual(shots(["near", "west", "near", "west", "near"]).map(({ from }) => from), [100, 110, 140]);
});

test("for a country that is all that is known the camera does not move", () => {
  assert.deepEqual(shots(["east", "country", "near"]), [{ from: 100, bounds: FRAME }]);
});

test("a long run in a small part of the picture is shown from nearer", () => {
  const far = /** @type {SceneBounds} */ ([30, 20, 140, 60]);
  assert.deepEqual(shots(["east", "near", "east", "near"], far), [{ from: 100, bounds: [131, 42, 132, 43] }]);
  assert.deepEqual(shots(["east", "near"], far), [{ from: 100, bounds: far }]);
});

test("a story without chapters is shown as it opened", () => {
  assert.deepEqual(shots(["east", "west"], FRAME, { chapters: [] }), [{ from: 100, bounds: WORLD }]);
});

const CASES = JSON.parse(readFileSync(new URL("../../tests/cases/shots.json", import.meta.url), "utf8"));

for (const { name, frames, takes, shots: expected } of CASES) {
  test(`as in Python: ${name}`, () => {
    const found = shotsOfTakes(takes.map((/** @type {any} */ take) => ({ ...take, frame: frames[take.chapter] })));
    assert.deepEqual(found.map(({ from, bounds }) => ({ start: from, bounds })), expected);
  });
}
