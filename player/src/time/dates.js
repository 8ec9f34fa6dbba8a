/**
 * How a date is written: as precisely as it is known, and no more so.
 *
 * Pure. Python writes the dates of a scene (text.py); those of very many events are numbers only, and get the same
 * words here. Called by whatever writes a date.
 *
 * @import { Language } from "../languages.js"
 * @import { Precision } from "../scene.js"
 */
import { localeOf } from "../languages.js";
import { memoize } from "../memoize.js";

const MINUTE = 60000;
/**
 * What is said of each precision, as options of `Intl.DateTimeFormat`; of the others nothing by rule.
 *
 * @type {Record<Precision, Intl.DateTimeFormatOptions|undefined>}
 */
export const SAID = { minute: { year: "numeric", month: "long", day: "numeric" },
  day: { year: "numeric", month: "long", day: "numeric" }, month: { year: "numeric", month: "long" },
  season: undefined, year: { year: "numeric" }, decade: undefined, century: undefined };
/** A time of day. @type {Intl.DateTimeFormatOptions} */
export const HOURS = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };

const formatOf = memoize((/** @type {string} */ key) => {
  const [locale, options] = JSON.parse(key);
  return new Intl.DateTimeFormat(locale, { timeZone: "UTC", ...options });
});

/**
 * The formatter of a language, in UTC, made once.
 *
 * @param {Language} language
 * @param {Intl.DateTimeFormatOptions} [options]
 */
export const dateFormat = (language, options) => formatOf(JSON.stringify([localeOf(language), options]));

/**
 * A moment in UTC; its year with its era where it, or another beside which it stands, is before the year 1; 0 is 1 BC.
 *
 * @param {number} ms
 * @param {Language} language
 * @param {Intl.DateTimeFormatOptions} options
 * @param {number} [earlier]
 */
export function written(ms, language, options, earlier = ms) {
  const hasEra = options.year !== undefined && new Date(earlier).getUTCFullYear() < 1;
  return dateFormat(language, hasEra ? { ...options, era: "short" } : options).format(ms);
}

/**
 * How a date is put together, as a text with gaps: "{day} {month} {year}", and what its months are called.
 *
 * @param {Language} language
 * @param {Intl.DateTimeFormatOptions} [options]
 */
export function datePattern(language, options) {
  const format = dateFormat(language, options);
  /** @param {number} month */
  const parts = (month) => format.formatToParts(Date.UTC(2001, month, 1));
  return {
    template: parts(0).map(({ type, value }) => (type === "literal" ? value : `{${type}}`)).join(""),
    months: Array.from({ length: 12 }, (_, i) => parts(i).find(({ type }) => type === "month")?.value ?? ""),
  };
}

/** "UTC+10", "UTC−3:30", "UTC". @param {number} offset minutes of local time from UTC */
export function zoneText(offset) {
  if (offset === 0) return "UTC";
  const minutes = Math.abs(offset) % 60;
  const hours = Math.floor(Math.abs(offset) / 60);
  return `UTC${offset < 0 ? "−" : "+"}${hours}${minutes === 0 ? "" : `:${String(minutes).padStart(2, "0")}`}`;
}

/**
 * Write a day in words.
 *
 * @param {number} ms UTC
 * @param {number} offset minutes of local time from UTC
 * @param {Language} language
 */
export function dateText(ms, offset, language) {
  return written(ms + offset * MINUTE, language, { year: "numeric", month: "long", day: "numeric" });
}

/** @type {(ms: number, offset: number, language: Language) => string} */
const timeText = (ms, offset, language) => dateFormat(language, HOURS).format(ms + offset * MINUTE);

/** The time of day and its zone. @type {(ms: number, offset: number, language: Language) => string} */
export const hoursText = (ms, offset, language) => `${timeText(ms, offset, language)} ${zoneText(offset)}`;
