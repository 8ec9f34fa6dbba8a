// Small scenes for the tests, and the cases and texts that Python is tested on too.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

export const cases = (name) => JSON.parse(readFileSync(here(`../../tests/cases/${name}.json`), "utf-8"));
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
