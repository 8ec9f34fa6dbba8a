/**
 * The order of a presentation: a start, the moments of the story with each chapter's card before its first, a closing.
 *
 * It owns which slide comes where and what it is of. It knows no DOM; presenter.js draws the slides. A slide is made
 * when it is asked for, for there may be a million.
 *
 * @typedef {object} Slide
 * @property {"start"|"chapter"|"step"|"closing"} kind
 * @property {number} time where the playhead stands, UTC milliseconds
 * @property {object} [chapter]
 * @property {number} [number] of the chapter among those that have a moment, from 1
 * @property {number[]} moments of which it is: one of a step, a chapter's own, else none
 */
import { leadingClaim } from "../map/event-text.js";
import { firstWhere } from "../time/axis.js";
import * as clocks from "../time/clocks.js";

/** Of a chapter no more events than this are looked at, nor of one moment. */
const MOST = 200;
const MINUTE = 60000;

/** The moments at which there is news of any of some layers. */
function momentsOf(engine, clock, layers) {
  const all = engine.moments(clock);
  if (clocks.LAYERS.every((name) => layers.includes(name))) return all;
  return all.filter((moment) => engine.happenings(moment, clock, layers, 0).total > 0);
}

/** The chapters in which there is a moment, each with the first and the number of those behind its last. */
function chaptersOf({ chapters }, moments, localTime) {
  const from = (t) => firstWhere(moments.length, (i) => localTime(moments[i]) >= t);
  return (chapters ?? []).map((chapter) => ({ chapter, first: from(chapter.start), until: from(chapter.end) }))
    .filter(({ first, until }) => first < until)
    .sort((a, b) => a.first - b.first || a.chapter.start - b.chapter.start || b.until - a.until);
}

/**
 * @param {object} engine
 * @param {object} scene
 * @param {{clock: Clock, layers: string[]}} view
 */
export function createSlideOrder(engine, scene, { clock, layers }) {
  const moments = momentsOf(engine, clock, layers);
  // Chapters are in days as the place of what happens counts them.
  const localTime = (t) => t + engine.offsetAt(t, clock) * MINUTE;
  const chapters = chaptersOf(scene, moments, localTime);
  const count = moments.length + chapters.length + 2;
  /** Chapters' cards up to a moment's own step. */
  const cardsBefore = (i) => chapters.filter(({ first }) => first <= i).length;

  function chapterSlide(number) {
    const { chapter, first, until } = chapters[number];
    const before = first === 0 ? scene.period.start : moments[first - 1];
    const time = Math.min(moments[first], Math.max(chapter.start, before));
    return { kind: "chapter", time, chapter, number: number + 1, moments: moments.slice(first, until) };
  }

  /** @param {number} index from 0 to count - 1 @returns {Slide} */
  function slide(index) {
    if (index <= 0) return { kind: "start", time: scene.period.start, moments: [] };
    if (index >= count - 1) return { kind: "closing", time: scene.period.end, moments: [] };
    const number = chapters.findIndex(({ first }, k) => first + k === index - 1);
    if (number >= 0) return chapterSlide(number);
    const moment = moments[index - 1 - chapters.filter(({ first }, k) => first + k < index - 1).length];
    return { kind: "step", time: moment, moments: [moment] };
  }

  /** The step of the last moment up to a time; before the first, the start. */
  function indexAt(t) {
    const i = firstWhere(moments.length, (k) => moments[k] > t) - 1;
    return i < 0 ? 0 : 1 + i + cardsBefore(i);
  }

  /** Where an event is first told of. */
  function indexOf(event) {
    const first = clock === "reported" ? engine.knownClaims(event, Infinity, clock)[0]?.known : event.start;
    return first === undefined ? 0 : indexAt(first);
  }

  /** As it was reported, what a piece of news decides comes first, then what is near in time. */
  function byNews(entries, moment) {
    if (clock !== "reported") return entries;
    const leads = ({ event }) => leadingClaim(
      engine.knownClaims(event, moment, clock), engine.state(event, moment, clock));
    const ranked = entries.map((entry) => ({ entry, away: Math.abs(entry.event.start - moment),
      isDecisive: leads(entry) === entry.claim }));
    return ranked.sort((a, b) => b.isDecisive - a.isDecisive || a.away - b.away).map(({ entry }) => entry);
  }

  /** What happens on a slide, each event once, with the claim that is news there; the weightiest first. */
  function happenings({ moments: own }) {
    const found = new Map();
    for (const moment of own) {
      if (found.size >= MOST) break;
      for (const entry of byNews(engine.happenings(moment, clock, layers, MOST).entries, moment)) {
        if (!found.has(entry.event.id)) found.set(entry.event.id, entry);
      }
    }
    return [...found.values()];
  }

  return Object.freeze({ count, chapters: chapters.length, slide, indexAt, indexOf, happenings });
}
