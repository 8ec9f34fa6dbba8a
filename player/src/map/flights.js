/**
 * The movements of the map that are the player's own: how it flies, where a flight lands, and that the reader's own are
 * told apart from them.
 *
 * It decides on no place: viewport.js says where to, and calls it.
 *
 * @typedef {object} Look
 * @property {number} loose how many levels further out than fits is still well in view
 * @property {number} air how many levels to leave free
 * @property {number} closest zoom
 * @property {boolean} [isKept] whether the zoom stays where it shows enough
 * @typedef {{paddingTopLeft: L.PointTuple, paddingBottomRight: L.PointTuple}} Paddings
 */
import { L } from "../leaflet.js";
import { prefersReducedMotion } from "../motion.js";

export const FLIGHT_SECONDS = 0.8;

/** @param {L.Map} map @param {{onTaken: () => void}} actions `onTaken` hears of each movement that is the reader's */
export function createFlights(map, { onTaken }) {
  let isOurs = false;
  /** Where a flight of ours is going to: lands there at once. @type {(() => void)|null} */
  let landing = null;

  /** Move the map without taking it for the reader's doing. @param {() => void} how */
  function move(how) {
    isOurs = true;
    how();
    isOurs = false;
  }

  /**
   * Go somewhere: at once, or, unless the reader wants no motion, on a way that can be seen.
   *
   * @param {() => void} land
   * @param {() => void} fly
   * @param {boolean} isStill
   */
  function travel(land, fly, isStill) {
    if (isStill || prefersReducedMotion()) return move(land);
    landing = () => move(land);
    move(fly);
  }

  /** The pixels of the map that are left free. @param {Paddings} pads */
  function boundsWithin({ paddingTopLeft, paddingBottomRight: [right, bottom] }) {
    return L.bounds(paddingTopLeft, map.getSize().subtract([right, bottom]));
  }

  /** @param {L.LatLngBounds} area @param {Paddings} pads */
  function isInView(area, pads) {
    const corners = [area.getNorthWest(), area.getSouthEast()].map((one) => map.latLngToContainerPoint(one));
    return boundsWithin(pads).contains(L.bounds(corners));
  }

  /**
   * Where to see an area from.
   *
   * @param {L.LatLngBounds} area
   * @param {Paddings} pads
   * @param {Look} look
   * @returns {{zoom: number, middle: L.Point}|null} null while it is well in view
   */
  function targetOf(area, pads, { loose, air, closest, isKept }) {
    const [sum, shift] = [1, -1].map((sign) => L.point(pads.paddingBottomRight)
      .add(L.point(pads.paddingTopLeft).multiplyBy(sign)));
    const fitting = Math.min(closest, map.getBoundsZoom(area, false, sum));
    const isLoose = map.getZoom() < fitting - loose;
    if (!isLoose && isInView(area, pads)) return null;
    const zoom = isLoose || !isKept ? fitting - air : Math.min(fitting, map.getZoom());
    return { zoom, middle: map.project(area.getCenter(), zoom).add(shift.divideBy(2)) };
  }

  /**
   * Ease to an area; nothing moves while it is well in view.
   *
   * @param {L.LatLngBounds} area
   * @param {Paddings} pads
   * @param {Look} look
   * @param {boolean} isStill whether to be there at once
   */
  function ease(area, pads, look, isStill) {
    const target = targetOf(area, pads, look);
    if (target === null) return;
    const { zoom, middle } = target;
    const center = map.unproject(middle, zoom);
    travel(() => map.setView(center, zoom, { animate: false }),
      () => map.flyTo(center, zoom, { duration: FLIGHT_SECONDS }), isStill);
  }

  /**
   * Fit an area into the window.
   *
   * @param {L.LatLngBounds} area
   * @param {L.FitBoundsOptions} options
   * @param {boolean} isStill
   */
  function fit(area, options, isStill) {
    travel(() => map.fitBounds(area, { ...options, animate: false }),
      () => map.flyToBounds(area, { ...options, duration: FLIGHT_SECONDS }), isStill);
  }

  /** End a flight where it was going to. */
  function end() {
    const arrive = landing;
    landing = null;
    arrive?.();
  }

  const onMoveStart = () => { if (!isOurs) onTaken(); };
  const forget = () => { landing = null; };
  const listeners = { movestart: onMoveStart, dragstart: onMoveStart, moveend: forget };
  map.on(listeners);

  return Object.freeze({
    get isUnderway() { return landing !== null; },
    move, boundsWithin, ease, fit, end, forget, remove: () => map.off(listeners) });
}
