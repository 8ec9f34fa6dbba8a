/**
 * Where a text has what is looked for, to be shown: the text as pieces, some of which are marked.
 *
 * It owns which letters of the original are marked. Pure. Called by search.js.
 *
 * @import { Folding } from "./folding.js"
 * @import { Condition } from "./search-words.js"
 *
 * @typedef {{text: string, isHit: boolean}} Run a piece of a text
 */
import { indexOfPhrase } from "./search-words.js";

/**
 * @param {string} text
 * @param {Condition[]} conditions
 * @param {Folding["traced"]} traced
 * @returns {Run[]} pieces that together are the text
 */
export function runsOf(text, conditions, traced) {
  const { text: folded, starts, ends } = traced(text);
  const isMarked = new Uint8Array(text.length);
  for (const phrase of conditions.flat(2)) {
    const { length } = phrase.text;
    for (let at = indexOfPhrase(folded, phrase); at >= 0; at = indexOfPhrase(folded, phrase, at + length)) {
      isMarked.fill(1, starts[at], ends[at + length - 1]);
    }
  }
  /** @type {Run[]} */
  const runs = [];
  let from = 0;
  for (let at = 1; at <= text.length; at += 1) {
    if (at < text.length && isMarked[at] === isMarked[from]) continue;
    runs.push({ text: text.slice(from, at), isHit: isMarked[from] === 1 });
    from = at;
  }
  return runs;
}
