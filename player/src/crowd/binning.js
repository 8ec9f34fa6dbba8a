/**
 * Binning: which bin each event of a crowd belongs to as the map now lies, and how many there are at each as time
 * moves.
 *
 * It is made once a view of the map and a way to look at time; a step in time then only counts. Called by
 * crowd-layer.js.
 *
 * @import { SceneData } from "../scene.js"
 * @import { Visibility } from "../time/visibility.js"
 * @import { Engine, Padding } from "../types.js"
 * @import { Bins, Size } from "./bins.js"
 *
 * @typedef {object} Binning
 * @property {Visibility} visibility of what
 * @property {Bins} bins
 * @property {L.Point} corner layer point of the picture's upper left corner
 * @property {Size} picture
 * @property {Uint32Array} counts at each bin, a kind each; as many a bin
 * @property {Uint32Array} totals at each bin; then beyond the edge, then without a place
 * @property {Uint32Array} weights of each bin whatever the time
 * @property {number} inside how many are in the picture
 * @property {() => boolean} isCurrent whether the panels cover as much as then
 * @property {(t: number) => boolean} moveTo count for a time; whether anything has come or gone
 */
import { L } from "../leaflet.js";
import { isFilled, STATES } from "../time/clocks.js";
import { createCounts } from "../time/counts.js";
import { makeBins } from "./bins.js";

/** Pixels that are drawn beyond the map's edge, so that dragging it shows no bare stripe. */
const MARGIN = 24;
/** Kinds that a bin tells apart: a layer, filled or not. @param {Engine} engine */
const kindsOf = ({ columns }) => 2 * columns.layers.length;

/**
 * @param {L.Map} map
 * @param {SceneData} scene
 * @param {Engine} engine
 * @param {() => Padding} padding
 */
export function createBinner(map, scene, engine, padding) {
  const { place, layer, places } = engine.columns;
  const kinds = kindsOf(engine);
  const points = places.map((id) => map.project([scene.places[id].lat, scene.places[id].lng], 0));
  const xs = Float64Array.from(points, (point) => point.x);
  const ys = Float64Array.from(points, (point) => point.y);

  function layOut() {
    const size = map.getSize();
    const [, [, covered]] = padding(); // what lies under the panel is drawn for nobody
    const corner = map.containerPointToLayerPoint([-MARGIN, -MARGIN]).round();
    const origin = map.getPixelOrigin().add(corner);
    const scale = map.getZoomScale(map.getZoom(), 0);
    const picture = { width: size.x + 2 * MARGIN, height: Math.max(0, size.y - covered) + 2 * MARGIN };
    const bins = makeBins(xs.map((x) => x * scale - origin.x), ys.map((y) => y * scale - origin.y), picture);
    /** Whether the panels cover as much of the map as then. */
    const isCurrent = () => padding()[1][1] === covered;
    return { corner, picture, bins, isCurrent };
  }

  /**
   * What each spell counts to: its bin and kind; then one for what is beyond the edge, one for what has no place.
   *
   * @param {Visibility} visibility
   * @param {Bins} bins
   */
  function keysOf({ event, state }, { binOf, places: { length: count } }) {
    const keys = new Uint32Array(event.length);
    for (let k = 0; k < keys.length; k += 1) {
      const where = place[event[k]];
      const bin = where < 0 ? count + 1 : binOf[where] < 0 ? count : binOf[where];
      keys[k] = bin * kinds + 2 * layer[event[k]] + (isFilled(STATES[state[k]]) ? 0 : 1);
    }
    return keys;
  }

  /** @param {Visibility} visibility @returns {Binning} */
  function makeBinning(visibility) {
    const { corner, picture, bins, isCurrent } = layOut();
    const count = bins.places.length;
    const keys = keysOf(visibility, bins);
    const moving = createCounts(visibility, keys, (count + 2) * kinds);
    const weights = new Uint32Array(count + 2);
    for (const key of keys) weights[Math.floor(key / kinds)] += 1;
    const totals = new Uint32Array(count + 2);
    const { counts } = moving;
    const made = { visibility, bins, corner, picture, isCurrent, counts, totals, weights, inside: 0, moveTo };

    /** @type {Binning["moveTo"]} */
    function moveTo(t) {
      if (!moving.moveTo(t)) return false;
      let inside = 0;
      for (let bin = 0, key = 0; bin < totals.length; bin += 1) {
        let total = 0;
        for (const end = key + kinds; key < end; key += 1) total += counts[key];
        totals[bin] = total;
        if (bin < count) inside += total;
      }
      made.inside = inside;
      return true;
    }

    return made;
  }

  /** Bounds of some places. @param {Iterable<number>} indices */
  const boundsOf = (indices) => L.latLngBounds([...indices].map((i) => map.unproject([xs[i], ys[i]], 0)));

  return { makeBinning, boundsOf };
}
