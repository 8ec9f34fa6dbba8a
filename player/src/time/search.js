/**
 * The search: which events have all that a reader looks for somewhere on their cards.
 *
 * It owns how conditions are met, what is kept of it, and that nothing is made before the first search. The words are
 * card-words.js's and packed-words.js's. Called by engine.js. Pure; Python searches alike.
 *
 * @import { Columns, Scene } from "./columns.js"
 * @import { Condition, Phrase } from "./search-words.js"
 * @typedef {ReturnType<typeof createSearch>} Search
 */
import { memoize } from "../memoize.js";
import { wordsOfObjects } from "./card-words.js";
import { createFolding } from "./folding.js";
import { runsOf } from "./hits.js";
import { createKnownNames } from "./known-names.js";
import { wordsOfPacked } from "./packed-words.js";
import { conditionsOf, MOST_WORDS, wordsOf } from "./search-words.js";
import { suggestionFor } from "./suggestion.js";

/** Answers that are kept: those of the words as they were typed. */
const KEPT = 32;

/**
 * Make what searches the events of a scene.
 *
 * @param {Columns} columns
 * @param {Scene} scene
 */
export function createSearch(columns, scene) {
  const { packed, search: given } = scene;
  const { searchable, traced } = createFolding(given?.variants);
  const known = { searchable, endings: given?.endings, names: createKnownNames(scene, searchable) };

  const conditions = memoize((/** @type {string} */ query) => conditionsOf(query, known), KEPT);

  const words = packed === undefined ? wordsOfObjects(columns, scene, searchable)
    : wordsOfPacked(columns, scene, packed, searchable);

  /** Which events have every phrase. @param {Phrase[]} phrases */
  function having(phrases) {
    const [found, ...others] = phrases.map(words.has);
    return others.reduce((all, other) => all.map((one, i) => one & other[i]), found);
  }

  /** Which events meet a condition in any way. @param {Condition} ways */
  function fulfilling(ways) {
    const [found, ...others] = ways.map(having);
    return others.reduce((all, other) => all.map((one, i) => one | other[i]), found);
  }

  const search = memoize((/** @type {string} */ query) => {
    const [found, ...others] = conditions(query).map(fulfilling);
    return others.reduce((all, other) => all.map((one, i) => one & other[i]), found);
  }, KEPT);

  const vocabulary = () => [...new Set(words.vocabulary())].filter((word) => word.length > 2).sort()
    .map((text) => ({ text, written: text }));
  const finds = (/** @type {string} */ query) => search(query).includes(1);
  /** What a server has found with the same words passes as it is: it has searched more. @param {string} query */
  const isAll = (query) => query.trim() === (given?.query ?? "").trim() || query.trim() === ""
    || conditions(query).length === 0;

  return {
    /** Equal for queries that find the same. @param {string} query */
    keyOf: (query) => (isAll(query) ? "" : JSON.stringify(conditions(query))),
    /** @param {string} query @returns {Uint8Array|null} 1 for each event that has all of it; null if all have */
    matches: (query) => (isAll(query) ? null : search(query)),
    /** A text as pieces, of which those are marked that are looked for. @param {string} text @param {string} query */
    marked: (text, query) => runsOf(text, conditions(query), traced),
    /** Whether every word of the cards is searched here. */
    isWhole: words.isWhole,
    /** The query by which a server has chosen these events. */
    given: given?.query ?? "",
    /** What a reader may have meant who has found nothing; null if nothing is near. @param {string} query */
    suggested: (query) => (isAll(query) || finds(query) ? null
      : suggestionFor(wordsOf(query, searchable).flat().slice(0, MOST_WORDS), {
        names: known.names.groups().flat().map((written) => ({ text: searchable(written), written })),
        vocabulary, finds })) };
}
