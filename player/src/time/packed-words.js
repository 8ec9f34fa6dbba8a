/**
 * The words of very many cards, as the search compares them, as far as a page can hold them folded.
 *
 * It owns which columns of words are searched: titles and people however many there are, the others while there is
 * room. They are folded when the first phrase is looked for. Pure. Called by search.js.
 *
 * @import { CardWords } from "./card-words.js"
 * @import { Columns, Packed, Scene, WordName } from "./columns.js"
 * @import { Phrase } from "./search-words.js"
 */
import { memoize } from "../memoize.js";
import { APART } from "./card-words.js";
import { numbers } from "./columns.js";
import { wordsIn } from "./folding.js";
import { spellingsOf } from "./known-names.js";
import { indexOfPhrase } from "./search-words.js";

/** Bytes of words that are folded and kept. */
const MOST_BYTES = 16e6;
/** In the order in which they are wanted. @type {WordName[]} */
const WANTED = ["title", "actors", "summary", "claim_by", "claim_quote", "claim_translation", "claim_note"];
/** How many of them are taken however long they are. */
const ALWAYS = 2;
/** Between two words of a column, each of which may be several texts. */
const END = "\0";

/**
 * Which of the texts that stand one behind the other have a phrase.
 *
 * @param {string} joined
 * @param {number} count of the texts
 * @param {Phrase} phrase
 */
function textsWith(joined, count, phrase) {
  const found = new Uint8Array(count);
  let text = 0;
  let end = joined.indexOf(END);
  for (let at = indexOfPhrase(joined, phrase); at >= 0; at = indexOfPhrase(joined, phrase, end)) {
    while (end < at) {
      text += 1;
      end = joined.indexOf(END, end + 1);
    }
    found[text] = 1;
  }
  return found;
}

/**
 * @param {Columns} columns
 * @param {Scene} scene
 * @param {Packed} packed
 * @param {(text: string) => string} searchable
 * @returns {CardWords}
 */
export function wordsOfPacked({ count, claims }, { people = {}, places, sources }, packed, searchable) {
  const { bytes, columns, words: vocabularies } = packed;
  const named = new Map(Object.entries(people));
  const claimCount = claims.first[count];
  let room = MOST_BYTES;
  const held = WANTED.filter((name, i) => {
    room -= columns[name].bytes;
    return i < ALWAYS || room > 0;
  });

  /** @param {string[][]} words each in some texts */
  const joined = (words) => words.map((texts) => `${texts.map(searchable).join(APART)}${END}`).join("");

  /** The words of a column, and which of them a row has. */
  const read = memoize((/** @type {WordName} */ name) => {
    const { at, bytes: length, count: total, index } = columns[name];
    const words = new TextDecoder().decode(bytes.subarray(at, at + length)).split(END).slice(0, total);
    const of = index === undefined ? null : numbers(index, bytes);
    const isOfClaims = name.startsWith("claim_");
    const rows = isOfClaims ? claimCount : count;
    const distinct = of === null ? rows : of.reduce((most, one) => Math.max(most, one), 0) + 1;
    return { text: joined(words.map((word) => (name !== "actors" ? [word]
      : word.split("|").flatMap((actor) => [actor, ...spellingsOf(named.get(actor))])))),
    total, of, rows, isOfClaims, each: total / distinct };
  });

  const ofPlaces = memoize((/** @type {"place"|"origin"} */ name) => ({ of: numbers(columns[name], bytes), rows: count,
    isOfClaims: false, each: 1, total: vocabularies.place.length,
    text: joined(vocabularies.place.map((id) => spellingsOf(places[id]))) }));
  const ofSources = memoize((/** @type {"claim_source"} */ name) => ({ of: numbers(columns[name], bytes),
    rows: claimCount, isOfClaims: true, each: 1, total: vocabularies.claim_source.length,
    text: joined(vocabularies.claim_source.map((id) => [sources[id]?.title ?? "",
      ...Object.values(sources[id]?.publisher ?? {})])) }));

  /**
   * Which rows have a phrase.
   *
   * @param {ReturnType<typeof read>} column
   * @param {Phrase} phrase
   * @param {(row: number) => void} mark
   */
  function eachRow({ text, total, of, rows, each }, phrase, mark) {
    const texts = textsWith(text, total, phrase);
    if (!texts.includes(1)) return;
    for (let row = 0; row < rows; row += 1) {
      const first = (of === null ? row : of[row]) * each;
      for (let k = 0; k < each; k += 1) if (texts[first + k] === 1) mark(row);
    }
  }

  /** @param {Phrase} phrase */
  function has(phrase) {
    const found = new Uint8Array(count);
    const saying = new Uint8Array(claimCount);
    for (const column of [...held.map(read), ofPlaces("place"), ofPlaces("origin"), ofSources("claim_source")]) {
      const marked = column.isOfClaims ? saying : found;
      eachRow(column, phrase, (row) => { marked[row] = 1; });
    }
    for (let i = 0; i < count; i += 1) {
      for (let c = claims.first[i]; c < claims.first[i + 1]; c += 1) if (saying[c] === 1) found[i] = 1;
    }
    return found;
  }

  return { isWhole: held.length === WANTED.length, has,
    vocabulary: () => held.flatMap((name) => wordsIn(read(name).text)) };
}
