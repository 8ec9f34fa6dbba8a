/**
 * The player's texts in the reader's language, with numbers and plurals written one way.
 *
 * It owns the texts, which come from the page, a language at a time where the page does not hold all; and how one is
 * found and filled in. Called by mount.js, which brings them, and by whoever says something.
 *
 * @import { Language } from "./languages.js"
 * @typedef {(key: string, values?: Record<string, string|number>) => string} Translate
 * @typedef {Record<string, string>} Catalogue by key
 */
import { localeOf, numberText } from "./languages.js";
import { memoize } from "./memoize.js";

/** @type {Map<Language, Catalogue>} */
const catalogues = new Map();
/** Addresses of the texts of the languages that a reader may choose. @type {Map<Language, string>} */
const addresses = new Map();

/** Take in the texts of some languages. @param {Record<Language, Catalogue>} texts */
export function addTexts(texts) {
  for (const [language, table] of Object.entries(texts)) catalogues.set(language, table);
}

/** Where the texts of further languages are. @param {Record<Language, string>} given */
export function addAddresses(given) {
  for (const [language, address] of Object.entries(given)) addresses.set(language, address);
}

/** Have the texts of a language here; they are asked for once. @param {Language} language */
export async function haveTexts(language) {
  const address = addresses.get(language);
  if (address === undefined || catalogues.has(language)) return;
  addTexts({ [language]: await (await fetch(address)).json() });
}

/** The languages of which the texts are here. */
export const languagesHere = () => [...catalogues.keys()];

/** The languages among which a reader chooses, in the order in which the page names them. */
export const languagesOffered = () => (addresses.size > 0 ? [...addresses.keys()] : languagesHere());

/** The texts of a language. @param {Language} language @returns {Catalogue} */
export const textsOf = (language) => catalogues.get(language) ?? {};

const pluralsOf = memoize((/** @type {Language} */ language) => new Intl.PluralRules(localeOf(language)));

/**
 * The function that finds a text of a language. A text that is missing shows its key; `{name}` is filled in from
 * `values`, and if those hold a `count`, the key of its plural form is tried first.
 *
 * @type {(language: Language) => Translate}
 */
export const translatorOf = memoize((/** @type {Language} */ language) => (key, values = {}) => {
  const table = textsOf(language);
  const plural = typeof values.count === "number" ? `${key}.${pluralsOf(language).select(values.count)}` : key;
  return (table[plural] ?? table[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => {
    if (!Object.hasOwn(values, name)) return whole;
    const value = values[name];
    return typeof value === "number" ? numberText(value, language) : value;
  });
});
