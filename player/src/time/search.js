/**
 * The search: which events have all that a reader looks for somewhere on their cards.
 *
 * It owns which texts are searched: every word of a card in every language, and each name that the story knows in every
 * spelling. Called by engine.js. Pure; Python searches alike.
 *
 * @import { Columns, Scene } from "./columns.js"
 * @typedef {ReturnType<typeof createSearch>} Search
 */
import { memoize } from "../memoize.js";
import { createFolding, wordsIn } from "./folding.js";
import { runsOf } from "./hits.js";
import { createKnownNames, spellingsOf } from "./known-names.js";
import { conditionsOf, indexOfPhrase, MOST_WORDS, wordsOf } from "./search-words.js";
import { suggestionFor } from "./suggestion.js";

/** Answers that are kept: those of the words as they were typed. */
const KEPT = 32;

/**
 * Make what searches the events of a scene. Very many events, packed, are searched where the scene is made: all pass.
 *
 * @param {Columns} columns
 * @param {Scene} scene
 */
export function createSearch({ count, event }, scene) {
  const { packed, places, sources, search: given } = scene;
  const { searchable, traced } = createFolding(given?.variants);
  const known = { searchable, endings: given?.endings, names: createKnownNames(scene, searchable) };

  const people = new Map(Object.entries(scene.people ?? {}));

  /** All that is searched of an event; no phrase reaches from one text into the next. */
  const textOf = memoize((/** @type {number} */ i) => {
    const { title, summary, when, actors, place, origin, claims } = event(i);
    const texts = [title, summary, when].flatMap((words) => Object.values(words));
    for (const claim of claims) {
      const source = sources[claim.source];
      texts.push(...Object.values(claim.by), claim.quote, claim.translation, claim.note ?? "", source?.title ?? "",
        ...Object.values(source?.publisher ?? {}));
    }
    const named = [...actors.map((actor) => people.get(actor)), places[place ?? ""], places[origin ?? ""]];
    texts.push(...actors, ...named.flatMap(spellingsOf));
    return [...new Set(texts)].map(searchable).join("\n");
  });

  const conditions = memoize((/** @type {string} */ query) => conditionsOf(query, known), KEPT);

  const search = memoize((/** @type {string} */ query) => {
    const wanted = conditions(query);
    const found = new Uint8Array(count);
    for (let i = 0; i < count; i += 1) {
      const isFound = wanted.every((ways) => ways.some((phrases) => phrases.every((phrase) => (
        indexOfPhrase(textOf(i), phrase) >= 0))));
      found[i] = isFound ? 1 : 0;
    }
    return found;
  }, KEPT);

  /** Words of three letters and more, in order. */
  function vocabulary() {
    const words = new Set(Array.from({ length: count }, (_, i) => wordsIn(textOf(i))).flat());
    return [...words].filter((word) => word.length > 2).sort().map((text) => ({ text, written: text }));
  }

  const finds = (/** @type {string} */ query) => search(query).includes(1);
  const isAll = (/** @type {string} */ query) => packed !== undefined || query.trim() === ""
    || conditions(query).length === 0;

  return {
    /** Equal for queries that find the same. @param {string} query */
    keyOf: (query) => (isAll(query) ? "" : JSON.stringify(conditions(query))),
    /** @param {string} query @returns {Uint8Array|null} 1 for each event that has all of it; null if all have */
    matches: (query) => (isAll(query) ? null : search(query)),
    /** A text as pieces, of which those are marked that are looked for. @param {string} text @param {string} query */
    marked: (text, query) => runsOf(text, conditions(query), traced),
    /** What a reader may have meant who has found nothing; null if nothing is near. @param {string} query */
    suggested: (query) => (isAll(query) || finds(query) ? null
      : suggestionFor(wordsOf(query, searchable).flat().slice(0, MOST_WORDS), {
        names: known.names.groups().flat().map((written) => ({ text: searchable(written), written })),
        vocabulary, finds })) };
}
