/**
 * What a reader is given of a text that stands in some languages, and how that language is marked.
 *
 * It owns which of them is told: the reader's, else the same language in another script or region, else the first,
 * which the story puts there. Pure; Python has the same order in wording.py. Called by whoever writes what the tables
 * say.
 *
 * @import { Texts } from "./scene.js"
 */
import { chosen, direction } from "./languages.js";

/**
 * The language in which a text is told; undefined where there is none.
 *
 * @param {Texts} texts
 * @param {string} language
 */
export function tagOf(texts, language) {
  if (Object.hasOwn(texts, language)) return language;
  const tags = Object.keys(texts);
  return chosen([language], tags) ?? tags[0];
}

/** The text; empty where there is none. @param {Texts|undefined} texts @param {string} language */
export function textIn(texts = {}, language) {
  const tag = tagOf(texts, language);
  return tag === undefined ? "" : texts[tag];
}

/** By what the ground's names and the story's are compared. @param {Texts} name */
export const english = (name) => textIn(name, "en");

/**
 * A text as what an element is made with: marked where its language is another than the page's.
 *
 * @param {Texts|undefined} texts
 * @param {string} language
 */
export function spoken(texts = {}, language) {
  const tag = tagOf(texts, language);
  const isOwn = tag === undefined || tag === "und" || tag === language;
  return { text: textIn(texts, language), lang: isOwn ? null : tag, dir: isOwn ? null : direction(tag) };
}

/**
 * Write a text into an element, and which language it is.
 *
 * @param {HTMLElement} node
 * @param {Texts|undefined} texts
 * @param {string} language
 */
export function writeIn(node, texts, language) {
  const { text, lang, dir } = spoken(texts, language);
  node.textContent = text;
  for (const [name, value] of Object.entries({ lang, dir })) {
    if (value === null) node.removeAttribute(name);
    else node.setAttribute(name, value);
  }
}

/**
 * The translation of a quote into the reader's language; null where it needs none or has none.
 *
 * @param {{translation: Texts, quote: string}} claim
 * @param {string} language
 */
export function translationOf({ translation, quote }, language) {
  const { text, lang } = spoken(translation, language);
  return lang === null && text !== "" && text !== quote ? text : null;
}
