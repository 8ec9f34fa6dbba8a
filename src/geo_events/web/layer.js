/**
 * The layer for many events: where there are too many for marks of their own, they are counted into spots and drawn on
 * one canvas over the map.
 *
 * It decides which way is taken, and owns the canvas, what a step counts, and what a click on a spot does. Where the
 * spots are is spots.js's, their pixels stamps.js's, the numbers on top clusters.js's, the counting tally.js's; marks of
 * their own are marks.js's. Called by player.js.
 */
(function (root) {
  "use strict";

  const { clocks: { LAYERS }, createTally, makeSpots, makeClusters, createStamps, wordOf } = root.geoEvents;

  /** More than this are a crowd; and once they are, they remain one until they are fewer than the second. */
  const FEW = 150;
  const FEWER = 120;
  /** Pixels that are drawn beyond the map's edge, so that dragging it shows no bare stripe. */
  const MARGIN = 48;
  /** Kinds that a spot tells apart: a layer, confirmed or not. */
  const KINDS = 2 * LAYERS.length;
  /** Share of the layer's colour in what is not confirmed. */
  const PALE = 0.5;
  /** So many of an unplaced crowd are listed, and of a spot's. */
  const LISTED = 60;

  /** The first so many for which something holds. */
  function upTo(most, holds) {
    let left = most;
    return (index) => {
      const is = left > 0 && holds(index);
      left -= is ? 1 : 0;
      return is;
    };
  }

  /**
   * @param {L.Map} map
   * @param {{onList: (shown: object[], total: number, at: L.LatLng) => void, padding: () => number[][]}} options
   */
  function createLayer(map, { onList, padding }) {
    const pane = map.getPane("geo-crowd") ?? map.createPane("geo-crowd");
    const clusterPane = map.getPane("geo-clusters") ?? map.createPane("geo-clusters");
    pane.style.zIndex = 610;
    clusterPane.style.zIndex = 640;
    const canvas = root.document.createElement("canvas");
    canvas.className = "geo-crowd leaflet-zoom-hide";
    canvas.hidden = true;
    pane.append(canvas);
    const context = canvas.getContext("2d", { willReadFrequently: true });
    const clusters = root.geoEvents.createClusters(clusterPane, { onPress: (one) => open(one.spots) });

    let engine = null;
    let world = { xs: new Float64Array(0), ys: new Float64Array(0) };
    let palette = null;
    /** What is the same as long as neither the map nor the way to look at time changes. */
    let plan = null;
    let special = { key: "", passage: null, spells: [] };
    let view = null;
    let isCrowd = false;
    /** The index of the picture that the canvas shows; an empty picture needs no second one. */
    let drawn = null;

    function setScene(scene, made) {
      engine = made;
      const points = engine.columns.places.map((id) => map.project([scene.places[id].lat, scene.places[id].lng], 0));
      world = { xs: Float64Array.from(points, (point) => point.x), ys: Float64Array.from(points, (point) => point.y) };
      plan = null;
    }

    // -------------------------------------------------------------- a view of the map

    function surveyed() {
      const size = map.getSize();
      const [, [, covered]] = padding(); // what lies under the panel is drawn for nobody
      const corner = map.containerPointToLayerPoint([-MARGIN, -MARGIN]).round();
      const origin = map.getPixelOrigin().add(corner);
      const scale = map.getZoomScale(map.getZoom(), 0);
      const picture = { width: size.x + 2 * MARGIN, height: Math.max(0, size.y - covered) + 2 * MARGIN };
      const spots = makeSpots(world.xs.map((x) => x * scale - origin.x), world.ys.map((y) => y * scale - origin.y), picture);
      return { corner, picture, spots };
    }

    /** The bin of each spell: its spot and kind; then one for what is beyond the edge, one for what has no place. */
    function keysOf({ event, state }, spotOf, count) {
      const { place, layer } = engine.columns;
      const keys = new Uint32Array(event.length);
      for (let k = 0; k < keys.length; k += 1) {
        const where = place[event[k]];
        const spot = where < 0 ? count + 1 : spotOf[where] < 0 ? count : spotOf[where];
        keys[k] = spot * KINDS + 2 * layer[event[k]] + (state[k] === 0 ? 0 : 1);
      }
      return keys;
    }

    function makePlan(passage) {
      const { corner, picture, spots } = surveyed();
      const count = spots.places.length;
      const keys = keysOf(passage, spots.spotOf, count);
      const tally = createTally(passage, keys, (count + 2) * KINDS);
      const weights = new Uint32Array(count + 2);
      for (const key of keys) weights[Math.floor(key / KINDS)] += 1;
      const ratio = root.devicePixelRatio > 1 ? 2 : 1;
      if (canvas.width !== picture.width * ratio || canvas.height !== picture.height * ratio) {
        Object.assign(canvas, { width: picture.width * ratio, height: picture.height * ratio });
        Object.assign(canvas.style, { width: `${picture.width}px`, height: `${picture.height}px` });
      }
      const stamps = createStamps(context, { width: canvas.width, height: canvas.height, ratio });
      root.L.DomUtil.setPosition(canvas, corner);
      clusters.setClusters(makeClusters(spots, weights), ({ x, y }) => [x + corner.x, y + corner.y]);
      drawn = null;
      return { passage, spots, count, tally, ratio, stamps, corner, totals: new Uint32Array(count + 2), inside: 0,
        unplaced: null };
    }

    /** How many there are at each spot. @returns {number} how many within the picture */
    function sum({ tally: { counts }, totals, count }) {
      let inside = 0;
      for (let spot = 0; spot < totals.length; spot += 1) {
        let total = 0;
        for (let kind = 0; kind < KINDS; kind += 1) total += counts[spot * KINDS + kind];
        totals[spot] = total;
        if (spot < count) inside += total;
      }
      return inside;
    }

    // -------------------------------------------------------------- drawing

    /** The map's own colours as pixels. */
    function readColours() {
      const style = root.getComputedStyle(map.getContainer());
      const probe = root.document.createElement("canvas").getContext("2d", { willReadFrequently: true });
      const read = (name) => {
        probe.fillStyle = style.getPropertyValue(name);
        probe.fillRect(0, 0, 1, 1);
        return [...probe.getImageData(0, 0, 1, 1).data];
      };
      const hollow = read("--hollow");
      const pale = (colour) => colour.map((part, i) => Math.round(part * PALE + hollow[i] * (1 - PALE)));
      const kinds = LAYERS.flatMap((name) => [read(`--${name}`), pale(read(`--${name}`))]);
      return { kinds: Int32Array.from(kinds, wordOf), rim: wordOf(read("--rim")) };
    }

    function paint({ stamps, spots, tally, totals, ratio, count }) {
      palette ??= readColours();
      stamps.clear();
      for (let spot = 0; spot < count; spot += 1) {
        if (totals[spot] === 0) continue;
        stamps.stamp(spots.x[spot] * ratio, spots.y[spot] * ratio, tally.counts, spot * KINDS, totals[spot], palette.kinds,
          palette.rim);
      }
      stamps.show();
      clusters.count(totals);
    }

    function setCrowd(is) {
      if (is === isCrowd) return;
      isCrowd = is;
      canvas.hidden = !is;
      clusterPane.hidden = !is;
      map.getContainer().dataset.crowd = String(is);
    }

    /** Spells of the events that have a mark of their own even in a crowd. */
    function specials(passage, ids) {
      const key = ids.join("\n");
      if (special.key !== key || special.passage !== passage) {
        const indices = new Set(ids.map((id) => engine.columns.indexOf(id)));
        special = { key, passage, spells: engine.spellsOf(view, indices) };
      }
      return special.spells;
    }

    /**
     * Draw the crowd, if there is one.
     *
     * @param {View & {t: number}} next
     * @param {string[]} ids of events that have a mark of their own in any case
     * @returns {{marks: Shown[], unplaced: Shown[], unplacedCount: number}} what is left for marks of their own, and
     *   what has no place: the first of it, and how many there are
     */
    function draw(next, ids) {
      view = next;
      const count = engine.visibleCount(view);
      const most = isCrowd ? FEWER : FEW;
      const isUnplaced = ({ event }) => event.place === null;
      if (count <= most) {
        setCrowd(false);
        const all = engine.visible(view);
        const unplaced = all.filter(isUnplaced);
        return { marks: all, unplaced, unplacedCount: unplaced.length };
      }
      const passage = engine.passage(view);
      if (plan?.passage !== passage) plan = makePlan(passage);
      const isMoved = plan.tally.moveTo(view.t);
      if (isMoved || drawn !== plan) plan.inside = sum(plan);
      const unplacedCount = plan.totals[plan.count + 1];
      const { place } = engine.columns;
      if (isMoved || plan.unplaced === null) {
        plan.unplaced = unplacedCount === 0 ? [] : engine.visible(view, upTo(LISTED, (i) => place[i] < 0));
      }
      const { unplaced } = plan;
      const own = engine.visibleAmong(view, specials(passage, ids));
      if (plan.inside <= most) {
        setCrowd(false);
        const kept = new Set(own.map((one) => one.index));
        const { spotOf } = plan.spots;
        const marks = engine.visible(view, (i) => kept.has(i) || (place[i] >= 0 && spotOf[place[i]] >= 0));
        drawn = null;
        return { marks, unplaced, unplacedCount };
      }
      setCrowd(true);
      if (isMoved || drawn !== plan) paint(plan);
      drawn = plan;
      return { marks: own, unplaced, unplacedCount };
    }

    // -------------------------------------------------------------- clicks

    /** Zoom to some spots, or list what is there if that would not part them. */
    function open(spots) {
      const places = new Set(spots.filter((spot) => plan.totals[spot] > 0).flatMap((spot) => plan.spots.places[spot]));
      const { place, places: ids } = engine.columns;
      const bounds = root.L.latLngBounds([...places].map((one) => map.unproject([world.xs[one], world.ys[one]], 0)));
      const isApart = bounds.getNorthEast().distanceTo(bounds.getSouthWest()) > 1 && map.getZoom() < map.getMaxZoom();
      if (isApart && ids.length > 1) {
        const [topLeft, bottomRight] = padding();
        map.flyToBounds(bounds, { paddingTopLeft: topLeft.map((side) => side + MARGIN), duration: 0.6,
          paddingBottomRight: bottomRight.map((side) => side + MARGIN),
          maxZoom: Math.min(map.getMaxZoom(), map.getZoom() + 4),
          animate: !root.matchMedia("(prefers-reduced-motion: reduce)").matches });
        return;
      }
      const total = spots.reduce((sum, spot) => sum + plan.totals[spot], 0);
      const shown = engine.visible(view, upTo(LISTED, (i) => places.has(place[i])));
      onList(shown, total, bounds.getCenter());
    }

    function spotUnder({ layerPoint }) {
      if (!isCrowd || plan === null) return -1;
      const spot = plan.spots.at(layerPoint.x - plan.corner.x, layerPoint.y - plan.corner.y);
      return spot >= 0 && plan.totals[spot] > 0 ? spot : -1;
    }

    const heard = {
      moveend: () => { plan = null; },
      resize: () => { plan = null; },
      click: (event) => {
        const spot = spotUnder(event);
        if (spot >= 0) open([spot]);
      },
      mousemove: (event) => { map.getContainer().dataset.overSpot = String(spotUnder(event) >= 0); },
    };
    map.on(heard);

    /** Other words or other colours. */
    function label(translate, language) {
      palette = null;
      drawn = null;
      clusters.setWords(language, translate);
    }

    function remove() {
      map.off(heard);
      canvas.remove();
      clusters.clear();
    }

    return Object.freeze({ setScene, draw, label, remove, get isCrowd() { return isCrowd; } });
  }

  root.geoEvents = Object.assign(root.geoEvents ?? {}, { createLayer });
})(globalThis);
