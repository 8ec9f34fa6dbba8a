/**
 * A link: all that a reader has chosen, as text, and back.
 *
 * It owns the names in a link, how each is read and written, and which of them belong together. What is read of it is
 * judged by settings.js; who follows and writes it is address.js. Pure; Python reads and writes alike:
 * tests/cases/links.json holds the cases on which both must agree.
 *
 * A name that a link leaves out has the value of the view on which the story opens; one without a value has that which
 * it has where nobody said anything.
 *
 * @import { Settings } from "../types.js"
 *
 * @typedef {Omit<Settings, "theme"|"loop"> & {selected: string|null, time: number|null, map: string|null}} Linked
 *   without a time it is the opening, or the event's own; without a map the story has it
 * @typedef {keyof Linked} Setting
 * @typedef {{name: string, value: string}} Lost what of a link could not be read
 *
 * @typedef {object} Row
 * @property {Setting} setting
 * @property {(text: string, layers: readonly string[]) => {value?: unknown, lost: string[]}} read with the ids of the
 *   story's layers
 * @property {(value: any) => string} write empty for what is so where nobody said anything, if that is not a word
 */
import { chosen } from "../languages.js";
import { OTHER } from "../layers.js";
import { STATUSES } from "../time/clocks.js";
import { FIRST_YEAR, LAST_YEAR, parseTime, spelled, writeTime } from "../time/instant.js";
import { spanOf } from "../time/period.js";
import { defaults, fits } from "../time/settings.js";
import { languagesOffered } from "../translator.js";
import { standpointOf, standpointText } from "./standpoint.js";

/** Letters of a value; nobody writes more by hand. */
const LONGEST = 1000;
/** In place of a list that is empty. */
const NONE = "none";
const NUMBER = /^\d{1,6}(?:\.\d{1,6})?$/;
/** A year or month; a day; its time of day; the zone. */
const YEAR = "(?:-?\\d{4}|Y?-\\d{5,6})";
const TIME = new RegExp([`^(?:(${YEAR}(?:-\\d\\d)?)|(${YEAR}-\\d\\d-\\d\\d)`,
  "(?:(T(?:[01]\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d(?:\\.\\d{1,3})?)?)(Z|[+-](?:[01]\\d|2[0-3]):[0-5]\\d)?)?)$"].join(""));
const FIRST = parseTime(spelled(FIRST_YEAR));
const LAST = Date.UTC(LAST_YEAR + 1, 0) - 1;
/** Signs that stand as they are; without them a link is hard to read. */
const LEGIBLE = /%(?:2C|2F|3A)/g;
const RESERVED = /[!'()*]/g;
const HALF = /\p{Surrogate}/gu;

/** @param {string} text @returns {number|undefined} UTC milliseconds; nothing if it is no time */
function timeOf(text) {
  const [, month, day, hours = "T00:00", zone = "Z"] = TIME.exec(text) ?? [];
  const span = spanOf(month ?? day ?? "");
  if (span === null) return undefined;
  const ms = span.start + Date.parse(`1970-01-01${hours}${zone}`);
  return ms >= FIRST && ms <= LAST ? ms : undefined;
}

/** As short as it can be. @param {number|null} ms */
const timeText = (ms) => (ms === null ? "" : writeTime(ms).replace(/T00:00Z$/, ""));

/** The first day of a date, without what says how sure it is. @param {string} text */
const dayOf = (text) => text.trim().replace(/[~?%]$/, "").split("T")[0];

/**
 * @param {Setting} setting
 * @param {(text: string) => unknown} [parse]
 * @param {Row["write"]} [write]
 * @returns {Row}
 */
const row = (setting, parse = (text) => text, write = (value) => value ?? "") => ({ setting, write, read(text) {
  const value = parse(text);
  return value !== undefined && fits(setting, value) ? { value, lost: [] } : { lost: [text] };
} });

/** The language of the page that a reader of another one reads best. @param {string} text */
const languageOf = (text) => (languagesOffered().length === 0 ? text : chosen([text], languagesOffered()) ?? undefined);

/** @param {Setting} setting @returns {Row} */
const number = (setting) => row(setting, (text) => (NUMBER.test(text) ? Number(text) : undefined),
  (value) => String(Number(value.toFixed(6))));

/** What of a list is chosen, and what is none of it. @param {string[]} words @param {readonly string[]} all */
function choiceOf(words, all) {
  const known = all.filter((word) => words.includes(word));
  const lost = [...new Set(words)].filter((word) => !all.includes(word));
  return { value: known.length > 0 ? known : undefined, lost };
}

/** @type {Row} */
const STATUS = { setting: "statuses",
  write: (picked) => (STATUSES.every((word) => picked.includes(word)) ? ""
    : STATUSES.filter((word) => picked.includes(word)).join(",") || NONE),
  read: (text) => (text === NONE ? { value: [], lost: [] } : choiceOf(text.split(","), STATUSES)) };

/** The id of a layer as one word of a list: it may be any text. @param {string} id */
function coded(id) {
  const word = id.replaceAll("%", "%25").replaceAll(",", "%2C");
  return word === NONE ? "%6Eone" : word;
}

/** Stories had a layer for what is of no kind, whether anything was of it or not: old links name it. @type {Row} */
const CHOSEN_LAYERS = { setting: "layers",
  write: (picked) => (picked === null ? "" : picked.map(coded).sort().join(",") || NONE),
  read(text, layers) {
    const own = new Map(layers.map((id) => [coded(id), id]));
    const words = text === NONE ? [] : text.split(",").filter((word) => word !== OTHER || own.has(OTHER));
    if (words.length === 0) return { value: [], lost: [] };
    const { value, lost } = choiceOf(words, [...own.keys()]);
    return { value: value?.length === own.size ? null : value?.map((word) => own.get(word)), lost };
  } };

/** By name, in the order in which they are written. @type {Map<string, Row>} */
const NAMES = new Map(Object.entries({
  from: row("from", dayOf), to: row("to", dayOf), layers: CHOSEN_LAYERS, status: STATUS,
  clock: row("clock"), lang: row("language", languageOf), event: row("selected"), q: row("query"),
  time: row("time", timeOf, timeText), mode: row("mode"), trail: number("trail"), window: number("window"),
  axis: row("axis"),
  map: row("map", (text) => {
    const standpoint = standpointOf(text);
    return standpoint === null ? undefined : standpointText(standpoint);
  }),
  speed: number("speed"), compare: row("compare"),
}));

/** Whether a word of an address is a link's. @param {string} name */
export const isName = (name) => NAMES.has(name);

/** Where the reader is: a link that names one of them says nothing else of them by keeping silent. */
const PLACE = ["event", "time", "map"];

/** Where nobody said anything. */
export function unsaid() {
  /** @type {Record<string, unknown>} */
  const all = { ...defaults(), selected: null, time: null, map: null };
  return /** @type {Linked} */ (Object.fromEntries([...NAMES.values()].map(({ setting }) => [setting, all[setting]])));
}

/** @type {(name: string, text: string, layers: readonly string[]) => {value?: unknown, lost: string[]}} */
function valueOf(name, text, layers) {
  const known = NAMES.get(name);
  if (known === undefined) return { lost: [text] };
  if (text === "") return { value: unsaid()[known.setting], lost: [] };
  return text.length > LONGEST ? { lost: [text] } : known.read(text, layers);
}

/**
 * What a link asks for. Names that are not a link's are somebody else's.
 *
 * @param {string} text as it stands behind the sign that begins it
 * @param {readonly string[]} layers ids of the story's layers
 * @param {Linked} [opening] what it leaves out
 * @returns {{view: Linked, lost: Lost[]}}
 */
export function read(text, layers, opening = unsaid()) {
  const asked = new URLSearchParams(text);
  const isPlaced = PLACE.some((name) => asked.has(name));
  const view = { ...opening, ...(isPlaced ? { selected: null, time: null, map: null } : {}) };
  /** @type {Lost[]} */
  const lost = [];
  for (const [name, { setting }] of NAMES) {
    const given = asked.get(name);
    if (given === null) continue;
    const found = valueOf(name, given, layers);
    if (found.value !== undefined) Object.assign(view, { [setting]: found.value });
    lost.push(...found.lost.map((value) => ({ name, value })));
  }
  const [from, to] = [view.from, view.to].map((end) => (end === null ? null : spanOf(end)));
  if (from !== null && to !== null && to.end <= from.start) {
    lost.push({ name: "to", value: String(view.to) });
    view.to = null;
  }
  return { view, lost };
}

/** @param {string} text */
const escaped = (text) => encodeURIComponent(text.replace(HALF, "?")).replace(LEGIBLE, decodeURIComponent)
  .replace(RESERVED, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/**
 * The shortest link that leads to a view.
 *
 * @param {Linked} view
 * @param {Linked} [opening] what it leaves out
 */
export function write(view, opening = unsaid()) {
  const nothing = unsaid();
  /** @param {string} name @param {Linked} than */
  const isOther = (name, than) => {
    const known = NAMES.get(name);
    return known !== undefined && known.write(view[known.setting]) !== known.write(than[known.setting]);
  };
  const isElsewhere = PLACE.some((name) => isOther(name, opening));
  const written = [...NAMES.keys()].filter((name) => (
    PLACE.includes(name) ? isElsewhere && isOther(name, nothing) : isOther(name, opening)));
  if (isElsewhere && !written.some((name) => PLACE.includes(name))) written.push("time");
  return written.map((name) => {
    const known = NAMES.get(name);
    return `${name}=${known === undefined ? "" : escaped(known.write(view[known.setting]))}`;
  }).join("&");
}
