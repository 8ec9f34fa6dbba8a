/**
 * The two clocks: what is known of an event at a moment, and from when to when it stays so.
 *
 * It owns the rules. With hindsight an event is there from its start, in its status; as it was reported it is there
 * from its first known claim, and what is known of it changes with each. Pure; called by engine.js. Python has the same
 * rules, and tests/cases/clock.json and ageing.json the cases on which both must agree.
 *
 * @import { Stance, Status } from "../scene.js"
 * @import { Columns } from "./columns.js"
 * @typedef {"hindsight"|"reported"} Clock
 * @typedef {"confirmed"|"reported"|"expected"|"cancelled"|"unfulfilled"|"unstated"} State
 * @typedef {object} Spells stretches of time in which what is known of an event stays the same, by `from`; columns
 * @property {Uint32Array} event its index
 * @property {Float64Array} from first moment
 * @property {Float64Array} next first moment of the event's next spell, Infinity for its last
 * @property {Float64Array} anchor the latest of the event's end, if it has begun, and the news of it: from there it
 *   ages
 * @property {Uint8Array} state index in STATES
 */
import { firstOf, lastOf } from "./lasting.js";
import { argsort, gather } from "./order.js";

/** @type {State[]} */
export const STATES = ["confirmed", "reported", "expected", "cancelled", "unfulfilled", "unstated"];
/** What is known of an event with hindsight over all its sources. @type {Status[]} */
export const STATUSES = ["confirmed", "reported", "cancelled", "unfulfilled", "unstated"];
/** Whether it is drawn filled: it is sure, or nobody has said anything else. @param {State|null} [state] */
export const isFilled = (state) => state === "confirmed" || state === "unstated";
/** @type {Stance[]} */
export const STANCES = ["expects", "reports", "confirms", "cancels", "contradicts", "unaware", "denies"];
const [CONFIRMED, REPORTED, EXPECTED, CANCELLED, UNFULFILLED] = STATES.keys();
const [EXPECTS, , CONFIRMS, CANCELS, CONTRADICTS, UNAWARE, DENIES] = STANCES.keys();
/** Stances that leave open whether it happens. @param {number} stance index in STANCES */
export const isOpen = (stance) => stance === EXPECTS || stance === UNAWARE;
/** On these it rests that something expected did not happen. @param {number} stance */
const isAgainst = (stance) => stance === DENIES || stance === CONTRADICTS;

/** What was known after some claims: taken in one by one, in the order in which they became known. */
export function createKnowledge() {
  let last = -1;
  let decisive = -1;
  let isConfirmed = false;
  return {
    /** @param {number} stance index in STANCES */
    add(stance) {
      // Who knows of nothing takes back no word of others.
      if (last < 0 || stance !== UNAWARE) last = stance;
      if (isOpen(stance) || isAgainst(stance)) return;
      decisive = stance;
      isConfirmed ||= stance === CONFIRMS;
    },
    reset() {
      last = -1;
      decisive = -1;
      isConfirmed = false;
    },
    /** @param {boolean} isOver @returns {number} index in STATES, -1 if nothing was known */
    state(isOver) {
      if (last < 0) return -1;
      if (decisive < 0) return isOver && isAgainst(last) ? UNFULFILLED : EXPECTED;
      if (decisive === CANCELS) return CANCELLED;
      return isConfirmed ? CONFIRMED : REPORTED;
    },
  };
}

/** @param {number} status index in STATES @param {boolean} isOnlyExpected whether no claim says more */
export function stateWithHindsight(status, isOnlyExpected) {
  return status === REPORTED && isOnlyExpected ? EXPECTED : status;
}

/** Spells in another order, or some of them. @param {Spells} spells @param {Uint32Array} order @returns {Spells} */
export function gatherSpells({ event, from, next, anchor, state }, order) {
  return { event: gather(event, order), from: gather(from, order), next: gather(next, order),
    anchor: gather(anchor, order), state: gather(state, order) };
}

/**
 * @param {Columns} columns
 * @returns {Spells} one an event
 */
export function spellsWithHindsight(columns) {
  const { count, start, status, claims } = columns;
  const anchor = new Float64Array(count);
  const state = new Uint8Array(count);
  for (let i = 0; i < count; i += 1) {
    anchor[i] = Math.max(start[i], lastOf(columns, i));
    let isOnlyExpected = claims.first[i] < claims.first[i + 1];
    for (let c = claims.first[i]; c < claims.first[i + 1]; c += 1) isOnlyExpected &&= isOpen(claims.stance[c]);
    state[i] = stateWithHindsight(status[i], isOnlyExpected);
  }
  const event = new Uint32Array(count);
  for (let i = 0; i < count; i += 1) event[i] = i;
  const next = new Float64Array(count).fill(Infinity);
  const from = start.map((ms, i) => firstOf(columns, i));
  if (from.every((ms, i) => ms === start[i])) return { event, from, next, anchor, state };
  return gatherSpells({ event, from, next, anchor, state }, argsort(from));
}

/** Room for spells that come in no order of time; `done` sorts them. @param {number} most */
function createSpells(most) {
  /** @type {Spells} */
  const spells = { event: new Uint32Array(most), from: new Float64Array(most),
    next: new Float64Array(most).fill(Infinity), anchor: new Float64Array(most), state: new Uint8Array(most) };
  let count = 0;
  /** @param {number} event @param {number} from @param {number} anchor @param {number} state */
  function add(event, from, anchor, state) {
    if (count > 0 && spells.event[count - 1] === event) spells.next[count - 1] = from;
    spells.event[count] = event;
    spells.from[count] = from;
    spells.anchor[count] = anchor;
    spells.state[count] = state;
    count += 1;
  }
  return { add, done: () => gatherSpells(spells, argsort(spells.from.subarray(0, count))) };
}

/**
 * @param {Columns} columns
 * @returns {Spells} as many an event as there are moments at which what is known of it, or its age, changes
 */
export function spellsAsReported(columns) {
  const { count, start, end, claims } = columns;
  const { first, known, stance } = claims;
  const spells = createSpells(3 * known.length);
  const knowledge = createKnowledge();
  for (let i = 0; i < count; i += 1) {
    knowledge.reset();
    const over = Math.max(start[i], lastOf(columns, i));
    /** @type {(t: number, news: number) => number} */
    const anchorAt = (t, news) => (t >= start[i] ? Math.max(news, over) : news);
    for (let c = first[i]; c < first[i + 1]; c += 1) {
      knowledge.add(stance[c]);
      const [from, until] = [known[c], c + 1 < first[i + 1] ? known[c + 1] : Infinity];
      if (from === until) continue;
      // Between two claims it begins, and is new again; or it ends, and what was denied or contradicted did not happen.
      const cuts = [from];
      if (from < start[i] && start[i] < until) cuts.push(start[i]);
      if (from < end[i] && end[i] < until && knowledge.state(false) !== knowledge.state(true)) cuts.push(end[i]);
      for (const cut of cuts.sort((a, b) => a - b)) {
        spells.add(i, cut, anchorAt(cut, from), knowledge.state(cut >= end[i]));
      }
    }
  }
  return spells.done();
}
