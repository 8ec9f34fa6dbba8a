/**
 * The search: which events have all the words that are looked for in their texts.
 *
 * It owns which texts are searched and how they are compared: titles, actors, places and what is said, in every
 * language, without regard to case and to compatibility forms. Called by filters.js. Pure; Python searches alike.
 *
 * @import { ScenePlace } from "../scene.js"
 * @import { Columns, Scene } from "./columns.js"
 */
import { memoize } from "../memoize.js";

/** Answers that are kept: those of the words as they were typed. */
const KEPT = 32;
/** What parts words; no control sign is looked for. */
const SPACE = /[\s\p{Cc}]+/u;
const ASCII = /^[\0-\x7f]*$/;
const HALF = /\p{Surrogate}/u;

/**
 * Text as the search compares it. Lower, upper and lower case again is the full folding, but for two letters.
 *
 * @param {string} text
 */
export function folded(text) {
  if (ASCII.test(text)) return text.toLowerCase();
  return text.normalize("NFKC").split("ı").map((part) => part.toLowerCase().toUpperCase().toLowerCase()).join("ı")
    .replaceAll("ς", "σ");
}

/** @param {string} query */
const wordsOf = (query) => folded(query).split(SPACE).filter((word) => word !== "");

/**
 * Make what searches the events of a scene. Very many events, packed, are searched where the scene is made: all pass.
 *
 * @param {Columns} columns
 * @param {Scene} scene
 */
export function createSearch({ count, event }, { packed, places }) {
  /** @param {ScenePlace|undefined} place */
  const spellings = (place) => (place === undefined ? [] : [...Object.values(place.name), ...place.spellings ?? []]);

  /** All that is searched of an event; no word reaches from one text into the next. */
  const textOf = memoize((/** @type {number} */ i) => {
    const { title, actors, place, origin, claims } = event(i);
    return folded([...Object.values(title), ...actors, ...spellings(places[place ?? ""]),
      ...spellings(places[origin ?? ""]), ...claims.flatMap(
        ({ quote, translation, by }) => [quote, translation, ...Object.values(by)])
    ].join("\n"));
  });

  const search = memoize((/** @type {string} */ key) => {
    const words = key.split("\n");
    const found = new Uint8Array(count);
    // Half a surrogate pair stands in no text.
    if (words.some((word) => HALF.test(word))) return found;
    for (let i = 0; i < count; i += 1) found[i] = words.every((word) => textOf(i).includes(word)) ? 1 : 0;
    return found;
  }, KEPT);

  /** Equal for queries that find the same. @param {string} query */
  const keyOf = (query) => (packed === undefined ? wordsOf(query).join("\n") : "");

  return { keyOf,
    /** @param {string} query @returns {Uint8Array|null} 1 for each event that has all the words; null if all have */
    matches(query) {
      const key = keyOf(query);
      return key === "" ? null : search(key);
    } };
}
