/**
 * How a date is written: as precisely as it is known, and no more so.
 *
 * Pure. Python writes the dates of a scene (text.py); those of very many events are numbers only, and get the same
 * words here. Called by whatever writes a date.
 */
import { LANGUAGES } from "../languages.js";

const MINUTE = 60000;
/** What is said of each precision, as options of `Intl.DateTimeFormat`. */
const SAID = { minute: { year: "numeric", month: "long", day: "numeric" },
  day: { year: "numeric", month: "long", day: "numeric" }, month: { year: "numeric", month: "long" },
  year: { year: "numeric" } };

const formats = new Map();

/** The formatter of a language for `Intl.DateTimeFormat` options, in UTC, made once. */
export function dateFormat(language, options) {
  const key = language + JSON.stringify(options);
  if (!formats.has(key)) {
    formats.set(key, new Intl.DateTimeFormat(LANGUAGES[language].locale, { timeZone: "UTC", ...options }));
  }
  return formats.get(key);
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
 * @param {"en"|"zh"} language
 */
export function dateText(ms, offset, language) {
  const local = ms + offset * MINUTE;
  const options = { year: "numeric", month: "long", day: "numeric" };
  if (new Date(local).getUTCFullYear() < 1) options.era = "short";
  return dateFormat(language, options).format(local);
}

function timeText(ms, offset, language) {
  const options = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  return dateFormat(language, options).format(ms + offset * MINUTE);
}

/** The time of day and its zone. */
export const hoursText = (ms, offset, language) => `${timeText(ms, offset, language)} ${zoneText(offset)}`;

/**
 * The words for a day, a month, a year or a minute; seasons, decades and intervals come with words of their own.
 *
 * @param {{start: number, precision: string, offset: number}} date UTC milliseconds and minutes of local time from UTC
 * @returns {{en: string, zh: string}}
 */
export function dateTexts({ start, precision, offset }) {
  const write = (language) => {
    const date = dateFormat(language, SAID[precision]).format(start + offset * MINUTE);
    if (precision !== "minute") return date;
    const [time, zone] = [timeText(start, offset, language), zoneText(offset)];
    return language === "zh" ? `${date} ${time}（${zone}）` : `${date}, ${time} (${zone})`;
  };
  return { en: write("en"), zh: write("zh") };
}
