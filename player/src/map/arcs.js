/**
 * The arcs of deployments, from where they were said to come to where they were said to go, and the circles around
 * places that are known only roughly.
 *
 * Arcs between the same two marks are bent apart. It draws the lines and says which of them want a label; the labels
 * are labels.js's. Called by marks.js.
 *
 * @import { Picture } from "./picture.js"
 */
import { measures } from "../design.js";
import { arrowHead, bow, box, holds, pathData, ringAround, round, trim } from "./geometry.js";

/** An arc shorter than this on the screen is no more than its arrow. */
const SHORTEST = 60;
/** Points from box to box along an arc, and the side of a box. */
const BEAD_EVERY = 3;
const BEAD = 8;

/** @param {object} overlay */
export function createArcs(overlay) {
  const { toLayer, putLine } = overlay;

  function hasArc({ layer, origin, place }, { places }) {
    return layer === "deployment" && origin !== place && places.has(origin) && places.has(place);
  }

  /** The mark or cluster that stands where a place is: there an arc ends. */
  function groupAt({ story, groups, open }, placeId) {
    const point = toLayer(story.places.get(placeId).at);
    return groups.find((one) => one.members.some((shown) => shown.seat === placeId))
      ?? groups.find((one) => one !== open && holds(one.box, point));
  }

  function boxAt(picture, placeId) {
    return groupAt(picture, placeId)?.box ?? box(...toLayer(picture.story.places.get(placeId).at), 8, 8);
  }

  /** Arcs by their two ends on the screen, whichever way they lead. */
  function pairs(picture) {
    const found = new Map();
    for (const shown of picture.frame.visible.filter((one) => hasArc(one.event, picture.story))) {
      const { origin, place } = shown.event;
      const key = [origin, place].map((id) => groupAt(picture, id)?.place ?? id).sort().join("|");
      found.set(key, [...(found.get(key) ?? []), shown]);
    }
    return found.values();
  }

  /** @returns {number[][]|null} the points of the arc that is drawn */
  function drawArc(picture, { event, state, age }, bend, view) {
    const { places } = picture.story;
    const ends = [event.origin, event.place].map((id) => toLayer(places.get(id).at));
    if (Math.hypot(ends[1][0] - ends[0][0], ends[1][1] - ends[0][1]) < SHORTEST) return null;
    const points = trim(bow(...ends, bend), boxAt(picture, event.origin), boxAt(picture, event.place), 5);
    if (points.length < 6) return null;
    const shared = { "data-layer": event.layer, "data-state": state,
      "data-age": event.id === picture.frame.selected ? "new" : age };
    const data = pathData(points, view);
    putLine(`${event.id} under`, "arcs", { ...shared, d: data, class: "ge-arc-under" });
    putLine(event.id, "arcs", { ...shared, d: data, class: "ge-arc" });
    const [before, tip] = [points[points.length - 5], points[points.length - 1]];
    putLine(`${event.id} arrow`, "arcs", { ...shared, d: arrowHead(before, tip, 7), class: "ge-arrow" });
    return points;
  }

  /** @param {Picture} picture @returns {{shown: object, points: number[][]}[]} what is drawn, in layer points */
  function draw(picture, view) {
    const drawn = [];
    for (const list of pairs(picture)) {
      const step = Math.min(measures.bend_step, measures.bend_span / Math.max(1, list.length - 1));
      list.forEach((shown, i) => {
        const points = drawArc(picture, shown, measures.bend + step * i, view);
        if (points !== null) drawn.push({ shown, points });
      });
    }
    return drawn;
  }

  /** Small boxes along what is drawn: names and labels keep clear of them if they can. */
  function beads(drawn) {
    return drawn.flatMap(({ points }) => points.filter((_, i) => i % BEAD_EVERY === 0))
      .map((point) => box(...point, BEAD, BEAD));
  }

  /** A country has its shape on the map: a circle would be another. */
  function hasCircle(place, { event, age }, { frame, hovered }) {
    if (place === undefined || place.radius <= measures.exact_km || place.kind === "country") return false;
    const isMeant = event.id === frame.selected || event.id === hovered;
    return isMeant || (age === "new" && place.radius < measures.vast_km);
  }

  function drawCircles(picture, view) {
    const seen = new Set();
    for (const shown of picture.frame.visible) {
      const place = picture.story.places.get(shown.seat);
      if (!hasCircle(place, shown, picture) || seen.has(place.id)) continue;
      seen.add(place.id);
      place.ring ??= ringAround(place).map(([lat, lng]) => overlay.world(lat, lng));
      const points = place.ring.map(toLayer);
      const across = Math.max(...points.map(([x]) => x)) - Math.min(...points.map(([x]) => x));
      if (across > 3 * (view.right - view.left)) continue; // its edge is out of sight
      const data = points.map(([x, y]) => `${round(x)} ${round(y)}`).join("L");
      putLine(place.id, "circles", { d: `M${data}Z`, "data-layer": shown.event.layer });
    }
  }

  return Object.freeze({ draw, drawCircles, beads });
}
