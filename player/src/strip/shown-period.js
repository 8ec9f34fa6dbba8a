/**
 * The period as the strip shows it: where its ends are, what they are called, and which period a chapter is.
 *
 * Pure, so it runs in Node as it does in a page. Called by period-ends.js and chapter-row.js. What a period means for
 * the events is time/period.js's.
 *
 * @import { SceneChapter } from "../scene.js"
 * @import { Context, Settings } from "../types.js"
 *
 * @typedef {"from"|"to"} End
 * @typedef {Pick<Settings, End>} Period
 */
import { dateWords } from "../time/date-words.js";
import { dateText } from "../time/dates.js";
import { dayText, numbersIn } from "../time/instant.js";
import { spanOf } from "../time/period.js";

const MINUTE = 60000;
/** @type {Period} */
export const ALL_TIME = Object.freeze({ from: null, to: null });

/** @param {Period} period */
export const isAllTime = ({ from, to }) => from === null && to === null;

/**
 * Where an end is. Its days are those of the place at which something happens then.
 *
 * @param {End} end
 * @param {Context} view
 * @returns {number} UTC milliseconds
 */
export function endTime(end, { [end]: text, scene: { period }, engine }) {
  const span = text === null ? null : spanOf(text);
  if (span === null) return end === "from" ? period.start : period.end;
  const { start, end: until } = span;
  const at = end === "from" ? start : until - 1;
  const ms = at - engine.offsetAt(at, "hindsight") * MINUTE;
  return Math.max(period.start, Math.min(period.end, end === "from" ? ms : ms + 1));
}

/**
 * What an end is called: as precisely as it was chosen; where all is shown, the first or the last day there is.
 *
 * @param {End} end
 * @param {Context} view
 */
export function endText(end, { [end]: text, scene: { period }, engine, language }) {
  const span = text === null ? null : spanOf(text);
  if (text !== null && span !== null) {
    return dateWords(dayText(span.start, Math.max(1, numbersIn(text).length)), language);
  }
  if (end === "from") return dateText(period.start, engine.offsetAt(period.start, "hindsight"), language);
  // The end is cut where the day ends at some event's own place: no clock to the east makes it the day after.
  return dateText(period.end - 1, Math.min(0, engine.offsetAt(period.end, "hindsight")), language);
}

/** The period that a chapter is. @param {SceneChapter} chapter @returns {Period} */
export const chapterPeriod = ({ start, end }) => ({ from: dayText(start), to: dayText(end - 1) });

/** Whether the period is just that of a chapter. @param {SceneChapter} chapter @param {Period} period */
export function isOnly(chapter, { from, to }) {
  const own = chapterPeriod(chapter);
  return own.from === from && own.to === to;
}

/**
 * What becomes of the period when a chapter is chosen: who looks at one chapter only looks at the other one only, and
 * a period that the chapter lies outside of gives way.
 *
 * @param {SceneChapter} chapter
 * @param {SceneChapter[]} chapters
 * @param {Period} period
 * @returns {Period|null} null if it stays
 */
export function periodFor(chapter, chapters, period) {
  if (isAllTime(period) || isOnly(chapter, period)) return null;
  if (chapters.some((one) => isOnly(one, period))) return chapterPeriod(chapter);
  const start = period.from === null ? null : spanOf(period.from)?.start;
  const end = period.to === null ? null : spanOf(period.to)?.end;
  return chapter.end <= (start ?? -Infinity) || chapter.start >= (end ?? Infinity) ? ALL_TIME : null;
}
