/**
 * Which part of the map to show for some events: their places, origins and tracks, clear of the panels.
 *
 * It moves the map, and owns nothing. Called by marks.js for the player.
 */
(function (root) {
  "use strict";

  /** The zoom below which a map shows the whole globe, and little of anything. */
  const GLOBE = 2;
  /** Pixels around what is shown, so that marks at the edge are whole. */
  const ROOM = 40;
  const CLOSEST = 8;
  /** Share of the events that may be left beyond the edge. */
  const SPARE = 0.1;

  /**
   * @param {object} sheet
   * @param {object} picture what is being drawn, see marks.js
   */
  function createFit({ map, covered }, picture) {
    /** The places of some events with the number of events at each; origins and tracks count as nothing but are there. */
    function weigh(wanted) {
      const { events, places, tracks } = picture.story;
      const found = new Map();
      const add = (key, lat, lng, weight) => {
        const before = found.get(key)?.weight ?? 0;
        found.set(key, { latLng: [lat, lng], weight: before + weight });
      };
      for (const { id, place, origin } of events.values()) {
        if (!wanted.has(id)) continue;
        if (places.has(place)) add(place, places.get(place).lat, places.get(place).lng, 1);
        if (places.has(origin)) add(origin, places.get(origin).lat, places.get(origin).lng, 0);
      }
      for (const track of tracks) {
        if (wanted.has(track.event)) track.vertices.forEach(([lat, lng], i) => add(`${track.event} ${i}`, lat, lng, 0));
      }
      return [...found.values()];
    }

    /** The place farthest from the middle of them all, by longitude. */
    function farthest(points, total) {
      const middle = points.reduce((sum, one) => sum + (one.weight * one.latLng[1]) / total, 0);
      return points.reduce((a, b) => (Math.abs(b.latLng[1] - middle) > Math.abs(a.latLng[1] - middle) ? b : a));
    }

    /**
     * Show the places of some events (null: of the whole scene), their origins and tracks included.
     *
     * On a screen so small that this would show the whole globe, the few events that lie farthest off are left
     * beyond the edge: at most a tenth of all.
     *
     * @param {Iterable<string>|null} ids
     * @param {object} [options] of Leaflet's fitBounds
     */
    return function fitTo(ids, options = {}) {
      const points = weigh(new Set(ids ?? picture.story.events.keys()));
      if (points.length === 0) return;
      const edge = covered();
      const fit = { animate: false, maxZoom: CLOSEST, paddingTopLeft: [edge.left + ROOM, edge.top + ROOM],
        paddingBottomRight: [edge.right + ROOM, edge.bottom + ROOM], ...options };
      const padding = L.point(fit.paddingTopLeft).add(L.point(fit.paddingBottomRight));
      const bounds = () => L.latLngBounds(points.map((one) => one.latLng));
      const total = points.reduce((sum, one) => sum + one.weight, 0);
      let spare = total * SPARE;
      while (map.getBoundsZoom(bounds(), false, padding) < GLOBE) {
        const far = farthest(points, total);
        if (points.length < 3 || far.weight > spare) break;
        spare -= far.weight;
        points.splice(points.indexOf(far), 1);
      }
      map.fitBounds(bounds(), fit);
    };
  }

  root.geoEvents = Object.assign(root.geoEvents ?? {}, { createFit });
})(globalThis);
