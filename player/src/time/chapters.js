/**
 * Chapters and the moments in them: which of them has any, which one a time is in, and where it begins.
 *
 * Pure; called by story.js, and by slide-order.js, which gives each chapter a card of its own.
 *
 * @import { SceneChapter, SceneData } from "../scene.js"
 * @import { Engine } from "../types.js"
 * @import { Clock } from "./clocks.js"
 *
 * @typedef {{chapter: SceneChapter, first: number, until: number}} Stretch a chapter, its first moment and the one
 *   after its last, as positions among the moments
 */
import { firstWhere } from "./axis.js";

const MINUTE = 60000;

/** Chapters are in days as the place of what happens counts them. @param {Engine} engine @param {Clock} clock */
const localTime = (engine, clock) => (/** @type {number} */ t) => t + engine.offsetAt(t, clock) * MINUTE;

/**
 * The chapters in which there is a moment, by the first of them.
 *
 * @param {Pick<SceneData, "chapters">} scene
 * @param {Engine} engine
 * @param {Clock} clock
 * @param {number[]} moments
 * @returns {Stretch[]}
 */
export function chaptersOf({ chapters }, engine, clock, moments) {
  const local = localTime(engine, clock);
  /** @param {number} t */
  const from = (t) => firstWhere(moments.length, (i) => local(moments[i]) >= t);
  return (chapters ?? []).map((chapter) => ({ chapter, first: from(chapter.start), until: from(chapter.end) }))
    .filter(({ first, until }) => first < until)
    .sort((a, b) => a.first - b.first || a.chapter.start - b.chapter.start || b.until - a.until);
}

/**
 * The chapter that a time is in; of two that overlap the one that began last, between two none.
 *
 * @param {Pick<SceneData, "chapters">} scene
 * @param {Engine} engine
 * @param {Clock} clock
 * @param {number} t
 * @returns {SceneChapter|null}
 */
export function chapterAt({ chapters }, engine, clock, t) {
  const here = localTime(engine, clock)(t);
  const within = (chapters ?? []).filter(({ start, end }) => start <= here && here < end);
  return within.reduce((/** @type {SceneChapter|null} */ last, chapter) => (
    last === null || chapter.start >= last.start ? chapter : last), null);
}

/**
 * The moments of one chapter.
 *
 * @param {SceneChapter} chapter
 * @param {Engine} engine
 * @param {Clock} clock
 * @returns {{first: number, last: number}} UTC milliseconds; both its own beginning where nothing happens in it
 */
export function momentsIn(chapter, engine, clock) {
  const moments = engine.moments(clock);
  const [stretch] = chaptersOf({ chapters: [chapter] }, engine, clock, moments);
  if (stretch === undefined) return { first: chapter.start, last: chapter.start };
  return { first: moments[stretch.first], last: moments[stretch.until - 1] };
}
