/**
 * Text in which several ways to write the same are one: script, width, accents, apostrophes, hyphens, case.
 *
 * It owns how texts are compared by the search, and where a letter of the folded text stands in the original. Which
 * Chinese characters are another's simplified form, the scene tells for those that it has. Pure; Python folds alike:
 * tests/cases/folding.json holds both to it. Called by search.js and hits.js.
 *
 * @typedef {{text: string, starts: number[], ends: number[]}} Traced folded text, and for each of its UTF-16 units
 *   where what it stands for begins and ends in the original
 * @typedef {ReturnType<typeof createFolding>} Folding
 */
import { memoize } from "../memoize.js";

const ASCII = /^[\0-\x7f]*$/;
/** Accents, vowel signs of Hebrew and Arabic, what chooses a glyph: without them a word is the same. */
const MARK = /(?=\p{Mn})[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\ufe00-\ufe0f]/gu;
/** What is in a word and says nothing. */
const GONE = /['`\u00b4\u02b9-\u02bc\u2018\u2019\u201b\u2032\u0640\p{Cf}\u{e0000}-\u{e0fff}]/u;
const GAP = /[\p{Z}\p{P}\p{Cc}]/u;
/** Signs, and scripts that put no space between words: there a space says nothing. */
const TIGHT = "\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u2e80-\\u312f\\u3190-\\u9fff\\uf900-\\ufaff"
  + "\\u{20000}-\\u{3ffff}\\p{S}";
const IS_TIGHT = new RegExp(`[${TIGHT}]`, "u");
const BETWEEN = new RegExp(`[ \\n\\0${TIGHT}]+`, "u");
const BESIDE_TIGHT = new RegExp(` ?([${TIGHT}]) ?`, "gu");
/** A letter and its marks, or the parts of Korean syllables. */
const CLUSTER = /[\u1100-\u11ff]+|\P{M}[\p{M}\uff9e\uff9f]*|\p{M}+/gsu;
const STROKES = new Map([["ø", "o"], ["đ", "d"], ["ł", "l"]]);

/** Lower, upper and lower case again is the full folding, but for one letter. @param {string} text */
const caseless = (text) => text.toLowerCase().toUpperCase().toLowerCase().replaceAll("ς", "σ");

/** Whether a word may begin or end beside a character. @param {string|undefined} char */
export const isEdge = (char) => char === undefined || " \n\0".includes(char) || IS_TIGHT.test(char);

/** Words of a folded text, in scripts that part them. @param {string} text */
export const wordsIn = (text) => text.split(BETWEEN);

/** @param {string} [variants] every two characters are one and its simplified form */
export function createFolding(variants = "") {
  /** @type {Map<string, string>|null} */
  let simplified = null;

  function readVariants() {
    const chars = [...variants];
    return new Map(chars.flatMap((char, i) => (i % 2 === 0 ? [[char, chars[i + 1]]] : [])));
  }

  const plain = memoize((/** @type {string} */ char) => {
    if (GONE.test(char)) return "";
    if (GAP.test(char)) return " ";
    const bare = char.normalize("NFD").replace(MARK, "").normalize("NFC");
    const letter = [...bare].length > 1 ? char : bare;
    simplified ??= readVariants();
    return STROKES.get(letter) ?? simplified.get(letter) ?? letter;
  });

  /** Letters in their plain form, spaces as they come. @param {string} text */
  function letters(text) {
    const same = ASCII.test(text) ? text.toLowerCase() : caseless(text.normalize("NFKC"));
    return same.replace(/[^a-z0-9 ]/gu, plain);
  }

  /** The text as the search compares it. @param {string} text */
  const searchable = (text) => letters(text).replace(/ +/g, " ").replace(BESIDE_TIGHT, "$1").trim();

  /** The same, and where everything comes from. @param {string} text @returns {Traced} */
  function traced(text) {
    /** @type {{char: string, start: number, end: number}[]} */
    const kept = [];
    for (const { 0: cluster, index: start } of text.matchAll(CLUSTER)) {
      for (const char of letters(cluster)) {
        const before = kept.at(-1)?.char;
        if (char === " " && isEdge(before)) continue;
        if (before === " " && IS_TIGHT.test(char)) kept.pop();
        kept.push({ char, start, end: start + cluster.length });
      }
    }
    if (kept.at(-1)?.char === " ") kept.pop();
    const units = kept.flatMap((one) => [...one.char].flatMap(({ length }) => Array(length).fill(one)));
    return { text: kept.map(({ char }) => char).join(""), starts: units.map(({ start }) => start),
      ends: units.map(({ end }) => end) };
  }

  return { searchable, traced };
}
