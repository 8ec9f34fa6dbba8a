/**
 * What the page is told of the reader's choices, and that it never undoes one that it has not heard of.
 *
 * @import { Report } from "../src/page/report.js"
 */
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { read, write } from "../src/page/link.js";
import { createReport } from "../src/page/report.js";
import { createStory } from "../src/page/story.js";
import { LAYERS, makeEvent, makeScene } from "./builders.js";

/** What waits, and until when, on a clock that stands still. @type {Map<number, {due: number, call: () => void}>} */
const waiting = new Map();
let now = 0;
Object.assign(globalThis, { matchMedia: () => ({ matches: false }), clearTimeout: (/** @type {number} */ id) => waiting.delete(id),
  setTimeout(/** @type {() => void} */ call, /** @type {number} */ delay) {
    waiting.set(waiting.size + now, { due: now + delay, call });
    return waiting.size + now - 1;
  } });

/** @param {number} milliseconds */
function tick(milliseconds) {
  now += milliseconds;
  for (const [id, { due, call }] of [...waiting]) if (due <= now && waiting.delete(id)) call();
}

/** @type {Report[]} */
let told = [];
let story = createStory();

beforeEach(() => {
  waiting.clear();
  told = [];
  story = createStory();
  const report = createReport(story, { send: (one) => told.push(one), isWritten: true,
    link: () => write({ ...story.settings, selected: story.selected, time: null, map: null }) });
  const ignore = () => {};
  story.listen({ onChange: ignore, onScene: ignore, onStep: ignore, onChapter: ignore, onOpening: ignore, onMap: ignore,
    onSelect: (_, byReader) => { if (byReader) report.tell(); },
    onAdjust(isOngoing, isView) {
      if (!isView) return;
      if (isOngoing) report.tellLater();
      else report.tell();
    } });
  story.set({ scene: makeScene({ digest: "a", events: [makeEvent({ id: "met" }), makeEvent({ id: "rode", layer: "train" })] }) });
});

/** @param {Report} report */
const viewOf = ({ link }) => read(link, LAYERS).view;

test("report: a click is told at once, with the whole view and what is selected", () => {
  story.choose("met", true);
  story.adjust({ layers: ["train"] });
  const [first, second] = told;
  assert.deepEqual([first.link, second.link, second.isWritten], ["event=met", "layers=train", true]);
  assert.ok(second.nonce > first.nonce);
});

test("report: what goes on is told 300 ms after the last of it; a click takes it along", () => {
  for (const query of ["b", "bo", "boa"]) {
    story.adjust({ query }, true);
    tick(299);
  }
  assert.equal(told.length, 0);
  tick(1);
  assert.deepEqual(told.map((one) => viewOf(one).query), ["boa"]);
  story.adjust({ query: "boat" }, true);
  story.adjust({ clock: "reported" });
  tick(1000);
  assert.deepEqual(told.map(({ link }) => link), ["q=boa", "clock=reported&q=boat"]);
});

test("report: what the page around does not hang on is not told, nor what the page itself sets", () => {
  story.adjust({ speed: 2, axis: "linear", mode: "upto" });
  story.set({ layers: [], language: "zh" });
  tick(1000);
  assert.deepEqual(told, []);
});

test("echo: what the page says with an older number undoes no later choice, but its scene is taken", () => {
  story.adjust({ layers: ["train"] });
  const heard = { nonce: told[0].nonce, layers: viewOf(told[0]).layers, query: "", selected: null };
  story.adjust({ query: "boat" }, true); // of which the page has not heard yet
  story.set({ ...heard, theme: "dark", scene: makeScene({ digest: "b", events: [makeEvent({ id: "new" })] }) });
  assert.deepEqual([story.settings.query, story.settings.theme, story.scene?.digest], ["boat", "dark", "b"]);
  tick(300);
  story.set({ ...heard, nonce: told[1].nonce, query: "ship" });
  assert.equal(story.settings.query, "ship", "the page has heard of all, and asks for something else");
});

test("echo: the same request again does not undo what a program has set meanwhile", () => {
  const request = { nonce: 5, clock: /** @type {const} */ ("reported") };
  story.set(request);
  story.set({ clock: "hindsight" });
  story.set(request);
  assert.equal(story.settings.clock, "hindsight");
});
