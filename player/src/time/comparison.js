/**
 * Two ways to look at one story, side by side: what is compared with what the playhead shows, and which events are on
 * one side only.
 *
 * A comparison is one text, as links hold it: a time, a date (when it is over) or `end`, `clock` for the other clock,
 * or a period `from/to` of which an end may be open; behind it, after commas, which of `now`, `both` and `then` are
 * shown, if not all. "Now" is what the reader's own playhead shows, "then" is the other. Pure; Python counts alike:
 * tests/cases/comparison.json holds the cases on which both must agree. Called by settings.js and the room `compare`.
 *
 * @import { Engine, Settings } from "../types.js"
 * @import { Filters } from "./filters.js"
 *
 * @typedef {typeof PARTS[number]} Part
 * @typedef {{kind: "moment", t: number, isLocal: boolean}|{kind: "clock"}|{kind: "period", from: string|null,
 *   to: string|null}} Other `t` is Infinity at the end; local is what clocks on the spot show
 * @typedef {Other & {what: string, shown: readonly Part[]}} Comparison `what` is its text without what is shown
 * @typedef {{engine: Engine, view: Settings & {t: number}}} Side
 *
 * @typedef {object} Parted
 * @property {Record<Part, number>} counts
 * @property {number} changed how many of those on both sides are in another state
 * @property {(index: number) => Part|null} partOf an event; null if it is on neither side
 */
import { endsOf, spanOf } from "./period.js";
import { parseTime, writeTime } from "./instant.js";

export const PARTS = /** @type {const} */ (["now", "both", "then"]);
const MINUTE = 60000;
const END = "end";
const NOW = 1;
const THEN = 2;
/** By the sum of the sides. @type {(Part|null)[]} */
const OF_SIDES = [null, "now", "then", "both"];
/** State of an event that is not there. */
const ABSENT = 255;

/** An end of a period; undefined if it is none. @param {string} text @returns {string|null|undefined} */
function readEnd(text) {
  if (text === "" || text === "..") return null;
  return spanOf(text) === null ? undefined : text;
}

/** @param {string[]} ends @returns {Other|null} */
function readPeriod([first, last]) {
  const [from, to] = [readEnd(first), readEnd(last)];
  if (from === undefined || to === undefined || (from === null && to === null)) return null;
  const ends = endsOf({ from, to });
  return (ends.start ?? -Infinity) < (ends.end ?? Infinity) ? { kind: "period", from, to } : null;
}

/** @param {string} text @returns {Other|null} */
function readOther(text) {
  if (text === "clock") return { kind: "clock" };
  if (text === END) return { kind: "moment", t: Infinity, isLocal: false };
  const ends = text.split("/");
  if (ends.length > 1) return ends.length === 2 ? readPeriod(ends) : null;
  const day = spanOf(text);
  if (day !== null) return { kind: "moment", t: day.end - 1, isLocal: true };
  const t = parseTime(text);
  return Number.isNaN(t) ? null : { kind: "moment", t, isLocal: false };
}

/** @param {string} text @returns {Comparison|null} null if it is none */
export function readComparison(text) {
  const [what, ...words] = text.split(",");
  const other = readOther(what);
  if (other === null || words.some((word) => !PARTS.some((part) => part === word))) return null;
  return { ...other, what, shown: words.length === 0 ? PARTS : PARTS.filter((part) => words.includes(part)) };
}

/** @param {Pick<Comparison, "what"|"shown">} comparison */
export const writeComparison = ({ what, shown }) => [what, ...(shown.length === PARTS.length ? [] : shown)].join(",");

/** What a moment of a period is called. @param {number} t @param {{end: number}} period */
export const momentName = (t, { end }) => (t >= end ? END : writeTime(t));

/** Where in a period a time is, as a share of the axis. @param {Side} side */
function shareOf({ engine, view }) {
  const { position } = engine.axis(view.axis);
  const [start, end] = [position(engine.period.start), position(engine.period.end)];
  return end > start ? (position(view.t) - start) / (end - start) : 1;
}

/** The time at a share of a period. @param {Engine} engine @param {Settings["axis"]} kind @param {number} share */
function timeAt(engine, kind, share) {
  const { position, time } = engine.axis(kind);
  const { start, end } = engine.period;
  if (share >= 1) return end;
  const [from, to] = [position(start), position(end)];
  return Math.max(start, Math.min(end, Math.round(time(from + (to - from) * share))));
}

/** @param {{start: number, end: number}} period @param {number} t */
const within = ({ start, end }, t) => Math.max(start, Math.min(end, t));

/**
 * The other side. Of two periods as much has passed on either side.
 *
 * @param {Other} other
 * @param {Side} now
 * @param {(filters: Filters) => Engine} among
 * @returns {Side}
 */
export function otherSide(other, now, among) {
  const { engine, view } = now;
  if (other.kind === "clock") {
    return { engine, view: { ...view, clock: view.clock === "hindsight" ? "reported" : "hindsight" } };
  }
  if (other.kind === "moment") {
    const t = other.isLocal ? other.t - engine.offsetAt(other.t, view.clock) * MINUTE : other.t;
    return { engine, view: { ...view, t: within(engine.period, t) } };
  }
  const { from, to } = other;
  const chosen = among({ ...view, from, to });
  return { engine: chosen, view: { ...view, from, to, t: timeAt(chosen, view.axis, shareOf(now)) } };
}

/** Where this side's playhead is when that of another period is at a time. @param {Side} then @param {Engine} engine */
export const timeBeside = (then, engine) => timeAt(engine, then.view.axis, shareOf(then));

/** State of each event that is there. @param {Side} side @returns {Uint8Array} */
function statesAt({ engine, view }) {
  const { event, from, leave, state } = engine.visibility(view);
  const states = new Uint8Array(engine.columns.count).fill(ABSENT);
  for (let k = 0; k < event.length && from[k] <= view.t; k += 1) if (leave[k] > view.t) states[event[k]] = state[k];
  return states;
}

/** Tell the events of two sides apart. @param {Side} now @param {Side} then @returns {Parted} */
export function partBy(now, then) {
  const sides = statesAt(now);
  const others = statesAt(then);
  const counts = { now: 0, both: 0, then: 0 };
  let changed = 0;
  for (let i = 0; i < sides.length; i += 1) {
    const [here, there] = [sides[i], others[i]];
    const sum = (here === ABSENT ? 0 : NOW) + (there === ABSENT ? 0 : THEN);
    const part = OF_SIDES[sum];
    if (part !== null) counts[part] += 1;
    if (part === "both" && here !== there) changed += 1;
    sides[i] = sum;
  }
  return { counts, changed, partOf: (index) => OF_SIDES[sides[index]] };
}
