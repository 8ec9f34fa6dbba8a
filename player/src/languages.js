/**
 * Languages by their BCP 47 tags: how the browser names those of the player's texts, what is read in place of a
 * language that is not there, which way a language is read.
 *
 * Pure. Called by whatever writes numbers, dates and lists, or says in which language a text is. Python has the same
 * rules in languages.py, and tests/cases/languages.json the cases.
 *
 * @typedef {string} Language tag of BCP 47 of the player's texts
 */
import { memoize } from "./memoize.js";

/** The language as `Intl` is asked for it: dates begin with their day, and digits are those of the data. */
const LOCALES = new Map([["en", "en-GB"], ["ar", "ar-u-nu-latn"]]);

/** @param {Language} language */
export const localeOf = (language) => LOCALES.get(language) ?? language;

/** The language as an element's `lang`: Chinese says in which script it is. @param {string} tag */
export const marked = (tag) => (tag === "zh" ? "zh-Hans" : tag);

/** What a language calls itself, as it stands in a list. @param {Language} language */
export function ownName(language) {
  const name = new Intl.DisplayNames([language], { type: "language" }).of(marked(language)) ?? language;
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}

/** What stands between the items of a list that may go on. */
export const joint = memoize((/** @type {Language} */ language) => (
  new Intl.ListFormat(localeOf(language)).formatToParts(["a", "b", "c"])[1].value));

const numbersOf = memoize((/** @type {Language} */ language) => (
  new Intl.NumberFormat(localeOf(language), { useGrouping: true })));

/** A number with its thousands apart. @param {number} value @param {Language} language */
export const numberText = (value, language) => numbersOf(language).format(value);

/** Behind a label: a colon of full width has room of its own. @param {string} label */
export const gapAfter = (label) => (label.endsWith("：") ? "" : " ");

/** Scripts in use that run from right to left, by ISO 15924. */
const RIGHT_TO_LEFT = ["Adlm", "Arab", "Aran", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa", "Yezi"];

/** What a tag says, with the script that follows from it; of what is no tag, nothing. */
const locale = memoize((/** @type {string} */ tag) => {
  try {
    const given = new Intl.Locale(tag); // of a language that is not known, the script would be the English
    return given.language === "und" ? { language: tag, script: given.script }
      : { language: given.language, script: given.maximize().script };
  } catch {
    return { language: tag, script: undefined };
  }
});

/** Which way a language is read. @param {string} tag */
export const direction = (tag) => (RIGHT_TO_LEFT.includes(locale(tag).script ?? "") ? "rtl" : "ltr");

/** How far from one language is another: 0 the same, 4 another. @param {string} tag @param {string} one */
function distance(tag, one) {
  if (one.toLowerCase() === tag.toLowerCase()) return 0;
  const [wanted, offered] = [locale(tag), locale(one)];
  if (offered.language !== wanted.language) return 4;
  if (offered.script !== wanted.script) return 3;
  return tag.toLowerCase().startsWith(`${one.toLowerCase()}-`) || !/-[A-Z\d]{2,3}\b/.test(one) ? 1 : 2;
}

/**
 * The first of the offered languages that a reader of the wanted ones reads best; null if there is none. The same
 * script is read before another: who wants zh-TW has zh-Hant before zh, and zh if that is all there is.
 *
 * @template {string} Tag
 * @param {Iterable<string>} wanted
 * @param {readonly Tag[]} offered
 * @returns {Tag|null}
 */
export function chosen(wanted, offered) {
  for (const tag of wanted) {
    const [best] = offered.map((one) => ({ one, far: distance(tag, one) })).filter(({ far }) => far < 4)
      .sort((a, b) => a.far - b.far);
    if (best) return best.one;
  }
  return null;
}
