/**
 * What a map opens on: all of the story, or in a window higher than wide its densest stretch.
 *
 * @import { Project } from "../src/map/geometry.js"
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { chooseOpening } from "../src/map/opening-view.js";
import { createEngine } from "../src/time/engine.js";
import { PLACE, makeEvent, makeScene } from "./builders.js";

/** @type {Project} */
const project = (lat, lng) => [lng, -lat];
const LANDSCAPE = { width: 800, height: 400 };
const PORTRAIT = { width: 300, height: 500 };

/** Events at some degrees of longitude. @param {number[]} longitudes */
function openingAt(longitudes, room = PORTRAIT) {
  const places = Object.fromEntries(longitudes.map((lng) => [`p${lng}`, { ...PLACE, lng, lat: 45 }]));
  const scene = makeScene({ places,
    events: longitudes.map((lng, i) => makeEvent({ id: `e${i}`, start: i, end: i + 1, place: `p${lng}` })) });
  const opening = chooseOpening(scene, createEngine(scene), project, room, room === PORTRAIT);
  assert.ok(opening !== null);
  return { ...opening, kept: longitudes.filter((_, i) => opening.ids.has(`e${i}`)) };
}

test("portrait: the densest stretch, with what lies far away beyond its edge", () => {
  const { box, kept } = openingAt([37, 37, 38, 106, 126, 128, 130, 131, 132, 132, 135]);
  assert.deepEqual(kept, [126, 128, 130, 131, 132, 132, 135]);
  assert.deepEqual([box.left, box.right], [126, 135]);
});

test("portrait: nothing is left out of what lies close together, nor of what is spread evenly", () => {
  assert.equal(openingAt([10, 11, 12, 13]).kept.length, 4);
  assert.equal(openingAt([0, 15, 30, 45, 60, 75, 90, 105, 120]).kept.length, 9);
});

test("landscape: the same story is shown whole", () => {
  assert.equal(openingAt([37, 37, 38, 106, 126, 128, 130, 131, 132, 132, 135], LANDSCAPE).kept.length, 11);
});
