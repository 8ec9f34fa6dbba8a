/**
 * The arcs of what is drawn as a flow, from where it was said to come to where it was said to go, and the circles
 * around places that are known only roughly.
 *
 * Arcs between the same two marks are bent apart. It draws the lines and says which of them want a label; the labels
 * are labels.js's. Called by marks.js.
 *
 * @import { Box, Point } from "./geometry.js"
 * @import { Overlay } from "./overlay.js"
 * @import { DrawnEvent, Picture, Story, StoryPlace } from "./picture.js"
 * @typedef {{shown: DrawnEvent, from: StoryPlace, to: StoryPlace}} Movement
 * @typedef {{shown: DrawnEvent, points: Point[]}} Arc what is drawn of it, in layer points
 */
import { measures } from "../design.js";
import { isFlow } from "../layers.js";
import { arrowHead, box, contains, curve, geodesicCircle, pathData, round, trim } from "./geometry.js";
import { placeFor } from "./picture.js";

/** An arc shorter than this on the screen is no more than its arrow. */
const SHORTEST = 60;
/** Points from box to box along an arc, and the side of a box. */
const BOX_EVERY = 3;
const BOX_SIDE = 8;
/** Side of the box of an arrow. */
const ARROW_SIDE = 14;

/** @param {Overlay} overlay */
export function createArcs(overlay) {
  const { toLayer, putLine } = overlay;

  /**
   * Where a flow led, if it has two ends on the map.
   *
   * @param {DrawnEvent} shown
   * @param {Story} story
   * @returns {Movement[]}
   */
  function movementsOf(shown, story) {
    const [from, to] = [shown.event.origin, shown.event.place].map((id) => placeFor(id, story));
    if (from === to || from === undefined || to === undefined) return [];
    const hasWay = shown.shapes !== undefined || story.tracks.some((track) => track.event === shown.event.id);
    return isFlow(shown.event, hasWay) ? [{ shown, from, to }] : [];
  }

  /**
   * The mark or cluster that stands where a place is: there an arc ends.
   *
   * @param {Picture} picture
   * @param {StoryPlace} place
   */
  function groupAt({ groups, open }, place) {
    const point = toLayer(place.at);
    return groups.find((one) => one.members.some((shown) => shown.location === place))
      ?? groups.find((one) => one !== open && contains(one.box, point));
  }

  /** @param {Picture} picture @param {StoryPlace} place */
  function boxAt(picture, place) {
    return groupAt(picture, place)?.box ?? box(...toLayer(place.at), 8, 8);
  }

  /** Arcs by their two ends on the screen, whichever way they lead. @param {Picture} picture */
  function pairs(picture) {
    /** @type {Map<string, Movement[]>} */
    const found = new Map();
    for (const movement of picture.frame.visible.flatMap((shown) => movementsOf(shown, picture.story))) {
      const ends = [movement.from, movement.to].map((place) => groupAt(picture, place)?.place ?? place);
      const key = ends.map((place) => place.id).sort().join("|");
      found.set(key, [...(found.get(key) ?? []), movement]);
    }
    return found.values();
  }

  /**
   * @param {Picture} picture
   * @param {Movement} movement
   * @param {number} bend
   * @param {Box} view
   * @returns {Point[]|null} the points of the arc that is drawn
   */
  function drawArc(picture, { shown: { event, state, age }, from, to }, bend, view) {
    const [start, end] = [toLayer(from.at), toLayer(to.at)];
    if (Math.hypot(end[0] - start[0], end[1] - start[1]) < SHORTEST) return null;
    const points = trim(curve(start, end, bend), boxAt(picture, from), boxAt(picture, to), 5);
    if (points.length < 6) return null;
    const stroke = measures.arcs[event.id === picture.frame.selected ? "new" : age];
    const shared = { "data-layer": event.layer, "data-state": state };
    const data = pathData(points, view);
    putLine(`${event.id} under`, "arcs", { ...shared, d: data, class: "ge-arc-under" });
    putLine(event.id, "arcs", { ...shared, d: data, class: "ge-arc", "stroke-width": stroke.width,
      "stroke-opacity": stroke.opacity });
    const [before, tip] = [points[points.length - 5], points[points.length - 1]];
    putLine(`${event.id} arrow`, "arcs", { ...shared, d: arrowHead(before, tip, 7), class: "ge-arrow",
      "fill-opacity": stroke.opacity });
    return points;
  }

  /** @param {Picture} picture @param {Box} view */
  function draw(picture, view) {
    /** @type {Arc[]} */
    const drawn = [];
    for (const list of pairs(picture)) {
      const step = Math.min(measures.bend_step, measures.bend_span / Math.max(1, list.length - 1));
      list.forEach((movement, i) => {
        const points = drawArc(picture, movement, measures.bend + step * i, view);
        if (points !== null) drawn.push({ shown: movement.shown, points });
      });
    }
    return drawn;
  }

  /** Where the arrows are: no label may hide which way an arc leads. @param {Arc[]} drawn */
  function arrowBoxes(drawn) {
    return drawn.map(({ points }) => box(...points[points.length - 1], ARROW_SIDE, ARROW_SIDE));
  }

  /** Small boxes along what is drawn: names and labels keep clear of them if they can. @param {Arc[]} drawn */
  function lineBoxes(drawn) {
    return drawn.flatMap(({ points }) => points.filter((_, i) => i % BOX_EVERY === 0))
      .map((point) => box(...point, BOX_SIDE, BOX_SIDE));
  }

  /**
   * A country has its shape on the map: a circle would be another.
   *
   * @param {DrawnEvent} shown
   * @param {StoryPlace} place where it stands
   * @param {Picture} picture
   */
  function hasCircle({ event, age, isMeant: isOf }, place, { frame, hovered }) {
    if (place.radius <= measures.exact_km || place.kind === "country") return false;
    const isMeant = isOf || event.id === frame.selected || event.id === hovered;
    return isMeant || (age === "new" && place.radius < measures.vast_km);
  }

  /** @param {Picture} picture @param {Box} view */
  function drawCircles(picture, view) {
    const seen = new Set();
    for (const shown of picture.frame.visible) {
      const place = shown.location;
      if (place === null || seen.has(place) || !hasCircle(shown, place, picture)) continue;
      seen.add(place);
      place.circle ??= geodesicCircle(place).map(([lat, lng]) => overlay.world(lat, lng));
      const points = place.circle.map(toLayer);
      const across = Math.max(...points.map(([x]) => x)) - Math.min(...points.map(([x]) => x));
      if (across > 3 * (view.right - view.left)) continue; // its edge is out of sight
      const data = points.map(([x, y]) => `${round(x)} ${round(y)}`).join("L");
      putLine(place.id, "circles", { d: `M${data}Z`, "data-layer": shown.event.layer });
    }
  }

  return Object.freeze({ draw, drawCircles, lineBoxes, arrowBoxes });
}
