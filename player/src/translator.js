/**
 * The player's texts in the reader's language, with numbers and plurals written one way.
 *
 * It owns how a text is found and filled in; the texts come from the page. Called by frame.js, which hands what it
 * makes to every part that says something.
 *
 * @import { Language } from "./languages.js"
 * @typedef {(key: string, values?: Record<string, string|number>) => string} Translate
 */
import { localeOf, numberText } from "./languages.js";

/**
 * Make the function that finds a text. A text that is missing shows its key; `{name}` is filled in from `values`,
 * and if those hold a `count`, the key of its plural form is tried first.
 *
 * @param {Record<string, Record<string, string>>} texts a table a language
 * @param {Language} language
 * @returns {Translate}
 */
export function createTranslator(texts, language) {
  const table = texts?.[language] ?? {};
  const plurals = new Intl.PluralRules(localeOf(language));
  return (key, values = {}) => {
    const plural = typeof values.count === "number" ? `${key}.${plurals.select(values.count)}` : key;
    return (table[plural] ?? table[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => {
      if (!Object.hasOwn(values, name)) return whole;
      const value = values[name];
      return typeof value === "number" ? numberText(value, language) : value;
    });
  };
}
