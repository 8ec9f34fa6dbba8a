/**
 * Which events get the words on the map, and which of them first: what matters before what is merely late.
 *
 * Pure. A still picture names by the same rule, and tests/cases/naming.json holds the cases on which both must agree.
 * Called by labels.js.
 *
 * @import { SceneChapter } from "../scene.js"
 * @typedef {{id: string, fresh: number, weight: number, key?: boolean}} Candidate in the order of the scene; `key` if
 *   it is a key event of the chapter in which the playhead stands
 */
import { measures } from "../design.js";

/**
 * The key events of the chapters in which a moment lies; their end belongs to them, for there the story ends too.
 *
 * @param {SceneChapter[]} chapters
 * @param {number} t
 */
export function keyEventsAt(chapters, t) {
  return new Set(chapters.filter(({ start, end }) => start <= t && t <= end).flatMap(({ key }) => key));
}

/** What ranks higher is named first; compared number by number. @param {Candidate} one @param {string|null} selected */
function rankOf({ id, fresh, weight, key }, selected) {
  return [Number(id === selected), Number(key === true), Number(fresh > measures.new), weight, fresh];
}

/**
 * What is to be named, in that order: the selected, the chapter's key events, what is new; among these what weighs
 * most, then the freshest, then the latest.
 *
 * @template {Candidate} One
 * @param {One[]} candidates
 * @param {string|null} selected
 * @returns {One[]}
 */
export function inNamingOrder(candidates, selected) {
  return candidates.filter(({ id, fresh }) => fresh > measures.named || id === selected)
    .map((one, index) => ({ one, rank: [...rankOf(one, selected), index] }))
    .sort((a, b) => {
      const first = a.rank.findIndex((value, i) => value !== b.rank[i]); // the last differs always
      return b.rank[first] - a.rank[first];
    })
    .map(({ one }) => one);
}
