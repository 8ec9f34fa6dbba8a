/**
 * What a reader looks for: words that all must be found, each in any of its forms and spellings.
 *
 * It owns how a query is read, and where a phrase stands in a text. Pure; Python's search_words.py reads alike:
 * tests/cases/search.json holds both to it. Called by search.js and hits.js.
 *
 * @import { KnownNames } from "./known-names.js"
 *
 * @typedef {{text: string, isWhole: boolean}} Phrase letters one behind the other, as the search compares them; whole
 *   if words begin and end with it
 * @typedef {Phrase[][]} Condition ways to be met, in each of which all phrases must be found
 */
import { isEdge } from "./folding.js";

/** What is looked at of a query: what is longer was pasted. */
const MOST_LETTERS = 500;
export const MOST_WORDS = 32;
/** A word of fewer letters is looked for at the beginning of words only: it stands inside too many. */
const SHORT = 4;
/** Words of a name. */
const LONGEST_NAME = 6;
const SHORTEST_STEM = 3;
const QUOTES = /["“”„«»「」『』＂〝〞]/u;
const GAPS = /[\p{Z}\p{Cc}，、；;]+/u;
/** Latin, Greek, Cyrillic, digits. */
const SPACED = /^[0-9a-z\u00df-\u052f\u1e00-\u1fff]/;
/** Half a surrogate pair stands in no text. */
const HALF = /\p{Surrogate}/u;
const ENGLISH = /^[a-z]{3,}$/;

/** @param {string} text @returns {Phrase} */
const phrase = (text) => ({ text, isWhole: false });

/**
 * Other forms of a word that do not hold the word itself.
 *
 * @param {string} word
 * @param {string[][]} endings groups of endings with which one word is written
 */
function formsOf(word, endings) {
  if (!ENGLISH.test(word)) return [];
  const forms = endings.flatMap((group) => group
    .filter((ending) => word.endsWith(ending) && word.length - ending.length >= SHORTEST_STEM)
    .flatMap((ending) => group.map((other) => word.slice(0, word.length - ending.length) + other)));
  return [...new Set(forms)].filter((form) => !form.includes(word));
}

/**
 * Words as conditions; those that together are a name are one.
 *
 * @param {string[]} words
 * @param {KnownNames} names
 * @param {string[][]} endings
 */
function named(words, names, endings) {
  /** @type {Condition[]} */
  const found = [];
  let at = 0;
  while (at < words.length) {
    let end = Math.min(words.length, at + LONGEST_NAME);
    let spellings = names.alternatives(words.slice(at, end).join(" "));
    while (spellings.length === 0 && end > at + 1) {
      end -= 1;
      spellings = names.alternatives(words.slice(at, end).join(" "));
    }
    const own = words.slice(at, end);
    const forms = own.length === 1 ? formsOf(own[0], endings) : [];
    found.push([...spellings.map((text) => [phrase(text)]), own.map(phrase),
      ...forms.map((text) => [{ text, isWhole: true }])]);
    at = end;
  }
  return found;
}

/**
 * What is looked for, as the search compares it: words that follow each other, or one phrase.
 *
 * @param {string} query
 * @param {(text: string) => string} searchable
 */
export function wordsOf(query, searchable) {
  const letters = [...query.slice(0, 2 * MOST_LETTERS)].slice(0, MOST_LETTERS).join("");
  // What stands between quotation marks, or behind one that is not closed yet, is one phrase.
  return letters.split(QUOTES).map((part, number) => (
    (number % 2 === 1 ? [part] : part.split(GAPS)).map(searchable).filter((word) => word !== "")));
}

/**
 * What an event must meet; empty where nothing is looked for.
 *
 * @param {string} query
 * @param {{searchable: (text: string) => string, names: KnownNames, endings?: string[][]}} known
 * @returns {Condition[]}
 */
export function conditionsOf(query, { searchable, names, endings = [] }) {
  const found = wordsOf(query, searchable).flatMap((words) => named(words, names, endings));
  const distinct = new Map(found.map((condition) => [JSON.stringify(condition), condition]));
  return [...distinct.values()].slice(0, MOST_WORDS);
}

/** The character that ends before a place in a text. @param {string} text @param {number} at */
const charBefore = (text, at) => [...text.slice(Math.max(0, at - 2), at)].at(-1);

/**
 * Where a phrase stands in a folded text, from a place on; -1 if nowhere.
 *
 * @param {string} text
 * @param {Phrase} phrase
 * @param {number} [from]
 */
export function indexOfPhrase(text, { text: words, isWhole }, from = 0) {
  if (HALF.test(words)) return -1;
  const beginsWord = isWhole || ([...words].length < SHORT && SPACED.test(words));
  const fits = (/** @type {number} */ at) => (!beginsWord || isEdge(charBefore(text, at)))
    && (!isWhole || isEdge([...text.slice(at + words.length, at + words.length + 2)][0]));
  let at = text.indexOf(words, from);
  while (at >= 0 && !fits(at)) at = text.indexOf(words, at + 1);
  return at;
}
