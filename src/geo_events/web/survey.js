/**
 * A survey: which spot each event of a crowd belongs to as the map now lies, and how many there are at each as time moves.
 *
 * It is made once a view of the map and a way to look at time; a step in time then only counts. Called by layer.js.
 *
 * @typedef {object} Survey
 * @property {Passage} passage what was surveyed
 * @property {Spots} spots
 * @property {L.Point} corner layer point of the picture's upper left corner
 * @property {{width: number, height: number}} picture its size in pixels
 * @property {Uint32Array} counts at each spot, a kind each; `KINDS` a spot
 * @property {Uint32Array} totals at each spot; then beyond the edge, then without a place
 * @property {Uint32Array} weights of each spot whatever the time
 * @property {number} inside how many are in the picture
 * @property {() => boolean} isAsLaid whether the panels cover as much as then
 * @property {(t: number) => boolean} moveTo count for a time; whether anything has come or gone
 */
(function (root) {
  "use strict";

  const { clocks: { LAYERS }, createTally, makeSpots } = root.geoEvents;

  /** Pixels that are drawn beyond the map's edge, so that dragging it shows no bare stripe. */
  const MARGIN = 24;
  /** Kinds that a spot tells apart: a layer, confirmed or not. */
  const KINDS = 2 * LAYERS.length;

  /**
   * @param {L.Map} map
   * @param {object} scene
   * @param {object} engine
   * @param {() => number[][]} padding pixels of the map that panels cover
   */
  function createSurveyor(map, scene, engine, padding) {
    const { place, layer, places } = engine.columns;
    const points = places.map((id) => map.project([scene.places[id].lat, scene.places[id].lng], 0));
    const xs = Float64Array.from(points, (point) => point.x);
    const ys = Float64Array.from(points, (point) => point.y);

    function lay() {
      const size = map.getSize();
      const [, [, covered]] = padding(); // what lies under the panel is drawn for nobody
      const corner = map.containerPointToLayerPoint([-MARGIN, -MARGIN]).round();
      const origin = map.getPixelOrigin().add(corner);
      const scale = map.getZoomScale(map.getZoom(), 0);
      const picture = { width: size.x + 2 * MARGIN, height: Math.max(0, size.y - covered) + 2 * MARGIN };
      const spots = makeSpots(xs.map((x) => x * scale - origin.x), ys.map((y) => y * scale - origin.y), picture);
      /** Whether the panels cover as much of the map as then. */
      const isAsLaid = () => padding()[1][1] === covered;
      return { corner, picture, spots, isAsLaid };
    }

    /** The bin of each spell: its spot and kind; then one for what is beyond the edge, one for what has no place. */
    function keysOf({ event, state }, { spotOf, places: { length: count } }) {
      const keys = new Uint32Array(event.length);
      for (let k = 0; k < keys.length; k += 1) {
        const where = place[event[k]];
        const spot = where < 0 ? count + 1 : spotOf[where] < 0 ? count : spotOf[where];
        keys[k] = spot * KINDS + 2 * layer[event[k]] + (state[k] === 0 ? 0 : 1);
      }
      return keys;
    }

    /** @param {Passage} passage @returns {Survey} */
    function survey(passage) {
      const { corner, picture, spots, isAsLaid } = lay();
      const count = spots.places.length;
      const keys = keysOf(passage, spots);
      const tally = createTally(passage, keys, (count + 2) * KINDS);
      const weights = new Uint32Array(count + 2);
      for (const key of keys) weights[Math.floor(key / KINDS)] += 1;
      const totals = new Uint32Array(count + 2);
      const made = { passage, spots, corner, picture, isAsLaid, counts: tally.counts, totals, weights, inside: 0, moveTo };

      /** @returns {boolean} whether anything has come or gone */
      function moveTo(t) {
        if (!tally.moveTo(t)) return false;
        const { counts } = tally;
        let inside = 0;
        for (let spot = 0, bin = 0; spot < totals.length; spot += 1) {
          let total = 0;
          for (const end = bin + KINDS; bin < end; bin += 1) total += counts[bin];
          totals[spot] = total;
          if (spot < count) inside += total;
        }
        made.inside = inside;
        return true;
      }

      return made;
    }

    /** Bounds of some places. */
    const boundsOf = (indices) => root.L.latLngBounds([...indices].map((i) => map.unproject([xs[i], ys[i]], 0)));

    return { survey, boundsOf };
  }

  root.geoEvents = Object.assign(root.geoEvents ?? {}, { createSurveyor, KINDS });
})(globalThis);
