/**
 * The dates that a reader types: EDTF, and every way in which the page itself writes one, in each of its languages.
 *
 * It owns how such words are read: by what dates are written by (`Intl`, and the texts `date.*`), turned round.
 * Python writes what is read here: tests/cases/typed-dates.json holds the cases. Pure; called by date-entry.js.
 *
 * @import { Clock } from "./clocks.js"
 * @import { Engine } from "./engine.js"
 * @import { Language } from "../languages.js"
 *
 * @typedef {object} Typed
 * @property {number} start milliseconds, as clocks on the spot show them if there is no offset
 * @property {number} end the same, not included
 * @property {number|null} offset minutes of local time from UTC, where the words name a zone
 *
 * @typedef {(text: string) => Typed|null} Read
 * @typedef {[text: string, mean: (parts: Record<string, string>) => Typed|null]} Written
 */
import { languagesHere, textsOf } from "../translator.js";
import { dateFormat, datePattern, SAID } from "./dates.js";
import { spelled } from "./instant.js";
import { spanOf } from "./period.js";

const MINUTE = 60000;
const HOUR = 60 * MINUTE;
const MARK = /[~?%]$/;
const MOMENT = /^((?:-?\d{4}|Y?-\d{5,6})-\d\d-\d\d)[T ](\d\d):(\d\d)(?::\d\d)?(Z|[+-]\d\d:?\d\d)?$/;
const YEAR_FIRST = /^(\d{4})([-/.])(\d{1,2})(?:\2(\d{1,2}))?$/;
const DAY_FIRST = /^(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})$/;
/** Between two dates in words. */
const BETWEEN = /\s*[–—至~]\s*|\s+-\s+/;
/** What stands for a part of a date in a text, and what may be written there. @type {Record<string, string>} */
const PARTS = { day: "\\d{1,2}", month: "\\d{0,2}[^\\s\\d]+|\\d{1,2}", year: "\\d{3,4}", last: "\\d{3,4}",
  counted: "\\d{1,6}", time: "\\d{1,2}:\\d\\d", zone: "utc(?:[+-]\\d{1,2}(?::?\\d\\d)?)?|z", date: ".+?" };
const WRAPPED = ["since", "until", "approximate", "uncertain"];
const SEASONS = ["21", "22", "23", "24"];
const LONGEST = 100;

/** One spelling for what differs only in width, spaces or the sign for minus. @param {string} text */
const plain = (text) => text.normalize("NFKC").replaceAll("−", "-").replace(/\s+/g, " ")
  .replace(/ ?(\p{Script=Han}) ?/gu, "$1").trim().toLowerCase();

/** A text that stands for itself in a pattern. @param {string} text */
const literal = (text) => text.replace(/[\\^$.*+?()[\]|/-]/g, "\\$&");

/** A text with gaps, as what finds its parts. @param {string} template @param {string[]} [eras] names of them */
function pattern(template, eras = []) {
  const escaped = literal(plain(template)).replace("{era}", `(?<era>${eras.map(literal).join("|")})`);
  const loose = escaped.replace(/, /g, ",?\\s+").replace(/\\[()]/g, "$&?")
    .replace(/\{(\w+)\}/g, (_, name) => `(?<${name}>${PARTS[name]})`);
  return new RegExp(`^${loose}$`);
}

/** "utc+10", "utc-3:30", "+09:00", "z". @param {string} zone */
function minutesOf(zone) {
  const [, sign = "+", hours = "0", minutes = "0"] = /([+-])(\d\d?):?(\d\d)?/.exec(zone) ?? [];
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

/** @param {string} day as ISO 8601 @param {string} time @param {string|undefined} zone @returns {Typed|null} */
function minuteOf(day, time, zone) {
  const [hours, minutes] = time.split(":").map(Number);
  const span = spanOf(day);
  if (span === null || hours > 23 || minutes > 59) return null;
  const start = span.start + hours * HOUR + minutes * MINUTE;
  return { start, end: start + MINUTE, offset: zone === undefined ? null : minutesOf(zone) };
}

/** @param {string} edtf @returns {Typed|null} */
function spanned(edtf) {
  const span = spanOf(edtf);
  return span === null ? null : { ...span, offset: null };
}

/** @param {string|number} year @param {(string|number)[]} parts month and day */
const iso = (year, ...parts) => spelled(Number(year), ...parts.map(Number));

/** What a language calls the time before the year 1, and that from it on. @param {Language} language */
function erasOf(language) {
  const [old, own] = [-1, 1].map((sign) => /** @type {const} */ (["long", "short", "narrow"]).map((era) => (
    plain(dateFormat(language, { era }).formatToParts(sign * 1e14).find(({ type }) => type === "era")?.value ?? ""))));
  // Where the one name goes on from the other, what it adds says as much: 公元, 公元前.
  const added = old.flatMap((name, i) => (name.startsWith(own[i]) ? [name.slice(own[i].length)] : []));
  const named = (/** @type {string[]} */ names) => names.filter((name) => name !== "");
  return { old: new Set(named([...old, ...added])), all: [...new Set(named([...old, ...own, ...added]))] };
}

/**
 * Of two dates the time from one to the other.
 *
 * @type {(first: Typed|null, last: Typed|null) => Typed|null}
 */
function joined(first, last) {
  return first === null || last === null || last.end <= first.start ? null
    : { start: first.start, end: Math.max(first.end, last.end), offset: first.offset };
}

/** A date in numbers, without a stroke. @param {string} text @returns {Typed|null} */
function numbers(text) {
  const unmarked = text.replace(MARK, "");
  const [, date, hours, minutes, zone] = MOMENT.exec(unmarked) ?? [];
  if (date !== undefined) return minuteOf(date, `${hours}:${minutes}`, zone);
  const [, year, , month, day] = YEAR_FIRST.exec(unmarked) ?? [];
  if (year !== undefined) return spanned(iso(year, month, ...(day === undefined ? [] : [day])));
  const turned = DAY_FIRST.exec(unmarked);
  return spanned(turned === null ? unmarked : iso(turned[3], turned[2], turned[1]));
}

/** EDTF, and dates in numbers. @type {Read} */
function readEdtf(text) {
  const ends = text.toUpperCase().split("/");
  if (ends.length !== 2) return numbers(text.toUpperCase());
  if (ends.includes("..")) return ends[0] === ends[1] ? null : numbers(ends[0] === ".." ? ends[1] : ends[0]);
  return joined(numbers(ends[0]), numbers(ends[1])) ?? numbers(text);
}

/**
 * What reads the words of a language.
 *
 * @param {Language} language
 * @param {Record<string, string>} table its texts
 * @returns {Read}
 */
function readerOf(language, table) {
  const said = [SAID.day, SAID.month, SAID.year];
  const [ofDay, ofMonth, ofYear] = said.map((options) => datePattern(language, options));
  const eras = erasOf(language);
  const [oldDay, oldMonth, oldYear] = said.map((options) => (
    datePattern(language, { ...options, era: "short" }).template.replace("{year}", "{counted}")));
  const names = ofDay.months.map((name, i) => [name, ofMonth.months[i]].map(plain));
  /** @param {string} word its name, or the first letters of it */
  const monthOf = (word) => 1 + names.findIndex((both) => both.some((name) => name === word
    || (word.length > 2 && name.startsWith(word.replace(/\.$/, "")))));
  const wrapped = WRAPPED.map((name) => pattern(table[`date.${name}`]));

  /** A day, a month or a year. @param {Record<string, string>} parts */
  function edtfOf({ counted, era, year, month, day: date }) {
    if (counted === "0") return "";
    if (counted !== undefined) year = String(eras.old.has(era) ? 1 - Number(counted) : counted);
    if (month === undefined) return iso(year);
    const number = monthOf(month);
    return number === 0 ? "" : iso(year, number, ...(date === undefined ? [] : [date]));
  }

  /** How a date is written, and what is meant by its parts. @type {Written[]} */
  const written = [
    ...[ofDay.template, "{month} {day}, {year}", ofMonth.template, ofYear.template, oldDay, oldMonth, oldYear,
      "{month} {day}, {counted} {era}", "{era} {counted}"].map((text) => (
      /** @type {Written} */ ([text, (parts) => spanned(edtfOf(parts))]))),
    ...[ofDay.template, oldDay].map((text) => /** @type {Written} */ ([table["date.minute"].replace("{day}", text),
      (parts) => minuteOf(edtfOf(parts), parts.time, parts.zone)])),
    ...SEASONS.flatMap((season) => [ofYear.template, oldYear].map((text) => /** @type {Written} */ ([
      table[`date.season-${season}`].replace("{year}", text), (parts) => spanned(`${edtfOf(parts)}-${season}`)]))),
    [table["date.decade"], ({ year }) => (year.endsWith("0") ? spanned(`${iso(year).slice(0, 3)}X`) : null)],
    [table["date.century"], ({ year, last }) => joined(spanned(iso(year)), spanned(iso(last)))],
  ];
  const forms = written.map(([text, mean]) => ({ form: pattern(text, eras.all), mean }));

  /** @type {Read} */
  function one(text) {
    for (const { form, mean } of forms) {
      const parts = form.exec(text)?.groups;
      const found = parts === undefined ? null : mean(parts);
      if (found !== null) return found;
    }
    return null;
  }

  /** Two dates, of which either may leave to the other what both share. @type {Read} */
  function two(text) {
    const [first, last, ...more] = text.split(BETWEEN);
    if (last === undefined || more.length > 0) return null;
    const tails = last.split(" ").map((_, i, words) => ` ${words.slice(i).join(" ")}`);
    const lefts = [...tails.slice(1), ""].map((tail) => one(first + tail)).filter((found) => found !== null);
    // No number goes on in the other date; an era that leads holds for both.
    const heads = Array.from(first, (_, i) => first.slice(0, first.length - i))
      .filter((head) => !(/\d$/.test(head) && /^\d/.test(last)));
    const rights = (eras.all.some((era) => first.startsWith(era)) ? [...heads, ""] : ["", ...heads])
      .map((head) => one(head + last)).filter((found) => found !== null);
    return joined(lefts[0] ?? null, rights[0] ?? null);
  }

  /** @type {Read} */
  function read(text) {
    for (const form of wrapped) {
      const inner = form.exec(text)?.groups?.date;
      const found = inner === undefined ? null : read(inner);
      if (found !== null) return found;
    }
    return one(text) ?? two(text);
  }

  return read;
}

/**
 * Make what reads a date in any of the page's languages.
 *
 * @returns {Read} null for what is no date
 */
export function createDateReader() {
  const readers = languagesHere().map((language) => readerOf(language, textsOf(language)));
  return (text) => {
    if (text.length > LONGEST) return null;
    const words = plain(text);
    return [readEdtf, ...readers].reduce((/** @type {Typed|null} */ found, read) => found ?? read(words), null);
  };
}

/**
 * Where a date leads: to the first thing that happens in it, else to its beginning.
 *
 * @param {Typed} typed
 * @param {Pick<Engine, "period"|"offsetAt"|"next">} engine
 * @param {Clock} clock
 * @returns {number|null} UTC milliseconds; null if the story does not tell of it
 */
export function momentIn({ start, end, offset }, { period, offsetAt, next }, clock) {
  const [from, until] = [start, end].map((ms) => ms - (offset ?? offsetAt(ms, clock)) * MINUTE);
  if (until <= period.start || from >= period.end) return null;
  const first = next(from - 1, clock);
  return Math.max(period.start, first !== null && first < until ? first : from);
}
