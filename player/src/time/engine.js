/**
 * The time engine: what is there at a moment, how fresh it is, what comes next, how much happens when.
 *
 * It reads a scene without changing it. It knows no DOM and no Leaflet, so it runs in Node as it does in a page;
 * whoever draws asks it. Events are columns.js's, the two clocks clocks.js's, the ways to look at time visibility.js's,
 * the axes axis.js's, trains trains.js's.
 *
 * All times are UTC milliseconds; positions on an axis run from 0 to 1.
 *
 * @import { Layer, SceneEvent } from "../scene.js"
 * @import { News, Shown } from "../types.js"
 * @import { AxisKind } from "./axis.js"
 * @import { Clock, State } from "./clocks.js"
 * @import { Scene } from "./columns.js"
 * @import { TickView } from "./ticks.js"
 * @import { View, ViewAt, Visibility } from "./visibility.js"
 */
import { memoize } from "../memoize.js";
import { firstWhere, makeAxis } from "./axis.js";
import { LAYERS, STANCES, STATES } from "./clocks.js";
import * as clocks from "./clocks.js";
import { byKnown, readColumns } from "./columns.js";
import { countAt } from "./counts.js";
import { argsort, gather, unique } from "./order.js";
import { ticksOf } from "./ticks.js";
import { trainAt } from "./trains.js";
import { freshness, makeVisibility } from "./visibility.js";

/**
 * Make an engine for one scene.
 *
 * @param {Scene} scene events sorted by start; see docs/scene.md
 */
export function createEngine(scene) {
  const columns = readColumns(scene);
  const { count, event } = columns;
  const axes = { elastic: makeAxis(scene, "elastic"), linear: makeAxis(scene, "linear") };

  const spells = memoize((/** @type {Clock} */ clock) => (clock === "reported"
    ? clocks.spellsAsReported(columns) : clocks.spellsWithHindsight(columns)));

  /** What is news when: with hindsight the events by their start, as reported the claims; columns by `time`. */
  const news = memoize((/** @type {Clock} */ clock) => {
    if (clock !== "reported") return { time: columns.start, event: null, claim: null };
    const { first, known } = columns.claims;
    const owner = new Uint32Array(known.length);
    for (let i = 0; i < count; i += 1) owner.fill(i, first[i], first[i + 1]);
    const order = argsort(known);
    return { time: gather(known, order), event: gather(owner, order), claim: order };
  });

  const moments = memoize((/** @type {Clock} */ clock) => unique(news(clock).time));

  // -------------------------------------------------------------- one event

  /** @param {SceneEvent} one @param {number} t @param {Clock} clock */
  function knownClaims({ claims }, t, clock) {
    const known = byKnown(claims);
    return clock === "reported" ? known.slice(0, firstWhere(known.length, (i) => known[i].known > t)) : known;
  }

  /** @param {SceneEvent} one @param {number} t @param {Clock} clock @returns {State|null} null if not there yet */
  function state(one, t, clock) {
    if (clock !== "reported") {
      if (t < one.start) return null;
      const isOnlyExpected = one.claims.length > 0 && one.claims.every((claim) => claim.stance === "expects");
      return STATES[clocks.stateWithHindsight(STATES.indexOf(one.status), isOnlyExpected)];
    }
    const knowledge = clocks.createKnowledge();
    for (const claim of knownClaims(one, t, clock)) knowledge.add(STANCES.indexOf(claim.stance));
    return STATES[knowledge.state(t >= one.end)] ?? null;
  }

  /** @param {string} id */
  function find(id) {
    const index = columns.indexOf(id);
    return index < 0 ? null : event(index);
  }

  /**
   * Where an event stands among those of its place and of some layers; as reported, among those known by then.
   *
   * @param {SceneEvent} one
   * @param {{layers: Layer[], clock: Clock, t: number}} view
   */
  function neighbours({ id, place }, { layers, clock, t }) {
    const own = columns.indexOf(id);
    const where = place === null ? -1 : columns.places.indexOf(place);
    if (own < 0 || where < 0) return { number: 0, total: 0, previous: null, next: null };
    /** @type {(i: number) => boolean} */
    const isKnown = (i) => clock !== "reported" || i === own || (momentOf(i, clock) ?? Infinity) <= t;
    /** @type {number[]} */
    const found = [];
    for (let i = 0; i < count; i += 1) {
      if (columns.place[i] === where && layers.includes(LAYERS[columns.layer[i]]) && isKnown(i)) found.push(i);
    }
    const before = firstWhere(found.length, (k) => found[k] >= own);
    const isOne = found[before] === own;
    const eventAt = (/** @type {number} */ k) => (found[k] === undefined ? null : event(found[k]));
    return { number: isOne ? before + 1 : 0, total: found.length, previous: eventAt(before - 1),
      next: eventAt(isOne ? before + 1 : before) };
  }

  // -------------------------------------------------------------- what is there

  /** @type {{key: string, visibility: Visibility, leaves: Float64Array|null}|null} */
  let last = null;

  /** Made anew only for another clock, other layers or another way to look at time. @param {View} view */
  function latest(view) {
    const { clock, layers, mode = "upto", trail, window, axis: kind = "elastic" } = view;
    const key = JSON.stringify([clock, LAYERS.filter((name) => [...layers].includes(name)), mode,
      ...(mode === "trail" ? [trail, kind] : []), ...(mode === "window" ? [window] : [])]);
    if (key !== last?.key) {
      last = { key, leaves: null, visibility: makeVisibility(spells(clock), columns.layer, view, axes[kind]) };
    }
    return last;
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
    const made = latest(view);
    const { from, leave, byLeave } = made.visibility;
    made.leaves ??= gather(leave, byLeave());
    return countAt(from, made.leaves, view.t);
  }

  // -------------------------------------------------------------- moments

  /** @param {number} t @param {Clock} clock @returns {number|null} the first moment after t */
  function next(t, clock) {
    const all = moments(clock);
    return all[firstWhere(all.length, (i) => all[i] > t)] ?? null;
  }

  /** @param {number} t @param {Clock} clock @returns {number|null} the last moment before t */
  function previous(t, clock) {
    const all = moments(clock);
    return all[firstWhere(all.length, (i) => all[i] >= t) - 1] ?? null;
  }

  /**
   * What is news at a moment: with hindsight events that begin, as reported claims that come in.
   *
   * @param {number} t
   * @param {Clock} clock
   * @param {Iterable<Layer>} layers
   * @param {number} most entries that are made
   */
  function happenings(t, clock, layers, most) {
    const { time, event: owner, claim: which } = news(clock);
    const wanted = new Set(layers);
    /** @type {News[]} */
    const entries = [];
    let total = 0;
    for (let k = firstWhere(time.length, (i) => time[i] >= t); time[k] === t; k += 1) {
      const index = owner === null ? k : owner[k];
      if (!wanted.has(LAYERS[columns.layer[index]])) continue;
      total += 1;
      if (entries.length === most) continue;
      const one = event(index);
      const claim = which === null ? null : knownClaims(one, Infinity, clock)[which[k] - columns.claims.first[index]];
      entries.push({ event: one, claim });
    }
    return { entries, total };
  }

  /**
   * Minutes of local time from UTC at a moment: those of the event (as reported: of the news) that is nearest.
   * Of two that are equally near the earlier one counts.
   *
   * @param {number} t
   * @param {Clock} clock
   */
  function offsetAt(t, clock) {
    const { time, event: owner } = news(clock);
    if (time.length === 0) return 0;
    const offsetOf = (/** @type {number} */ k) => columns.offset[owner === null ? k : owner[k]];
    const after = firstWhere(time.length, (i) => time[i] >= t);
    const left = after > 0 ? firstWhere(time.length, (i) => time[i] >= time[after - 1]) : -1;
    if (left < 0) return offsetOf(after);
    if (after === time.length) return offsetOf(left);
    return t - time[left] <= time[after] - t ? offsetOf(left) : offsetOf(after);
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
   * @param {{kind: AxisKind, layers: Iterable<Layer>, clock: Clock, bins: number, from?: number, to?: number}} view
   * @returns {{from: number, to: number, counts: Record<string, number>, total: number}[]} one an equal part of the
   * axis between the positions `from` and `to`; an event counts where it starts (as reported: at the first news)
   */
  function bars({ kind, layers, clock, bins, from = 0, to = 1 }) {
    const { time } = axes[kind];
    const names = [...layers];
    const edges = Array.from({ length: bins + 1 }, (_, i) => from + ((to - from) * i) / bins);
    const list = edges.slice(1).map((edge, i) => (
      { from: edges[i], to: edge, counts: Object.fromEntries(names.map((name) => [name, 0])), total: 0 }));
    const bounds = Float64Array.from(edges, time);
    let bin = 0; // events come in the order of time, or nearly so: the next is in the same bin or not far from it
    for (let i = 0; i < count; i += 1) {
      const name = LAYERS[columns.layer[i]];
      const at = momentOf(i, clock);
      if (at === null || at < bounds[0] || at > bounds[bins] || !names.includes(name)) continue;
      while (bin < bins - 1 && at >= bounds[bin + 1]) bin += 1;
      while (bin > 0 && at < bounds[bin]) bin -= 1;
      list[bin].counts[name] += 1;
      list[bin].total += 1;
    }
    return list;
  }

  /** Whether an event of one of some layers is there at any time. @param {Iterable<Layer>} layers */
  function hasAny(layers) {
    const wanted = new Set(layers);
    return columns.layer.some((layer) => wanted.has(LAYERS[layer]));
  }

  return Object.freeze({ columns, count, event, find, neighbours, state, knownClaims, visibility, visible, visibleCount,
    spellsOf, visibleAmong, isThere, next, previous, happenings, offsetAt, ticks, trainAt, bars, hasAny,
    axis: (/** @type {AxisKind} */ kind = "elastic") => axes[kind],
    moments: (/** @type {Clock} */ clock) => [...moments(clock)] });
}
