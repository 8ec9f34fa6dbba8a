/**
 * What the player can be told: the names of its settings, what each may be, and how a time is read.
 *
 * It owns the checking and the words of refusal, and keeps no setting itself (story.js does). Called by story.js for
 * all that comes from a page, a slide or a reader.
 *
 * @import { Mode, Settings } from "../types.js"
 * @import { Scene } from "./columns.js"
 *
 * @typedef {object} Place where in the story the reader is
 * @property {string|null} [selected]
 * @property {number|string|null} [time] null is the opening
 * @property {string|null} [map] zoom, latitude and longitude; null gives the map back to the story
 *
 * @typedef {Partial<Settings> & Place & {scene?: Scene, opening?: string|null, nonce?: number}} Changes `opening` is
 *   the view on which the story opens, as a link; null if no link leads to what is shown
 *
 * @typedef {{wanted: string, fits(value: unknown): boolean}} Rule
 */
import { measures } from "../design.js";
import { languagesOffered } from "../translator.js";
import { STATUSES } from "./clocks.js";
import { readComparison } from "./comparison.js";
import { NO_FILTERS } from "./filters.js";
import { parseTime } from "./instant.js";
import { spanOf } from "./period.js";
import { standpointOf } from "../page/standpoint.js";

export const SPEEDS = [0.25, 0.5, 1, 2, 4, 8];
/** @type {Mode[]} */
export const MODES = ["trail", "upto", "window"];
const LONGEST = 80;

/** @param {string[]} names @returns {Rule} */
const oneOf = (...names) => ({ wanted: `one of ${names.map((name) => `"${name}"`).join(", ")}`,
  fits: (value) => names.some((name) => name === value) });

/** @param {string[]} names @returns {Rule} */
const anyOf = (names) => ({ wanted: `a list of any of ${names.join(", ")}`,
  fits: (value) => Array.isArray(value) && value.every((name) => names.includes(name)) });

/** @type {Rule} */
const END = { wanted: 'a year, month or day as text such as "2001-02", or null',
  fits: (value) => value === null || (typeof value === "string" && spanOf(value) !== null) };

/** @param {Partial<Scene>|null} value what may be one */
const isScene = (value) => Number.isFinite(value?.period?.start) && Number.isFinite(value?.period?.end)
  && (Array.isArray(value?.events) || value?.packed?.bytes instanceof Uint8Array) && typeof value.places === "object";

/** Before the page has its texts, any language may come to be one of them. @param {unknown} value */
const isOffered = (value) => typeof value === "string"
  && (languagesOffered().length === 0 || languagesOffered().includes(value));

/** @param {unknown} value */
const isTextOrNull = (value) => value === null || typeof value === "string";

/** @type {Record<string, Rule>} */
const SETTINGS = {
  scene: { wanted: "a scene: an object with period, places and events", fits: isScene },
  language: { wanted: "the tag of a language of the page", fits: isOffered },
  clock: oneOf("hindsight", "reported"),
  theme: oneOf("light", "dark"),
  axis: oneOf("elastic", "linear"),
  mode: oneOf(...MODES),
  trail: { wanted: "a share of the axis, more than 0 and at most 1",
    fits: (value) => typeof value === "number" && value > 0 && value <= 1 },
  window: { wanted: "a number of days, more than 0",
    fits: (value) => typeof value === "number" && value > 0 && value < Infinity },
  loop: { wanted: "true or false", fits: (value) => typeof value === "boolean" },
  layers: { wanted: "a list of ids of layers, or null for all",
    fits: (value) => value === null || (Array.isArray(value) && value.every((id) => typeof id === "string")) },
  statuses: anyOf(STATUSES),
  from: END,
  to: END,
  compare: { wanted: 'a time, "end", "clock", or a period such as "2001/2003", or null',
    fits: (value) => value === null || (typeof value === "string" && readComparison(value) !== null) },
  query: { wanted: "text", fits: (value) => typeof value === "string" },
  speed: { wanted: `a number from ${SPEEDS[0]} to ${SPEEDS[SPEEDS.length - 1]}`,
    fits: (value) => typeof value === "number" && value >= SPEEDS[0] && value <= SPEEDS[SPEEDS.length - 1] },
  selected: { wanted: "the id of an event, or null", fits: isTextOrNull },
  time: { wanted: "a time as ISO 8601 text or as UTC milliseconds, or null",
    fits: (value) => value === null || Number.isFinite(timeOf(value)) },
  map: { wanted: 'zoom, latitude and longitude as text such as "5/43.1/131.9", or null',
    fits: (value) => value === null || standpointOf(value) !== null },
  opening: { wanted: "a link as text, or null", fits: isTextOrNull },
  nonce: { wanted: "a whole number", fits: Number.isInteger },
};

/** Null is a value of these; of the others it is as good as not given. */
const NULLABLE = ["selected", "layers", "from", "to", "compare", "time", "map", "opening"];

/** @param {string} name @param {unknown} value */
export const fits = (name, value) => Object.hasOwn(SETTINGS, name) && SETTINGS[name].fits(value);

/** Before anybody has said anything. @returns {Settings} */
export const defaults = () => ({ language: "en", clock: "hindsight", theme: null, axis: "elastic", mode: "trail",
  trail: measures.trail, window: 90, loop: false, speed: 1, compare: null, ...NO_FILTERS,
  statuses: [...STATUSES] });

/** A value in a message, cut if it is long. @param {unknown} value */
export function describe(value) {
  const text = typeof value === "number" ? String(value) : JSON.stringify(value) ?? String(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 3)}...` : text;
}

/** @param {unknown} changes @returns {Changes} without what is not given @throws all faults at once */
export function check(changes) {
  if (typeof changes !== "object" || changes === null) {
    throw new TypeError(`set() wants an object of settings, got ${describe(changes)}`);
  }
  const unknown = Object.keys(changes).filter((name) => !Object.hasOwn(SETTINGS, name));
  if (unknown.length > 0) {
    throw new TypeError(`set() knows ${Object.keys(SETTINGS).join(", ")}; got ${unknown.map(describe).join(", ")}`);
  }
  const given = Object.entries(changes).filter(
    ([name, value]) => value !== undefined && (value !== null || NULLABLE.includes(name)));
  const faults = given.filter(([name, value]) => !SETTINGS[name].fits(value))
    .map(([name, value]) => `${name} wants ${SETTINGS[name].wanted}, got ${describe(value)}`);
  if (faults.length > 0) throw new RangeError(faults.join("; "));
  return Object.fromEntries(given);
}

/** @param {unknown} time @returns {number} NaN if it is no time */
function timeOf(time) {
  if (typeof time === "number") return time;
  return typeof time === "string" ? parseTime(time) : NaN;
}

/** @param {unknown} time @returns {number} UTC milliseconds */
export function milliseconds(time) {
  const wanted = 'seek() wants a time as ISO 8601 text such as "2001-02-03" or as UTC milliseconds';
  if (typeof time !== "number" && typeof time !== "string") throw new TypeError(`${wanted}, got ${describe(time)}`);
  const ms = timeOf(time);
  if (!Number.isFinite(ms)) throw new RangeError(`${wanted}, got ${describe(time)}`);
  return Math.round(ms);
}
