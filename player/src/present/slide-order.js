/**
 * The order of a presentation: a start, the moments of the story with each chapter's card before its first, a closing.
 *
 * It owns which slide comes where and what it is of. It knows no DOM; presenter.js draws the slides. A slide is made
 * when it is asked for, for there may be a million.
 *
 * @import { SceneChapter, SceneData, SceneEvent } from "../scene.js"
 * @import { Clock } from "../time/clocks.js"
 * @import { Engine, News } from "../types.js"
 *
 * @typedef {object} Stop where the playhead stands, and of which moments a slide is
 * @property {number} time UTC milliseconds
 * @property {number[]} moments one of a step, a chapter's own, else none
 *
 * @typedef {Stop & {kind: "chapter", chapter: SceneChapter, number: number}} ChapterSlide `number` among those that
 *   have a moment, from 1
 * @typedef {Stop & {kind: "start"|"step"|"closing"} | ChapterSlide} Slide
 * @typedef {ReturnType<typeof createSlideOrder>} SlideOrder
 */
import { leadingClaim } from "../map/event-text.js";
import { firstWhere } from "../time/axis.js";
import { chaptersOf } from "../time/chapters.js";

/** Of a chapter no more events than this are looked at, nor of one moment. */
const MOST = 200;

/**
 * @param {Engine} engine
 * @param {SceneData} scene
 * @param {Clock} clock
 */
export function createSlideOrder(engine, scene, clock) {
  const { period } = engine;
  const moments = engine.moments(clock);
  const chapters = chaptersOf(scene, engine, clock, moments);
  const count = moments.length + chapters.length + 2;
  /** Chapters' cards up to a moment's own step. @param {number} i */
  const cardsBefore = (i) => chapters.filter(({ first }) => first <= i).length;

  /** @param {number} number @returns {ChapterSlide} */
  function chapterSlide(number) {
    const { chapter, first, until } = chapters[number];
    const before = first === 0 ? period.start : moments[first - 1];
    const time = Math.min(moments[first], Math.max(chapter.start, before));
    return { kind: "chapter", time, chapter, number: number + 1, moments: moments.slice(first, until) };
  }

  /** @param {number} index from 0 to count - 1 @returns {Slide} */
  function slide(index) {
    if (index <= 0) return { kind: "start", time: period.start, moments: [] };
    if (index >= count - 1) return { kind: "closing", time: period.end, moments: [] };
    const number = chapters.findIndex(({ first }, k) => first + k === index - 1);
    if (number >= 0) return chapterSlide(number);
    const moment = moments[index - 1 - chapters.filter(({ first }, k) => first + k < index - 1).length];
    return { kind: "step", time: moment, moments: [moment] };
  }

  /** The step of the last moment up to a time; before the first, the start. @param {number} t */
  function indexAt(t) {
    const i = firstWhere(moments.length, (k) => moments[k] > t) - 1;
    return i < 0 ? 0 : 1 + i + cardsBefore(i);
  }

  /** Where an event is first told of. @param {SceneEvent} event */
  function indexOf(event) {
    const first = clock === "reported" ? engine.knownClaims(event, Infinity, clock)[0]?.known : event.start;
    return first === undefined ? 0 : indexAt(first);
  }

  /** As it was reported, what a piece of news decides comes first, then what is near in time. @param {number} moment */
  function newsAt(moment) {
    const { entries } = engine.happenings(moment, clock, MOST);
    if (clock !== "reported") return entries;
    /** @param {News} entry */
    const isDecisive = ({ event, claim }) => claim === leadingClaim(
      engine.knownClaims(event, moment, clock), engine.state(event, moment, clock));
    const ranked = entries.map((entry) => ({ entry, rank: isDecisive(entry) ? 0 : 1,
      away: Math.abs(entry.event.start - moment) }));
    return ranked.sort((a, b) => a.rank - b.rank || a.away - b.away).map(({ entry }) => entry);
  }

  /** What happens on a slide, each event once, with the news of it; the weightiest first. @param {Slide} slide */
  function happenings({ moments: own }) {
    /** @type {Map<string, News>} */
    const found = new Map();
    for (const moment of own) {
      if (found.size >= MOST) break;
      for (const entry of newsAt(moment)) {
        if (!found.has(entry.event.id)) found.set(entry.event.id, entry);
      }
    }
    return [...found.values()];
  }

  return Object.freeze({ count, chapters: chapters.length, slide, indexAt, indexOf, happenings });
}
