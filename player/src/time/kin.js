/**
 * What an event is bound to: the events of the same place, of each who took part, of the same chapter, and where among
 * them it stands.
 *
 * It owns who is kin; which events pass the filters, and which are known, is told. Pure; called by engine.js.
 *
 * @import { SceneChapter, SceneEvent } from "../scene.js"
 * @import { Columns, Scene } from "./columns.js"
 *
 * @typedef {{number: number, total: number, previous: SceneEvent|null, next: SceneEvent|null}} Standing the number of
 *   an event among others, from 1, and what is before and after it
 * @typedef {Standing & {kind: "place"|"person"|"chapter", id: string}} Kin
 * @typedef {{kind: Kin["kind"], id: string, found: number[]}} Found the positions of some kin, rising
 */
import { firstWhere } from "./axis.js";

const MINUTE = 60000;
/** Among more events than this nobody looks for those who took part: their names are words to be read one by one. */
const MOST_FOR_PEOPLE = 50000;

/**
 * Where an event stands among some in order; it need not be one of them.
 *
 * @param {number[]} found positions, rising
 * @param {number} own
 * @param {(i: number) => SceneEvent} event
 * @returns {Standing}
 */
function standing(found, own, event) {
  const before = firstWhere(found.length, (k) => found[k] >= own);
  const isOne = found[before] === own;
  const eventAt = (/** @type {number} */ k) => (found[k] === undefined ? null : event(found[k]));
  return { number: isOne ? before + 1 : 0, total: found.length, previous: eventAt(before - 1),
    next: eventAt(isOne ? before + 1 : before) };
}

/**
 * The chapter of what begins at a moment, as a clock on the spot shows it; of several the one that began last.
 * Decks have the same rule: tests/cases/chapters.json holds the cases on which they agree.
 *
 * @param {number} moment ms
 * @param {SceneChapter[]} chapters
 */
export function chapterAt(moment, chapters) {
  const within = chapters.filter((one) => one.start <= moment && moment < one.end);
  return within.reduce((/** @type {SceneChapter|null} */ best, one) => (
    best === null || one.start >= best.start ? one : best), null);
}

/**
 * Make what finds the kin among what passes some filters.
 *
 * @param {Columns} columns
 * @param {Uint32Array} rows of what passes
 * @param {Scene} scene
 * @returns {(one: SceneEvent, isKnown: (i: number) => boolean) => Kin[]} only of kinds of which there are others
 */
export function createKin(columns, rows, { chapters }) {
  const { actors, event, indexOf, offset, place, start } = columns;
  const local = (/** @type {number} */ i) => start[i] + offset[i] * MINUTE;
  /* The last event that was asked for, and its kin: it is asked for with every frame. */
  /** @type {{own: number, kin: Found[]}} */
  let last = { own: -1, kin: [] };

  /** @param {number} own */
  function kinOf(own) {
    const all = (/** @type {(i: number) => boolean} */ isOne) => Array.from(rows.filter(isOne));
    /** @type {Found[]} */
    const kin = [];
    if (place[own] >= 0) {
      kin.push({ kind: "place", id: columns.places[place[own]], found: all((i) => place[i] === place[own]) });
    }
    if (rows.length <= MOST_FOR_PEOPLE) {
      for (const id of new Set(actors(own))) {
        kin.push({ kind: "person", id, found: all((i) => actors(i).includes(id)) });
      }
    }
    const chapter = chapterAt(local(own), chapters ?? []);
    if (chapter !== null) {
      const found = all((i) => chapter.start <= local(i) && local(i) < chapter.end);
      kin.push({ kind: "chapter", id: chapter.id, found });
    }
    return kin;
  }

  return ({ id: ofOne }, isKnown) => {
    const own = indexOf(ofOne);
    if (own < 0) return [];
    if (own !== last.own) last = { own, kin: kinOf(own) };
    return last.kin.map(({ kind, id, found }) => (
      { kind, id, ...standing(found.filter((i) => i === own || isKnown(i)), own, event) }))
      .filter(({ total, number }) => number > 0 && total > 1);
  };
}
