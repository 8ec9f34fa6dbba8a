/**
 * The words of the cards, as the search compares them: on which card a phrase stands.
 *
 * It owns which texts of events are searched: all but the page's own. Very many events are packed-words.js's. Pure;
 * Python's search_index.py has the same texts. Called by search.js.
 *
 * @import { Columns, Scene } from "./columns.js"
 * @import { Phrase } from "./search-words.js"
 *
 * @typedef {object} CardWords
 * @property {(phrase: Phrase) => Uint8Array} has 1 for each event on whose card a phrase stands
 * @property {() => string[]} vocabulary words that there are, in scripts that part them
 * @property {boolean} isWhole whether every word is searched here
 */
import { memoize } from "../memoize.js";
import { languagesHere } from "../translator.js";
import { dateWords } from "./date-words.js";
import { wordsIn } from "./folding.js";
import { spellingsOf } from "./known-names.js";
import { indexOfPhrase } from "./search-words.js";

/** Between two texts: no phrase reaches over it. */
export const APART = "\n";

/** @param {Columns} columns @param {Scene} scene @param {(text: string) => string} searchable @returns {CardWords} */
export function wordsOfObjects({ count, event }, { people = {}, places, sources }, searchable) {
  const named = new Map(Object.entries(people));

  const textOf = memoize((/** @type {number} */ i) => {
    const { title, summary, when, actors, place, origin, claims } = event(i);
    const texts = [title, summary].flatMap((words) => Object.values(words));
    texts.push(...languagesHere().map((language) => dateWords(when, language)));
    for (const claim of claims) {
      const source = sources[claim.source];
      texts.push(...Object.values(claim.by), claim.quote, ...Object.values(claim.translation),
        ...Object.values(claim.note), source?.title ?? "",
        ...Object.values(source?.publisher ?? {}));
    }
    const names = [...actors.map((actor) => named.get(actor)), places[place ?? ""], places[origin ?? ""]];
    texts.push(...actors, ...names.flatMap(spellingsOf));
    return [...new Set(texts)].map(searchable).join(APART);
  });

  return { isWhole: true,
    has: (phrase) => Uint8Array.from({ length: count }, (_, i) => (indexOfPhrase(textOf(i), phrase) >= 0 ? 1 : 0)),
    vocabulary: () => Array.from({ length: count }, (_, i) => wordsIn(textOf(i))).flat() };
}
