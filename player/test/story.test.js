/**
 * The opening and the chapters: what leads out of the one and into the other.
 *
 * @import { SceneChapter } from "../src/scene.js"
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { createStory } from "../src/page/story.js";
import { both, claim, makeEvent, makeScene } from "./builders.js";

/** @param {string} id @param {number} start @param {number} end @returns {SceneChapter} */
const chapter = (id, start, end) => ({ id, title: both(id), note: both(""), start, end, key: [], bounds: null });

const EVENTS = [
  makeEvent({ id: "a", start: 100, end: 110, claims: [claim("confirms", 500)] }),
  makeEvent({ id: "b", start: 300, end: 310, claims: [claim("confirms", 300)] }),
  makeEvent({ id: "c", start: 600, end: 610, claims: [claim("confirms", 620)] }),
];
const CHAPTERS = [chapter("early", 50, 200), chapter("wide", 250, 700), chapter("late", 550, 650),
  chapter("empty", 800, 900)];

/** A story of three moments, at its opening. */
function openStory() {
  const story = createStory();
  story.set({ scene: makeScene({ events: EVENTS, chapters: CHAPTERS }) });
  return story;
}

test("opening: all is shown, as all so far, with the playhead at the beginning", () => {
  const story = openStory();
  assert.equal(story.isOpening, true);
  assert.equal(story.time, -1);
  assert.deepEqual([story.viewing(0).t, story.viewing(0).mode], [1000, "upto"]);
});

test("opening: the step before the first event", () => {
  const story = openStory();
  story.step("previous");
  assert.equal(story.isOpening, true);
  story.step("next");
  assert.deepEqual([story.isOpening, story.time], [false, 100]);
  story.step("previous");
  assert.deepEqual([story.isOpening, story.time], [true, -1]);
});

test("opening: the first event may be the very first moment of the period", () => {
  const story = createStory();
  story.set({ scene: makeScene({ events: [makeEvent({ start: 0, end: 10 })] }) });
  story.step("next");
  assert.deepEqual([story.isOpening, story.time], [false, 0]);
  story.step("previous");
  assert.equal(story.isOpening, true);
});

test("opening: Home leads back to it, End to the last moment, and both can be had again", () => {
  const story = openStory();
  story.seek(300);
  for (let i = 0; i < 2; i += 1) {
    story.jump("end");
    assert.deepEqual([story.isOpening, story.time, story.viewing(1000).mode], [false, 1000, "trail"]);
    story.jump("start");
    assert.deepEqual([story.isOpening, story.time], [true, -1]);
  }
});

test("opening: a call to seek leaves it, another scene does not", () => {
  const story = openStory();
  story.set({ scene: makeScene({ digest: "other", events: EVENTS, period: { start: 20, end: 900 } }) });
  assert.deepEqual([story.isOpening, story.time], [true, 19]);
  story.seek(20);
  assert.equal(story.isOpening, false);
});

test("opening: who chooses how to look at time looks at the end", () => {
  const story = openStory();
  story.set({ mode: "window" });
  assert.deepEqual([story.isOpening, story.time, story.viewing(1000).mode], [false, 1000, "window"]);
});

test("chapters: of a moment the one that began last, between two of them none", () => {
  const story = openStory();
  const found = [60, 200, 300, 600, 660, 750].map((t) => story.chapterAt(t)?.id ?? null);
  assert.deepEqual(found, ["early", null, "wide", "late", "wide", null]);
  assert.equal(story.currentChapter(), null);
});

test("chapters: one is opened at its first event, on both clocks", () => {
  const story = openStory();
  story.openChapter("late");
  assert.deepEqual([story.isOpening, story.time, story.currentChapter()?.id], [false, 600, "late"]);
  story.set({ clock: "reported" });
  story.openChapter("late");
  assert.equal(story.time, 620);
  story.openChapter("empty");
  assert.equal(story.time, 800);
  assert.throws(() => story.openChapter("nothing"), RangeError);
});
