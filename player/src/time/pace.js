/**
 * The pace of playing: by what there is to read, and not by how much time goes by.
 *
 * A moment stays about as long as its words take, and the way to the next is short. While a moment stays, the playhead
 * creeps on, so that it always moves, and always forward. Of very many moments those that lie together on the axis
 * share one stay, or nobody would see the end. Pure; called by clockwork.js, which asks where the playhead is after so
 * many seconds.
 *
 * All times are UTC milliseconds, all seconds those at speed 1.
 *
 * @import { Axis } from "./axis.js"
 *
 * @typedef {object} Reading what there is to read at a moment
 * @property {number} events how many
 * @property {number} letters of the longest title
 * @property {string|number} day its date: moments of one day share a stay
 * @typedef {ReturnType<typeof makePace>} Pace
 */
import { firstWhere } from "./axis.js";

/** The shortest and the longest stay, what each further event adds, and each letter beyond those of a short title. */
const LEAST_SECONDS = 1.5;
const MOST_SECONDS = 3;
const EVENT_SECONDS = 0.3;
const LETTER_SECONDS = 0.012;
const SHORT_TITLE = 40;
/** A way over more of the axis than a stay creeps over takes so long, however many years it is. */
const GAP_SECONDS = 0.3;
/** How far a stay creeps: share of the way to the next moment, and of the axis at most. */
const CREEP = 0.5;
const LONGEST_CREEP = 0.012;
/** So many moments are told one by one; of more, those that lie within such a part of the axis share one stay. */
const MOST_TOLD = 90;
const PARTS = 60;

/** Seconds for which something stays. @param {Pick<Reading, "events"|"letters">} reading */
export function staySeconds({ events, letters }) {
  const more = EVENT_SECONDS * (Math.max(1, events) - 1) + LETTER_SECONDS * Math.max(0, letters - SHORT_TITLE);
  return Math.min(MOST_SECONDS, LEAST_SECONDS + more);
}

/**
 * Seconds for which each moment stays: those of one day share what all of them take.
 *
 * @param {number[]} moments
 * @param {(moment: number) => Reading} read
 */
function secondsEach(moments, read) {
  const readings = moments.map(read);
  return readings.map(({ day }) => {
    const all = readings.filter((one) => one.day === day);
    return staySeconds({ events: all.reduce((sum, { events }) => sum + events, 0),
      letters: Math.max(...all.map(({ letters }) => letters)) }) / all.length;
  });
}

/**
 * The moments that each have a stay of their own.
 *
 * @param {ArrayLike<number>} moments in order
 * @param {(ms: number) => number} position
 * @param {number} share of the axis that is looked at: who looks closer sees more apart
 */
function staysOf(moments, position, share) {
  if (moments.length <= MOST_TOLD) return Array.from(moments);
  const apart = share / PARTS;
  /** @type {number[]} */
  const stays = [];
  for (let i = 0; i < moments.length;) {
    const here = position(moments[i]);
    stays.push(moments[i]);
    const from = i + 1;
    i = from + firstWhere(moments.length - from, (k) => position(moments[from + k]) >= here + apart);
  }
  return stays;
}

/**
 * @param {ArrayLike<number>} moments in order
 * @param {Pick<Axis, "position"|"time">} axis
 * @param {{start: number, end: number}} period
 * @param {{read: (moment: number) => Reading, share?: number}} how `read` is asked where each moment has its own stay
 */
export function makePace(moments, { position, time }, { start, end }, { read, share = 1 }) {
  const stays = staysOf(moments, position, share);
  const isTold = moments.length <= MOST_TOLD;
  const each = isTold ? secondsEach(stays, read) : stays.map(() => LEAST_SECONDS);
  /** Where the playhead is after so many seconds: both rise, and between two knots it goes evenly. */
  const seconds = [0];
  const positions = [position(start)];
  /** @param {number} after seconds after the knot before @param {number} to position */
  function addKnot(after, to) {
    seconds.push(seconds[seconds.length - 1] + after);
    positions.push(Math.max(to, positions[positions.length - 1]));
  }
  if (stays.length > 0 && position(stays[0]) > positions[0]) addKnot(GAP_SECONDS, position(stays[0]));
  stays.forEach((moment, i) => {
    const here = position(moment);
    const way = position(stays[i + 1] ?? end) - here;
    const creep = isTold ? Math.min(CREEP * way, LONGEST_CREEP) : way;
    addKnot(each[i], here + creep);
    if (creep < way) addKnot(GAP_SECONDS, here + way);
  });
  if (positions[positions.length - 1] < position(end)) addKnot(GAP_SECONDS, position(end));

  /** @param {number[]} from @param {number[]} to @param {number} x */
  function interpolate(from, to, x) {
    const next = firstWhere(from.length, (i) => from[i] > x);
    if (next === 0) return to[0];
    if (next === from.length) return to[to.length - 1];
    return to[next - 1] + ((to[next] - to[next - 1]) * (x - from[next - 1])) / (from[next] - from[next - 1]);
  }

  return Object.freeze({
    stays,
    /** For how many seconds the last of them up to a time stays. @param {number} ms */
    stayAt: (ms) => each[firstWhere(stays.length, (i) => stays[i] > ms) - 1] ?? GAP_SECONDS,
    /** The whole of it. */
    total: seconds[seconds.length - 1],
    /** After how many seconds a time is reached. @param {number} ms */
    secondsAt: (ms) => interpolate(positions, seconds, position(ms)),
    /** @param {number} after seconds @returns {number} UTC milliseconds, exactly at a moment's own beginning */
    timeAt: (after) => time(interpolate(seconds, positions, after)),
  });
}
