/**
 * The order of a presentation, and which claim leads a slide.
 *
 * @import { Slide } from "../src/present/slide-order.js"
 * @import { SceneChapter } from "../src/scene.js"
 * @import { Scene } from "../src/time/columns.js"
 * @import { Settings } from "../src/types.js"
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { leadingClaim, readable } from "../src/map/event-text.js";
import { createSlideOrder } from "../src/present/slide-order.js";
import { createEngine } from "../src/time/engine.js";
import { defaults } from "../src/time/settings.js";
import { CLOCKS, both, cases, claim, makeEvent, makeScene } from "./builders.js";

/** @type {(id: string, start: number, end: number) => SceneChapter} */
const chapter = (id, start, end) => ({ id, start, end, title: both(id), note: both(""), key: [], bounds: null });

/** @param {Partial<Scene>} values @param {Partial<Settings>} [settings] */
function present(values, settings = {}) {
  const scene = makeScene(values);
  const { clock, ...filters } = { ...defaults(), ...settings };
  const order = createSlideOrder(createEngine(scene).among(filters), scene, clock);
  return { order, slides: Array.from({ length: order.count }, (_, i) => order.slide(i)) };
}

const spoken = (/** @type {Slide[]} */ slides) => slides.map((slide) => {
  if (slide.kind === "chapter") return slide.chapter.id;
  return slide.kind === "step" ? slide.time : slide.kind;
});

test("order: start, each chapter before its first moment, one step a moment, closing", () => {
  const events = [50, 100, 100, 200].map((start) => makeEvent({ start, end: start + 1 }));
  const { slides } = present({ events, chapters: [chapter("later", 150, 300), chapter("first", 90, 150)] });
  assert.deepEqual(spoken(slides), ["start", 50, "first", 100, "later", 200, "closing"]);
  assert.deepEqual(slides.flatMap((slide) => (slide.kind === "chapter" ? [slide.number] : [])), [1, 2]);
});

test("order: a chapter without a moment has no card", () => {
  const { slides, order } = present({ events: [makeEvent({ start: 100 })], chapters: [chapter("empty", 200, 300)] });
  assert.deepEqual(spoken(slides), ["start", 100, "closing"]);
  assert.equal(order.chapters, 0);
});

test("order: chapters that begin at the same moment stand one after the other, the longer first", () => {
  const events = [100, 400].map((start) => makeEvent({ start }));
  const { slides } = present({ events, chapters: [chapter("part", 100, 200), chapter("whole", 100, 500)] });
  assert.deepEqual(spoken(slides), ["start", "whole", "part", 100, 400, "closing"]);
});

test("order: time never goes back from slide to slide", () => {
  const events = [100, 300, 500, 700].map((start) => makeEvent({ start }));
  const chapters = [chapter("a", 50, 600), chapter("b", 200, 800), chapter("c", 0, 1000)];
  for (const clock of CLOCKS) {
    const { slides } = present({ events, chapters }, { clock });
    const times = slides.map(({ time }) => time);
    assert.deepEqual(times, [...times].sort((a, b) => a - b));
  }
});

test("order: chapters are in days of the place, not in UTC", () => {
  const hours = 3600000;
  const period = { start: -15 * hours, end: 100 * hours };
  const events = [makeEvent({ start: -9 * hours, end: 0, offset: 540 })];
  const { slides } = present({ period, events, chapters: [chapter("year", 0, 24 * hours)] });
  assert.deepEqual(spoken(slides), ["start", "year", -9 * hours, "closing"]);
});

test("order: as reported, a step is a piece of news", () => {
  const events = [makeEvent({ id: "x", start: 500, claims: [claim("expects", 100), claim("confirms", 500)] }),
    makeEvent({ id: "y", start: 600, claims: [claim("expects", 100)] })];
  const { slides, order } = present({ events }, { clock: "reported" });
  assert.deepEqual(spoken(slides), ["start", 100, 500, "closing"]);
  const [first, second] = [slides[1], slides[2]].map((slide) => order.happenings(slide));
  assert.deepEqual(first.map(({ event }) => event.id), ["x", "y"]);
  assert.deepEqual(second.map((entry) => [entry.event.id, entry.claim?.stance]), [["x", "confirms"]]);
});

test("order: as reported, what the news decides comes first, then what is near in time", () => {
  const events = [makeEvent({ id: "old", start: 10, claims: [claim("confirms", 20), claim("reports", 500)] }),
    makeEvent({ id: "far", start: 100, claims: [claim("reports", 500)] }),
    makeEvent({ id: "near", start: 490, claims: [claim("expects", 30), claim("reports", 500)] })];
  const { slides, order } = present({ events }, { clock: "reported" });
  const [last] = slides.filter(({ kind, time }) => kind === "step" && time === 500);
  assert.deepEqual(order.happenings(last).map(({ event }) => event.id), ["near", "far", "old"]);
});

test("order: only steps of the layers that are shown", () => {
  const events = [makeEvent({ start: 100 }), makeEvent({ start: 200, layer: "train" })];
  const { slides } = present({ events }, { layers: ["train"] });
  assert.deepEqual(spoken(slides), ["start", 200, "closing"]);
});

test("order: without events there is a start and a closing", () => {
  const { slides, order } = present({ events: [] });
  assert.deepEqual(spoken(slides), ["start", "closing"]);
  assert.equal(order.indexAt(500), 0);
});

test("order: where a time and an event are found", () => {
  const events = [100, 200, 300].map((start, i) => makeEvent({ id: `e${i}`, start, claims: [claim("reports", start + 50)] }));
  const chapters = [chapter("a", 150, 400)];
  const { order } = present({ events, chapters });
  assert.deepEqual([0, 99, 100, 199, 200, 299, 300, 999].map(order.indexAt), [0, 0, 1, 1, 3, 3, 4, 4]);
  assert.equal(order.indexOf(events[1]), 3);
  const reported = present({ events, chapters }, { clock: "reported" }).order;
  assert.equal(reported.slide(reported.indexOf(events[0])).time, 150);
  assert.equal(reported.indexOf(makeEvent({ start: 5 })), 0, "what nobody ever said has no step");
});

test("order: a chapter's card knows what happens in it, each event once", () => {
  const events = [makeEvent({ id: "x", start: 100, claims: [claim("expects", 100), claim("reports", 120)] }),
    makeEvent({ id: "y", start: 900, claims: [claim("reports", 900)] })];
  const { slides, order } = present({ events, chapters: [chapter("a", 50, 200)] }, { clock: "reported" });
  assert.deepEqual(order.happenings(slides[1]).map(({ event }) => event.id), ["x"]);
  assert.deepEqual(order.happenings(slides[0]), []);
});

for (const { name, claims, clock, state, at } of cases("leading")) {
  test(`leading: ${name}`, () => {
    const event = makeEvent({ claims });
    const engine = createEngine(makeScene({ events: [event] }));
    for (const [t, id] of at) {
      assert.equal(leadingClaim(engine.knownClaims(event, t, clock), state ?? null)?.id ?? null, id, `at ${t}`);
    }
  });
}

test("quotes: the words of a quote without the links of its page", () => {
  assert.equal(readable("met [Kim](https://x.example/a) <a href='b'>here</a>"), "met Kim here");
  assert.equal(readable("[not a link] < 5"), "[not a link] < 5");
});
