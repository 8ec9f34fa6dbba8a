/**
 * Areas: their shapes in the plane, which of them stand when, and where their marks do.
 *
 * @import { SceneArea } from "../src/scene.js"
 * @import { Point, Project } from "../src/map/geometry.js"
 * @import { ViewAt } from "../src/time/visibility.js"
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { translatorOf } from "../src/translator.js";
import { placeText } from "../src/map/event-text.js";
import { extentOf } from "../src/map/extent.js";
import { readFrame, readStory } from "../src/map/picture.js";
import { clipped, holds, innerPoint, sizeOf, thinned } from "../src/map/shapes.js";
import { createOwnMarks } from "../src/crowd/own-marks.js";
import { createEngine } from "../src/time/engine.js";
import { stagesAt } from "../src/time/stages.js";
import { PLACE, cases, makeEvent, makeScene } from "./builders.js";

/** @type {Project} */
const world = (lat, lng) => [lng, -lat];
/** @type {(left: number, top: number, right: number, bottom: number) => Point[]} */
const square = (left, top, right, bottom) => [[left, top], [right, top], [right, bottom], [left, bottom]];
/** Like the letter C. @type {Point[]} */
const BAY = [[0, 0], [10, 0], [10, 2], [2, 2], [2, 8], [10, 8], [10, 10], [0, 10]];

/** @param {string} event @param {number} start @param {number} end @param {number} west @returns {SceneArea} */
const area = (event, start, end, west) => ({ event, index: 0, start, end,
  polygons: [[[[0, west], [4, west], [4, west + 4], [0, west + 4], [0, west]]]] });

/** @param {string[]} ids @param {Parameters<typeof makeScene>[0]} values */
const storyOf = (ids, values) => makeScene({ events: ids.map((id) => makeEvent({ id })), ...values });

/** @param {ReturnType<typeof makeScene>} scene @param {number} t */
function frameAt(scene, t) {
  const engine = createEngine(scene);
  /** @type {ViewAt} */
  const view = { t, clock: "hindsight", mode: "upto" };
  return readFrame({ ...view, engine, language: "en", translate: translatorOf("en"), selected: null,
    visible: engine.visible(view) }, readStory(scene, engine, world), world);
}

test("a point in a hole or in a bay is not in the shape", () => {
  const rings = [square(0, 0, 10, 10), square(4, 4, 6, 6)];
  assert.deepEqual([[1, 1], [5, 5], [11, 5], [5, 7]].map(([x, y]) => holds(rings, [x, y])), [true, false, false, true]);
  assert.deepEqual([holds([BAY], [5, 5]), holds([BAY], [1, 5]), holds([BAY], [5, 1])], [false, true, true]);
});

test("the inner point lies in the shape, off its edge", () => {
  for (const rings of [[BAY], [square(0, 0, 10, 10), square(1, 1, 9, 9)], [square(0, 0, 100, 1)]]) {
    assert.ok(holds(rings, innerPoint(rings)));
  }
  assert.deepEqual(innerPoint([square(0, 0, 10, 10)]), [5, 5]);
  assert.deepEqual(innerPoint([[[3, 3], [3, 3], [3, 3]]]), [3, 3]);
});

test("what is filled is cut at the edge of what is seen, holes too", () => {
  const view = { left: 0, top: 0, right: 10, bottom: 10 };
  assert.equal(sizeOf(clipped(square(-5, -5, 5, 5), view)), 2 * 25);
  assert.equal(sizeOf(clipped(square(-50, -50, 50, 50), view)), 2 * 100);
  assert.deepEqual(clipped(square(20, 20, 30, 30), view), []);
  const inside = square(1, 1, 2, 2);
  assert.equal(clipped(inside, view), inside);
});

test("corners that nobody can tell apart are one", () => {
  assert.deepEqual(thinned([[0, 0], [0.2, 0.1], [0.3, 0.3], [5, 0], [5, 0]]), [[0, 0], [5, 0]]);
});

test("a front stands at its stage, and leaves the stages before as long as the map keeps what was", () => {
  const { axis } = createEngine(storyOf(["front"], {}));
  const stages = [area("front", 100, 200, 0), area("front", 200, 300, 5), area("front", 400, 500, 10)];
  /** @param {Partial<ViewAt>} view */
  const at = (view) => stagesAt(stages, { t: 0, clock: "hindsight", ...view }, axis()).map(({ shape, isPast }) => (
    `${shape.start}${isPast ? " past" : ""}`));
  assert.deepEqual(at({ t: 50 }), ["100"]); // only announced yet
  assert.deepEqual(at({ t: 150 }), ["100"]);
  assert.deepEqual(at({ t: 200 }), ["100 past", "200"]);
  assert.deepEqual(at({ t: 350 }), ["100 past", "200"]); // nobody says that it left
  assert.deepEqual(at({ t: 900 }), ["100 past", "200 past", "400"]);
  assert.deepEqual(at({ t: 430, mode: "trail", trail: 0.15 }), ["200 past", "400"]);
  assert.deepEqual(at({ t: 430, mode: "window", window: 100 / 86400000 }), ["400"]);
});

for (const { name, shapes, at, there, past } of cases("areas").stages) {
  test(`stages: ${name}`, () => {
    const stages = shapes.map((/** @type {[number, number]} */ [start, end]) => area("front", start, end, 0));
    const found = stagesAt(stages, { t: at, clock: "hindsight" }, createEngine(storyOf(["front"], {})).axis());
    const which = (/** @type {boolean} */ wanted) => found.filter(({ isPast }) => isPast === wanted)
      .map(({ shape }) => stages.indexOf(shape));
    assert.deepEqual({ there: which(false), past: which(true) }, { there, past });
  });
}

for (const { name, polygons, place, spot } of cases("areas").spots) {
  test(`spots: ${name}`, () => {
    const scene = storyOf(["flood"], { areas: [{ ...area("flood", 100, 200, 0), polygons }] });
    if (place !== null) {
      scene.places = { town: { ...PLACE, lat: place[0], lng: place[1] } };
      scene.events[0].place = "town";
    }
    const { location } = frameAt(scene, 120).visible[0];
    assert.deepEqual(location?.id === "town" ? null : location?.at, spot === null ? null : world(spot[0], spot[1]));
  });
}

test("a mark goes with its area", () => {
  const scene = storyOf(["flood"], { areas: [area("flood", 100, 150, 0), area("flood", 150, 900, 20)] });
  assert.deepEqual([120, 160].map((t) => frameAt(scene, t).visible[0].location?.at), [[2, -2], [22, -2]]);
});

test("a way without halts has a head that moves, and stays where it has come to", () => {
  const track = { event: "walk", index: 0, halts: [], vertices: /** @type {[number, number, number][]} */ (
    [[0, 0, 100], [0, 4, 200], [0, 6, 300]]), stretches: [{ first: 0, last: 2, route: /** @type {const} */ ("ends"), named: null, known: 0 }] };
  const scene = storyOf(["walk"], { tracks: [track] });
  assert.deepEqual(frameAt(scene, 150).rides.get("walk")?.at, [2, -0]);
  assert.equal(frameAt(scene, 150).rides.get("walk")?.isVague, false);
  assert.deepEqual([frameAt(scene, 400)].map(({ rides, visible: [{ location }] }) => [rides.size, location?.at]), [[0, [6, -0]]]);
});

test("what is framed takes in a way and the outer rings; what the map shows has no place missing", () => {
  const scene = storyOf(["flood", "talks"], { areas: [area("flood", 100, 200, 30)] });
  const [flood, talks] = scene.events;
  assert.equal(Math.max(...extentOf(scene)(flood).drawn.map(({ lng }) => lng)), 34);
  assert.deepEqual(extentOf(scene)(talks), { ends: [], drawn: [] });
  const words = { scene, language: "en", translate: translatorOf("en") };
  assert.deepEqual([flood, talks].map((event) => placeText(event, words)), ["Where the map shows it", "Place not stated"]);
});

test("among very many, areas keep their marks: of too many the freshest, with what is chosen, and it is told", () => {
  const ids = Array.from({ length: 400 }, (_, i) => `flood ${i}`);
  const scene = makeScene({ events: ids.map((id, i) => makeEvent({ id, start: i, end: i + 1 })),
    areas: ids.map((id, i) => area(id, i, i + 1, 0)) });
  const engine = createEngine(scene);
  const own = createOwnMarks(scene, engine);
  const look = /** @type {const} */ ({ clock: "hindsight", mode: "upto" });
  const context = /** @type {Parameters<typeof own.visible>[0]} */ (/** @type {unknown} */ ({ ...look, engine, t: 500 }));
  const { marks, left, mapped } = own.visible(context, engine.visibility(look), ["flood 3"]);
  assert.deepEqual([marks.length, left, mapped.size, marks[0].event.id, marks.at(-1)?.event.id], [151, 249, 400, "flood 3", "flood 399"]);
  assert.deepEqual([own.isMapped(scene.events[5]), own.isMapped({ id: "other", place: null })], [true, false]);
});
