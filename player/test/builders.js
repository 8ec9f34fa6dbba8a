/**
 * Small scenes for the tests, and the cases and texts that Python is tested on too.
 *
 * @import { SceneClaim, SceneEvent, SceneKnot, SceneLayer, ScenePlace, Stance } from "../src/scene.js"
 * @import { Clock } from "../src/time/clocks.js"
 * @import { Scene } from "../src/time/columns.js"
 */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { EXACT } from "../src/time/lasting.js";
import { addTexts } from "../src/translator.js";

const readText = (/** @type {string} */ path) => (
  readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), "utf-8"));
const readJson = (/** @type {string} */ path) => JSON.parse(readText(path));

export const cases = (/** @type {string} */ name) => readJson(`tests/cases/${name}.json`);
export const texts = Object.fromEntries(readdirSync(new URL("../../src/geo_events/text/", import.meta.url))
  .filter((name) => name.endsWith(".json"))
  .map((name) => [name.replace(".json", ""), readJson(`src/geo_events/text/${name}`)]));
addTexts(texts);

/** All Chinese characters that have a simplified form, each with it. */
export const VARIANTS = readText("src/geo_events/simplified.txt");

const usual = readJson("src/geo_events/layers.json");
/** @type {SceneLayer[]} */
export const SCENE_LAYERS = Object.keys(usual).filter((id) => id !== "*").map((id) => ({ id, light: "#111111", dark: "#eeeeee", moved: {}, ...usual[id],
  all: usual[id].plural, counts: usual[id].count }));
export const LAYERS = SCENE_LAYERS.map(({ id }) => id);
/** @type {Clock[]} */
export const CLOCKS = ["hindsight", "reported"];
let counter = 0;

export const at = (/** @type {string} */ text) => Date.parse(text);
export const both = (/** @type {string} */ text) => ({ en: text, zh: text });

/** @param {number} found @param {number} wanted */
export function assertNear(found, wanted, tolerance = 1e-9) {
  assert.ok(Math.abs(found - wanted) <= tolerance, `found ${found}, wanted ${wanted}`);
}

/** @type {ScenePlace} */
export const PLACE = { name: both("A"), spellings: [], lat: 0, lng: 0, radius: 1, kind: "city" };

/** @param {Partial<SceneEvent>} values @returns {SceneEvent} */
export function makeEvent({ edges = EXACT, ...values } = {}) {
  counter += 1;
  return { id: `event-${counter}`, layer: "meeting", status: "confirmed", title: both("Talks"), when: "2001", start: 100,
    end: 200, precision: "day", offset: 0, end_offset: 0, weight: 0, place: null, origin: null, figure: null, actors: [], summary: both(""),
    claims: [], ...values, edges };
}

/** @param {Partial<Scene>} values @returns {Scene & {events: SceneEvent[]}} */
export function makeScene({ events = [], period = { start: 0, end: 1000 }, layers = SCENE_LAYERS, ...values } = {}) {
  /** @type {SceneKnot[]} */
  const knots = [[period.start, 0], [period.end, 1]];
  return { digest: "", title: both("Story"), about: both(""), period, axis: { knots, folds: [] }, places: {}, people: {},
    layers, tracks: [], rails: false, sources: {}, chapters: [], events, ...values };
}

/** @param {Stance} stance @param {number} known @returns {SceneClaim} */
export const claim = (stance, known) => ({ id: `${stance}-${known}`, source: "source", stance, by: both(""), on: null, known, assumed: false,
  quote: "", translation: {}, note: {} });
