/**
 * Dates in words, as precisely as they are known: seasons, decades, intervals, and what is open or in doubt.
 *
 * It owns what stands around a date; how a day, a month or a year is put together is the language's (dates.js). Python
 * writes the same (date_text.py), which tests compare. Pure; called by whatever shows a date.
 *
 * @import { Language } from "../languages.js"
 * @typedef {{type: string, value: string}[]} Parts
 */
import { localeOf } from "../languages.js";
import { memoize } from "../memoize.js";
import { translatorOf } from "../translator.js";
import { dateFormat, SAID, zoneText } from "./dates.js";
import { dayText, numbersIn, spelled } from "./instant.js";

const KEPT = 5000;
const BY_COUNT = [SAID.year, SAID.month, SAID.day];

/** Whether a date is before the year 1, of which 0 is 1 BC, or begins there. @param {string} edtf */
const isOld = (edtf) => /^(?:Y?-|00(?:00|0X|XX))/.test(edtf);

/**
 * A day, a month or a year as the language puts it together; with its era where it, or what it stands beside, is old.
 *
 * @param {string} edtf
 * @param {Language} language
 * @param {boolean} hasEra
 * @returns {Parts}
 */
function partsOf(edtf, language, hasEra) {
  const numbers = numbersIn(edtf);
  const [year, month = 1, day = 1] = numbers;
  // The year is put in afterwards: in the Julian calendar leap days stand in years in which a script has none.
  const at = new Date(0).setUTCFullYear(year < 1 ? -4 : 2000, month - 1, day);
  const said = BY_COUNT[numbers.length - 1];
  return dateFormat(language, hasEra || year < 1 ? { ...said, era: "short" } : said).formatToParts(at)
    .map(({ type, value }) => ({ type, value: type === "year" ? String(year < 1 ? 1 - year : year) : value }));
}

/** @param {Parts} parts */
const written = (parts) => parts.map(({ value }) => value).join("");

/** @param {string} edtf @param {Language} language @param {boolean} [hasEra] @returns {string} */
function oneDate(edtf, language, hasEra = isOld(edtf)) {
  const translate = translatorOf(language);
  if (edtf.includes("X", 2) && !edtf.includes("-XX")) {
    const [first, last] = ["0", "9"].map((digit) => Number(edtf.replaceAll("X", digit))).sort((a, b) => a - b);
    // No decade before the year 1 begins with a round year, of which there was no 0.
    if (hasEra) return between(spelled(first), spelled(last), language);
    return translate(`date.${edtf.endsWith("XX") ? "century" : "decade"}`, { year: String(first), last: String(last) });
  }
  const [day, time] = edtf.split("T");
  if (time !== undefined) {
    const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)$/.exec(time) ?? ["", "+", "0", "0"];
    return translate("date.minute", { day: written(partsOf(day, language, hasEra)), time: time.slice(0, 5),
      zone: zoneText((sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes))) });
  }
  const [, season = 0] = numbersIn(edtf);
  if (season <= 12) return written(partsOf(edtf, language, hasEra));
  return translate(`date.season-${season}`, { year: written(partsOf(edtf.slice(0, -3), language, hasEra)) });
}

/**
 * Two dates of the same parts, of which one leaves to the other what both share: the second its beginning where the
 * year leads, else the first its end.
 *
 * @param {Parts} first
 * @param {Parts} last
 * @returns {[string, string]}
 */
function sharing(first, last) {
  const named = first.flatMap(({ type }, i) => (type === "literal" ? [] : [i]));
  const other = named.filter((i) => first[i].value !== last[i].value);
  const end = named[named.length - 1];
  if (["year", "era"].includes(first[named[0]].type) && first[end].type !== "era") {
    return [written(first), written(last.slice(other[0]))];
  }
  const kept = other[other.length - 1];
  // A point after the day stays with it: 27.–28. April.
  return [kept === end ? written(first)
    : written(first.slice(0, kept + 1)) + first[kept + 1].value.split(" ")[0], written(last)];
}

/** @param {string} first @param {string} last both EDTF @param {Language} language @returns {string} */
function between(first, last, language) {
  const hasEra = isOld(first) || isOld(last);
  const isAlike = [first, last].every((one) => !/[TX]/.test(one.replaceAll("-XX", "")) && !(numbersIn(one)[1] > 12))
    && numbersIn(first).length === numbersIn(last).length;
  const [start, end] = isAlike ? sharing(partsOf(first, language, hasEra), partsOf(last, language, hasEra))
    : [oneDate(first, language, hasEra), oneDate(last, language, hasEra)];
  return translatorOf(language)(/\s/.test(start) ? "date.between" : "date.between.short", { first: start, last: end });
}

/** @param {string} edtf @param {Language} language */
function inWords(edtf, language) {
  const translate = translatorOf(language);
  const ends = edtf.split("/");
  const plain = [...new Set(ends.filter((end) => end !== "..").map((end) => end.replace(/[~?%]$/, "")))];
  let date = plain.length > 1 ? between(plain[0], plain[1], language) : oneDate(plain[0], language);
  if (/[~%]/.test(edtf)) date = translate("date.approximate", { date });
  if (/[?%]/.test(edtf)) date = translate("date.uncertain", { date });
  if (ends[1] === "..") return translate("date.since", { date });
  return ends[0] === ".." ? translate("date.until", { date }) : date;
}

const wordsOf = memoize((/** @type {string} */ key) => {
  const [, language, edtf, calendar, own] = /^(\S+) ([^@]*)@?(\S*) ?(.*)$/s.exec(key) ?? [];
  const translate = translatorOf(language);
  if (edtf === "") return translate("date.calendar", { date: own, calendar });
  const date = inWords(edtf, language);
  return own === "" ? date : translate("date.julian", { julian: inWords(own, language), date });
}, KEPT);

/**
 * A date in words; a word that there is none if it is not known.
 *
 * @param {string} date in EDTF, and behind an @ what the table has in another calendar
 * @param {Language} language
 */
export const dateWords = (date, language) => (
  date === "" ? translatorOf(language)("player.undated") : wordsOf(`${language} ${date}`));

/**
 * The EDTF of a date that is known to the minute, the day, the month or the year.
 *
 * @param {{start: number, precision: string, offset: number}} date UTC milliseconds and minutes of local time from UTC
 */
export function edtfOf({ start, precision, offset }) {
  const local = start + offset * 60000;
  const day = dayText(local, { year: 1, month: 2 }[precision] ?? 3);
  if (precision !== "minute") return day;
  const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60]
    .map((part) => String(part).padStart(2, "0"));
  return `${day}${new Date(local).toISOString().slice(-14, -5)}${offset < 0 ? "-" : "+"}${hours}:${minutes}`;
}

/** A date without what the table has in another calendar. @param {string} date */
export const gregorian = (date) => date.split("@")[0];

/** A length of time in its two largest units, short. @param {number} milliseconds @param {Language} language */
export function lengthText(milliseconds, language) {
  const days = Math.round(milliseconds / 86400000);
  const month = 365.2425 / 12;
  const [years, months] = [Math.floor(Math.round(days / month) / 12), Math.round(days / month) % 12];
  /** @type {[number, string][]} */
  const parts = days >= 365 ? [[years, "year"], [months, "month"]]
    : [[Math.floor(days / month), "month"], [Math.floor(days % month), "day"]];
  const told = parts.filter(([count]) => count > 0);
  const said = (told.length > 0 ? told : parts.slice(1)).map(([count, unit]) => (
    new Intl.NumberFormat(localeOf(language), { style: "unit", unit, unitDisplay: "short" }).format(count)));
  return new Intl.ListFormat(localeOf(language), { type: "unit", style: "narrow" }).format(said);
}

/** What stands at a fold of the axis. @param {{start: number, end: number}} fold @param {Language} language */
export const foldText = ({ start, end }, language) => (
  translatorOf(language)("axis.fold", { gap: lengthText(end - start, language) }));
