/**
 * The time engine: what is there at a moment, how fresh it is, what comes next, how much happens when.
 *
 * It reads a scene without changing it, and knows only what passes the reader's filters; the axis stays whatever they
 * are. It knows no DOM and no Leaflet, so it runs in Node as it does in a page; whoever draws asks it. Events are
 * columns.js's, the filters filters.js's, the two clocks clocks.js's, what is news when news.js's, the ways to look at
 * time visibility.js's, the axes axis.js's, journeys rides.js's.
 *
 * All times are UTC milliseconds; positions on an axis run from 0 to 1.
 *
 * @import { SceneEvent } from "../scene.js"
 * @import { Shown } from "../types.js"
 * @import { Axis, AxisKind } from "./axis.js"
 * @import { Clock, Spells, State } from "./clocks.js"
 * @import { Columns, Scene } from "./columns.js"
 * @import { Search } from "./search.js"
 * @import { Filters, Passing } from "./filters.js"
 * @import { TickView } from "./ticks.js"
 * @import { View, ViewAt, Visibility } from "./visibility.js"
 *
 * @typedef {object} Story what every engine of a scene has in common
 * @property {Scene} scene
 * @property {Columns} columns
 * @property {Search} search
 * @property {Record<AxisKind, Axis>} axes
 * @property {(clock: Clock) => Spells} spells
 * @property {(key: "all") => ReturnType<typeof claimsByTime>} claims by when they were known
 *
 * @typedef {ReturnType<typeof restrict> & {among: (filters: Filters) => Engine,
 *   countOf: (filters: Filters) => number, undated: (filters: Filters) => Engine|null}} Engine
 */
import { memoize } from "../memoize.js";
import { firstWhere, makeAxis } from "./axis.js";
import { STANCES, STATES } from "./clocks.js";
import * as clocks from "./clocks.js";
import { byKnown, readColumns } from "./columns.js";
import { countAt } from "./counts.js";
import { createFilter, NO_FILTERS } from "./filters.js";
import { createKin } from "./kin.js";
import { lastsFrom } from "./lasting.js";
import { claimsByTime, createNews, placesOf } from "./news.js";
import { gather } from "./order.js";
import { periodOf } from "./period.js";
import { createSearch } from "./search.js";
import { ticksOf } from "./ticks.js";
import { rideAt } from "./rides.js";
import { freshness, makeVisibility } from "./visibility.js";

/**
 * The engine of what passes some filters.
 *
 * @param {Story} story
 * @param {Passing} passing
 */
function restrict(story, passing) {
  const { columns, axes } = story;
  const { mask, rows } = passing;
  const { event } = columns;

  const spells = memoize((/** @type {Clock} */ clock) => {
    const all = story.spells(clock);
    return rows.length === columns.count ? all : clocks.gatherSpells(all, placesOf(all.event, mask));
  });
  const { moments, next, previous, happenings, offsetAt } = createNews(columns, passing, () => story.claims("all"));

  // -------------------------------------------------------------- one event

  /** @param {SceneEvent} one @param {number} t @param {Clock} clock */
  function knownClaims({ claims }, t, clock) {
    const known = byKnown(claims);
    return clock === "reported" ? known.slice(0, firstWhere(known.length, (i) => known[i].known > t)) : known;
  }

  /** @param {SceneEvent} one @param {number} t @param {Clock} clock @returns {State|null} null if not there yet */
  function state(one, t, clock) {
    if (clock !== "reported") {
      if (t < lastsFrom(one)) return null;
      const isOnlyExpected = one.claims.length > 0
        && one.claims.every(({ stance }) => clocks.isOpen(STANCES.indexOf(stance)));
      return STATES[clocks.stateWithHindsight(STATES.indexOf(one.status), isOnlyExpected)];
    }
    const knowledge = clocks.createKnowledge();
    for (const claim of knownClaims(one, t, clock)) knowledge.add(STANCES.indexOf(claim.stance));
    return STATES[knowledge.state(t >= one.end)] ?? null;
  }

  /** @param {string} id */
  function find(id) {
    const index = columns.indexOf(id);
    return index < 0 || mask[index] === 0 ? null : event(index);
  }

  const kinAmong = createKin(columns, rows, story.scene);

  /**
   * What an event is bound to, and where it stands among it; as reported, among what is known by then.
   *
   * @param {SceneEvent} one
   * @param {{clock: Clock, t: number}} view
   */
  const kin = (one, { clock, t }) => kinAmong(one,
    (i) => clock !== "reported" || (momentOf(i, clock) ?? Infinity) <= t);

  // -------------------------------------------------------------- what is there

  /**
   * The last two: a comparison looks by both clocks in turn.
   *
   * @type {{key: string, visibility: Visibility, leaves: Float64Array|null}[]}
   */
  let made = [];

  /** Made anew only for another clock or another way to look at time. @param {View} view */
  function latest(view) {
    const { clock, mode = "upto", trail, window, axis: kind = "elastic" } = view;
    const key = JSON.stringify([clock, mode, ...(mode === "trail" ? [trail, kind] : []),
      ...(mode === "window" ? [window] : [])]);
    const known = made.find((one) => one.key === key);
    if (known !== undefined) return known;
    const one = { key, leaves: null, visibility: makeVisibility(spells(clock), view, axes[kind]) };
    made = [one, ...made.slice(0, 1)];
    return one;
  }

  const visibility = (/** @type {View} */ view) => latest(view).visibility;
  const inOrder = (/** @type {Shown[]} */ shown) => shown.sort((a, b) => a.index - b.index);

  /** How a spell is seen. @param {ViewAt} view @returns {(spell: number) => Shown} */
  function toShown(view) {
    const { event: of, anchor, state: states } = visibility(view);
    const fresh = freshness(view, axes[view.axis ?? "elastic"]);
    return (k) => ({ event: event(of[k]), index: of[k], state: STATES[states[k]], fresh: fresh(anchor[k], view.t) });
  }

  /**
   * What is there at a moment.
   *
   * @param {ViewAt} view
   * @param {(index: number) => boolean} [isWanted] of an event; all are if not given
   * @returns {Shown[]} in the order of the scene
   */
  function visible(view, isWanted = () => true) {
    const { event: of, from, leave } = visibility(view);
    const show = toShown(view);
    const shown = [];
    const entered = firstWhere(from.length, (k) => from[k] > view.t);
    for (let k = 0; k < entered; k += 1) if (leave[k] > view.t && isWanted(of[k])) shown.push(show(k));
    return inOrder(shown);
  }

  /** The spells of some events: what `visibleAmong` is quick with. @param {View} view @param {Set<number>} indices */
  function spellsOf(view, indices) {
    const { event: of } = visibility(view);
    const found = [];
    for (let k = 0; k < of.length && indices.size > 0; k += 1) if (indices.has(of[k])) found.push(k);
    return found;
  }

  /** What is there of some spells, in the order of the scene. @param {ViewAt} view @param {number[]} found */
  function visibleAmong(view, found) {
    const { from, leave } = visibility(view);
    return inOrder(found.filter((k) => from[k] <= view.t && leave[k] > view.t).map(toShown(view)));
  }

  /** @param {SceneEvent} one @param {ViewAt} view */
  function isThere({ id }, view) {
    const index = columns.indexOf(id);
    return visible(view, (other) => other === index).length > 0;
  }

  /** How many are there at a moment. @param {ViewAt} view */
  function visibleCount(view) {
    const seen = latest(view);
    const { from, leave, byLeave } = seen.visibility;
    seen.leaves ??= gather(leave, byLeave());
    return countAt(from, seen.leaves, view.t);
  }

  // -------------------------------------------------------------- how much

  /** Ticks of one of the two axes. @param {TickView & {kind: AxisKind}} view */
  function ticks({ kind, ...view }) {
    return ticksOf(axes[kind], view);
  }

  /**
   * Where an event counts on the axis: as reported at the first news of it; none if there never was any.
   *
   * @param {number} index
   * @param {Clock} clock
   */
  function momentOf(index, clock) {
    const { first, known } = columns.claims;
    if (clock !== "reported") return columns.start[index];
    return first[index] < first[index + 1] ? known[first[index]] : null;
  }

  /**
   * How much happens where on the axis.
   *
   * @param {{kind: AxisKind, clock: Clock, bins: number, from?: number, to?: number}} view
   * @returns {{from: number, to: number, counts: Uint32Array, total: number}[]} of each layer, one an equal part of the
   * axis between the positions `from` and `to`; an event counts where it starts (as reported: at the first news)
   */
  function bars({ kind, clock, bins, from = 0, to = 1 }) {
    const { time } = axes[kind];
    const edges = Array.from({ length: bins + 1 }, (_, i) => from + ((to - from) * i) / bins);
    const list = edges.slice(1).map((edge, i) => (
      { from: edges[i], to: edge, counts: new Uint32Array(columns.layers.length), total: 0 }));
    const bounds = Float64Array.from(edges, time);
    const first = from <= 0 ? -Infinity : bounds[0]; // what begins before the axis does is in its first part
    let bin = 0; // events come in the order of time, or nearly so: the next is in the same bin or not far from it
    for (const i of rows) {
      const at = momentOf(i, clock);
      if (at === null || at < first || at > bounds[bins]) continue;
      while (bin < bins - 1 && at >= bounds[bin + 1]) bin += 1;
      while (bin > 0 && at < bounds[bin]) bin -= 1;
      list[bin].counts[columns.layer[i]] += 1;
      list[bin].total += 1;
    }
    return list;
  }

  const { key, layerCounts, statusCounts } = passing;
  return { key, columns, search: story.search, rows, count: rows.length, layerCounts, statusCounts,
    period: periodOf(story.scene.period, columns, passing.ends),
    event, find, kin, state, knownClaims, visibility, visible, visibleCount, spellsOf, visibleAmong, isThere,
    moments, next, previous, happenings, offsetAt, ticks, rideAt, bars,
    axis: (/** @type {AxisKind} */ kind = "elastic") => axes[kind] };
}

/**
 * Make an engine for one scene. Of its members `count`, `rows`, the counts and all that is found are of what passes the
 * filters, `columns` and `event` of the whole; an event has the same index everywhere.
 *
 * @param {Scene} scene events sorted by start; see docs/scene.md
 * @returns {Engine} of the whole; `among` gives that of what passes some filters
 */
export function createEngine(scene) {
  const columns = readColumns(scene);
  /** @type {Story} */
  const story = { scene, columns, search: createSearch(columns, scene),
    axes: { elastic: makeAxis(scene, "elastic"), linear: makeAxis(scene, "linear") },
    spells: memoize((clock) => (clock === "reported"
      ? clocks.spellsAsReported(columns) : clocks.spellsWithHindsight(columns))),
    claims: memoize(() => claimsByTime(columns)) };
  const filter = createFilter(columns, story.search);
  /** @type {Engine|null} */
  let beside = null;

  /** @type {Engine} */
  const whole = Object.freeze({ ...restrict(story, filter.passing(NO_FILTERS)), among, countOf, undated });
  // As the axis, the clocks of its places stay what they are, whatever passes.
  const { offsetAt } = whole;
  /** The last of all time and the last of a period: the strip draws what the period leaves out too. */
  const last = { open: whole, closed: whole };

  /** @param {Filters} filters */
  function among(filters) {
    const key = filter.keyOf(filters);
    if (key === whole.key) return whole;
    const kind = filters.from === null && filters.to === null ? "open" : "closed";
    if (key !== last[kind].key) {
      last[kind] = Object.freeze({ ...restrict(story, filter.passing(filters)), offsetAt, among, countOf, undated });
    }
    return last[kind];
  }

  /**
   * The engine of the events of which no source says when, as far as they pass: who chooses a period leaves them out.
   *
   * @param {Filters} filters
   * @returns {Engine|null} null without any
   */
  function undated(filters) {
    if (scene.undated === undefined || filters.from !== null || filters.to !== null) return null;
    beside ??= createEngine({ ...scene, events: scene.undated, undated: undefined, packed: undefined, tracks: [] });
    return beside.among(filters);
  }

  /** How many events pass some filters, without an engine for them. @param {Filters} filters */
  function countOf(filters) {
    return filter.passing(filters).rows.length;
  }

  return whole;
}
