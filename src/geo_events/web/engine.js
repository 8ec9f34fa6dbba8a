/**
 * The time engine: what is there at a moment, how fresh it is, where a train is.
 *
 * It owns the rules of the two clocks and reads a scene without changing it. It knows no DOM and no Leaflet, so it
 * runs in Node as it does in a page; marks.js, timeline.js and player.js ask it and draw what it answers. The axes are
 * axis.js's. The rules of `state` are tested here and in Python on the same cases (tests/cases/clock.json).
 *
 * All times are UTC milliseconds; positions on an axis run from 0 to 1.
 *
 * @typedef {"hindsight"|"reported"} Clock
 * @typedef {"elastic"|"linear"} AxisKind
 * @typedef {"confirmed"|"reported"|"expected"|"cancelled"|"unfulfilled"} State
 * @typedef {{event: object, index: number, state: State, fresh: number}} Shown
 */
(function (root) {
  "use strict";

  const { firstWhere, distinct, makeAxis, ticksOf } = root.geoEvents;

  /** Share of the axis over which what has happened fades from fresh to old. */
  const TRAIL = 0.08;

  // ---------------------------------------------------------------- the two clocks

  /** Claims in the order in which they became known; those of the same moment keep their order. */
  function byKnown(claims) {
    return [...claims].sort((a, b) => a.known - b.known);
  }

  function stateWithHindsight(event, claims, t) {
    if (t < event.start) return null;
    const onlyExpected = claims.length > 0 && claims.every((claim) => claim.stance === "expects");
    return event.status === "reported" && onlyExpected ? "expected" : event.status;
  }

  /** @param known the claims known at that moment, in the order in which they became known */
  function stateAsReported(known, isOver) {
    if (known.length === 0) return null;
    const decisive = known.filter((claim) => claim.stance !== "expects" && claim.stance !== "denies");
    if (decisive.length === 0) return isOver && known[known.length - 1].stance === "denies" ? "unfulfilled" : "expected";
    if (decisive[decisive.length - 1].stance === "cancels") return "cancelled";
    return decisive.some((claim) => claim.stance === "confirms") ? "confirmed" : "reported";
  }

  // ---------------------------------------------------------------- trains

  /**
   * Where the train is at a moment: on a straight line between the two vertices around it. A track without times, all
   * of whose vertices have the same, has no train.
   *
   * @param {{vertices: number[][], stretches: object[]}} track
   * @param {number} t
   * @param {Clock} clock as reported, only on stretches that were known by then
   * @returns {{lat: number, lng: number, index: number}|null} `index` is the vertex at or before it
   */
  function trainAt(track, t, clock) {
    const { vertices } = track;
    const last = vertices.length - 1;
    if (last < 0 || vertices[0][2] === vertices[last][2] || t < vertices[0][2] || t > vertices[last][2]) return null;
    const index = firstWhere(vertices.length, (i) => vertices[i][2] > t) - 1;
    if (clock === "reported") {
      const segment = Math.min(index, Math.max(0, last - 1));
      const isKnown = (stretch) => stretch.first <= segment && segment < stretch.last && stretch.known <= t;
      if (!track.stretches.some(isKnown)) return null;
    }
    const [lat, lng, time] = vertices[index];
    if (index === last) return { lat, lng, index };
    const next = vertices[index + 1];
    const share = (t - time) / (next[2] - time);
    return { lat: lat + (next[0] - lat) * share, lng: lng + (next[1] - lng) * share, index };
  }

  // ---------------------------------------------------------------- the engine

  /**
   * Make an engine for one scene.
   *
   * @param {object} scene events sorted by start; see scene.py
   */
  function createEngine(scene) {
    const { events } = scene;
    const axes = { elastic: makeAxis(scene, "elastic"), linear: makeAxis(scene, "linear") };
    /** @type {WeakMap<object, object[]>} claims of an event in the order of `known` */
    const ordered = new WeakMap();
    const cachedMoments = new Map();

    function claimsOf(event) {
      if (!ordered.has(event)) ordered.set(event, byKnown(event.claims));
      return ordered.get(event);
    }

    function knownClaims(event, t, clock) {
      const claims = claimsOf(event);
      if (clock !== "reported") return claims.slice();
      return claims.slice(0, firstWhere(claims.length, (i) => claims[i].known > t));
    }

    function state(event, t, clock) {
      return clock === "reported"
        ? stateAsReported(knownClaims(event, t, clock), t >= event.end)
        : stateWithHindsight(event, event.claims, t);
    }

    function axis(kind = "elastic") {
      return axes[kind];
    }

    /** Distance on the axis from the newest of an event (its own time, or news of it) back from t. */
    function age(event, t, clock, { position }) {
      const own = t < event.start ? Infinity : position(t) - position(Math.min(t, Math.max(event.start, event.end)));
      if (clock !== "reported") return own;
      const known = knownClaims(event, t, clock);
      return Math.min(own, position(t) - position(known[known.length - 1].known));
    }

    /**
     * What is on the map at a moment.
     *
     * @param {object} view
     * @param {number} view.t
     * @param {Clock} view.clock
     * @param {Iterable<string>} view.layers
     * @param {"upto"|"trail"} [view.mode] "upto" keeps everything so far, "trail" only what is fresh
     * @param {number} [view.trail] share of the axis over which an event gets old
     * @param {AxisKind} [view.axis] the axis on which that share is measured
     * @returns {Shown[]} in the order of the scene; fresh is 1 now and 0 at the trail's far end
     */
    function visible({ t, clock, layers, mode = "upto", trail = TRAIL, axis: kind = "elastic" }) {
      const wanted = new Set(layers);
      const started = firstWhere(events.length, (i) => events[i].start > t);
      const count = clock === "reported" ? events.length : started; // news can come before the event
      const shown = [];
      for (let index = 0; index < count; index += 1) {
        const event = events[index];
        const now = wanted.has(event.layer) ? state(event, t, clock) : null;
        if (now === null) continue;
        const fresh = Math.max(0, 1 - age(event, t, clock, axes[kind]) / trail);
        if (mode !== "trail" || fresh > 0) shown.push({ event, index, state: now, fresh });
      }
      return shown;
    }

    /** The moments at which something happens: starts with hindsight, news as it was reported. */
    function moments(clock) {
      if (!cachedMoments.has(clock)) {
        const times = clock === "reported"
          ? events.flatMap((event) => event.claims.map((claim) => claim.known))
          : events.map((event) => event.start);
        cachedMoments.set(clock, distinct(times));
      }
      return cachedMoments.get(clock);
    }

    /** @returns {number|null} the first moment after t */
    function next(t, clock) {
      const all = moments(clock);
      return all[firstWhere(all.length, (i) => all[i] > t)] ?? null;
    }

    /** @returns {number|null} the last moment before t */
    function previous(t, clock) {
      const all = moments(clock);
      return all[firstWhere(all.length, (i) => all[i] >= t) - 1] ?? null;
    }

    /** Ticks of one of the two axes, see `ticksOf`. @param {{kind: AxisKind, width: number}} view */
    function ticks({ kind, ...view }) {
      return ticksOf(axes[kind], view);
    }

    /** What there is to keep near: with hindsight the events by their start, as reported their news. */
    function offsets(clock) {
      const key = `offset ${clock}`;
      if (!cachedMoments.has(key)) {
        const of = (event) => (clock === "reported" ? event.claims.map((claim) => claim.known) : [event.start]);
        const pairs = events.flatMap((event) => of(event).map((time) => [time, event.offset]));
        cachedMoments.set(key, pairs.sort((a, b) => a[0] - b[0]));
      }
      return cachedMoments.get(key);
    }

    /**
     * Minutes of local time from UTC at a moment: those of the event (as reported: of the news) that is nearest.
     * Of two that are equally near the earlier one counts.
     */
    function offsetAt(t, clock) {
      const pairs = offsets(clock);
      if (pairs.length === 0) return 0;
      const after = firstWhere(pairs.length, (i) => pairs[i][0] >= t);
      const left = after > 0 ? firstWhere(pairs.length, (i) => pairs[i][0] >= pairs[after - 1][0]) : -1;
      if (left < 0) return pairs[after][1];
      if (after === pairs.length) return pairs[left][1];
      return t - pairs[left][0] <= pairs[after][0] - t ? pairs[left][1] : pairs[after][1];
    }

    /**
     * How much happens where on the axis.
     *
     * @returns {{from: number, to: number, counts: Object<string, number>, total: number}[]} one an equal part of the
     * axis, from and to being positions; an event counts where it starts (as reported: where the first news of it is)
     */
    function bars({ kind, layers, clock, bins }) {
      const { position } = axes[kind];
      const names = [...layers];
      const list = Array.from({ length: bins }, (_, i) => (
        { from: i / bins, to: (i + 1) / bins, counts: Object.fromEntries(names.map((name) => [name, 0])), total: 0 }));
      for (const event of events) {
        const at = clock === "reported" ? claimsOf(event)[0]?.known : event.start;
        if (at === undefined || !names.includes(event.layer)) continue;
        const bar = list[Math.min(bins - 1, Math.floor(position(at) * bins))];
        bar.counts[event.layer] += 1;
        bar.total += 1;
      }
      return list;
    }

    return Object.freeze({
      state, knownClaims, visible, moments, next, previous, axis, ticks, trainAt, offsetAt, bars,
    });
  }

  root.geoEvents = Object.assign(root.geoEvents ?? {}, { createEngine });
})(globalThis);
