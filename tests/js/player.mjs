// Loads the player's pure scripts, in the order in which a page runs them, and makes small scenes.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const listed = /SCRIPTS = \(([^)]*)\)/.exec(readFileSync(here("../../src/geo_events/player.py"), "utf-8"))[1];
const ordered = [...listed.matchAll(/"([a-z]+)\.js"/g)].map((match) => match[1]);

export function load(...wanted) {
  for (const name of ordered.filter((one) => wanted.includes(one))) {
    createRequire(import.meta.url)(here(`../../src/geo_events/web/${name}.js`));
  }
  return globalThis.geoEvents;
}

export const ENGINE = ["dates", "axis", "ticks", "order", "clocks", "columns", "passage", "tally", "trains", "engine"];
export const cases = (name) => JSON.parse(readFileSync(here(`../cases/${name}.json`), "utf-8"));
export const texts = Object.fromEntries(["en", "zh"].map((language) => [
  language, JSON.parse(readFileSync(here(`../../src/geo_events/text/${language}.json`), "utf-8"))]));

export const LAYERS = ["meeting", "train", "deployment", "other"];
let counter = 0;

export function makeEvent(values = {}) {
  counter += 1;
  return { id: `event-${counter}`, layer: "meeting", status: "confirmed", start: 100, end: 200, offset: 0, claims: [], ...values };
}

export function makeScene(values = {}) {
  const period = values.period ?? { start: 0, end: 1000 };
  const knots = [[period.start, 0], [period.end, 1]];
  return { period, axis: { knots, folds: [] }, events: [], tracks: [], ...values };
}

export const claim = (stance, known) => ({ stance, known });
