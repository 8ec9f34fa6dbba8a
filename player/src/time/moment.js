/**
 * The words for a moment: its date as precisely as it is known, and what happened then.
 *
 * It owns which events a moment is said to be of, and how it is spoken. It keeps no time of its own: frame.js asks it
 * each frame.
 *
 * @import { Language } from "../languages.js"
 * @import { Precision, SceneData, SceneEvent, SceneFold } from "../scene.js"
 * @import { Context, News } from "../types.js"
 */
import { isFilled } from "./clocks.js";
import { dateWords, foldText, gregorian } from "./date-words.js";
import { dateText, hoursText, written } from "./dates.js";
import { textIn } from "../told.js";

const MINUTE = 60000;
const DAY = 86400000;
/** Years say enough of a longer period. */
const LONG = 2 * 365 * DAY;
/** Where two moments are this near, hours tell them apart. */
const HOURS_SPAN = 3 * DAY;
/** Share of the axis behind a moment on which it still counts as what is there. */
const LINGER = 0.04;
/** So many titles stand in one line; the others are counted. */
const TITLES = 3;
/** More than this at one moment are not told apart. */
const MOST = 12;
/** A fold passes in a blink; what it says stays readable for this long. */
const FOLD_SECONDS = 2.5;
/** From sharp to vague. @type {Precision[]} */
const PRECISIONS = ["minute", "day", "month", "season", "year", "decade", "century"];

/**
 * The text that the scene itself gives for a moment on which the playhead stands.
 *
 * @param {News[]} entries
 * @param {Language} language
 */
function givenDate(entries, language) {
  const dated = entries.find(({ claim }) => claim !== null && claim.on !== null && !claim.assumed);
  if (dated?.claim?.on) return dateWords(dated.claim.on, language);
  const events = entries.filter((entry) => entry.claim === null).map((entry) => entry.event);
  const rank = (/** @type {SceneEvent} */ event) => PRECISIONS.indexOf(event.precision);
  const [first] = [...events].sort((a, b) => rank(a) - rank(b));
  return first === undefined ? null : dateWords(gregorian(first.when), language);
}

/** @param {Context} context */
function computedDate({ engine, t, clock, language }) {
  const isEnd = t >= engine.period.end; // the end itself is the first moment that no longer belongs to the period
  const before = engine.previous(t, clock);
  const after = engine.next(t, clock);
  const isCrowded = !isEnd && before !== null && after !== null && after - before < HOURS_SPAN;
  const offset = engine.offsetAt(t, clock);
  // The end is cut where the day ends at some event's own place: no clock to the east makes it the day after.
  const date = isEnd ? dateText(t - 1, Math.min(0, offset), language) : dateText(t, offset, language);
  return { date, hours: isCrowded ? hoursText(t, offset, language) : "" };
}

/**
 * What there is to say about a moment.
 *
 * @param {Context} context
 * @returns {{date: string, hours: string, events: SceneEvent[], total: number}} hours are empty where a day says it;
 *   events are those that the playhead stands on or has just passed, not all if they are very many
 */
export function momentAt(context) {
  const { engine, t, clock, language, axis } = context;
  const moment = engine.previous(t + 1, clock); // moments are whole milliseconds: at t or before
  const { position, folds } = engine.axis(axis);
  const isExact = moment === t;
  const isFolded = moment !== null && folds.some((fold) => moment <= fold.start && fold.start < t); // years between
  const isNear = moment !== null
    && (isExact || (!isFolded && t < engine.period.end && position(t) - position(moment) <= LINGER));
  const { entries, total } = isNear ? engine.happenings(moment, clock, MOST) : { entries: [], total: 0 };
  const given = isExact ? givenDate(entries, language) : null;
  const words = given === null ? computedDate(context) : { date: given, hours: "" };
  const events = [...new Set(entries.map(({ event }) => event))];
  return { ...words, events, total: total > entries.length ? total : events.length };
}

/** From when to when the story tells. @param {Context} view */
export function periodText({ engine, language, translate }) {
  const { period } = engine;
  const isLong = period.end - period.start > LONG;
  /** @param {number} ms @param {number} offset */
  const write = (ms, offset) => (isLong ? written(ms + offset * MINUTE, language, { year: "numeric" }, period.start)
    : dateText(ms, offset, language));
  // The end is the first moment that no longer belongs to it.
  return translate(isLong ? "player.present.years" : "player.present.days", {
    from: write(period.start, engine.offsetAt(period.start, "hindsight")),
    to: write(period.end - 1, Math.min(0, engine.offsetAt(period.end, "hindsight"))) });
}

/** Whether there is no time to tell of, for nothing ever happens. @param {Pick<SceneData, "period">} scene */
export const isTimeless = ({ period: { start, end } }) => start === 0 && end === 1;

/** What there is to say while nobody has chosen a moment. @param {Context} context */
export const openingMoment = (context) => (
  { date: isTimeless(context.scene) ? "" : periodText(context), hours: "", events: [], total: 0 });

/** How much the opening shows. @param {Context} context @param {number} count @param {number} total without a filter */
export function openingTitle({ translate }, count, total) {
  if (count > 0) return translate("player.opening.whole", { count });
  return total === 0 ? "" : translate("player.passing", { count, total });
}

/**
 * What happened, in one line; between events how many there were so far.
 *
 * @param {Context} context
 * @param {{events: SceneEvent[], total: number}} moment
 * @param {number} count of what is there
 */
export function titleOf({ engine, t, clock, language, mode, translate }, { events, total }, count) {
  if (events.length === 0) {
    if (count === 0 && t < engine.period.end) return translate("player.quiet");
    return translate(mode === "upto" ? "player.sofar" : "player.there", { count });
  }
  const words = events.slice(0, TITLES).map((event) => {
    const state = engine.state(event, t, clock);
    const title = textIn(event.title, language);
    if (state === null || isFilled(state)) return title;
    return translate("player.titled", { title, state: translate(`player.state.${state}`) });
  });
  if (total > TITLES) words.push(translate("player.more", { count: total - words.length }));
  return words.join(" · ");
}

/** Make what says which gap is being passed. @returns {(context: Context, now: number) => string} */
export function createFoldNote() {
  /** @type {{fold: SceneFold, until: number}|null} */
  let last = null;
  return ({ engine, axis, t, language }, now) => {
    const fold = engine.axis(axis).folds.find((one) => one.start < t && t < one.end);
    if (fold !== undefined) last = { fold, until: now + FOLD_SECONDS * 1000 };
    return last !== null && now < last.until ? foldText(last.fold, language) : "";
  };
}
