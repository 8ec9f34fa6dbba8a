/**
 * The tracks of journeys: the rails, how far the ride has come, its halts, and where the journey's mark belongs.
 *
 * The rails behind the ride are thick while the journey is fresh, those ahead of it thin; a way that a source names
 * is drawn through, in long dashes where sources name both ends only, in dots where it is inferred. As it was reported,
 * only what was known by then is drawn. Called by marks.js.
 *
 * @import { SceneHalt, SceneStretch, SceneTrack, SceneVertex } from "../scene.js"
 * @import { Clock } from "../time/clocks.js"
 * @import { Box, Point } from "./geometry.js"
 * @import { Overlay } from "./overlay.js"
 * @import { Frame, Picture, Ride, StoryTrack } from "./picture.js"
 * @typedef {{clock: Clock, t: number}} Moment
 * @typedef {ReturnType<typeof createTracks>} Tracks
 * @typedef {{ride: Ride|undefined, isNear: boolean}} Look
 */
import { box, contains, pathData, round } from "./geometry.js";

/** Side of the boxes along the rails. */
const BOX_SIDE = 9;
/** From this zoom on the halts of past journeys are drawn too. */
const HALTS_FROM = 6;

/** @type {(stretch: SceneStretch, moment: Moment) => boolean} */
const isKnown = (stretch, { clock, t }) => clock !== "reported" || stretch.known <= t;

/**
 * How the way of a stretch is known: named, as reported only once somebody has named it. Python has the same rule
 * (tests/cases/rides.json).
 *
 * @param {Pick<SceneStretch, "route"|"named">} stretch
 * @param {Moment} moment
 */
export const routeAt = ({ route, named }, { clock, t }) => (
  named !== null && (clock !== "reported" || named <= t) ? "named" : route);

/** Without a time at any of its ends a journey has a way, but no ride on it. @param {SceneTrack} track */
const isTimed = ({ vertices }) => vertices[0][2] !== vertices[vertices.length - 1][2];

/**
 * The vertex up to which a journey is known to have come, -1 before it runs; null if nothing of it is known.
 *
 * @param {SceneTrack} track
 * @param {Moment} moment
 */
function reached({ vertices, stretches }, moment) {
  let last = null;
  for (const stretch of stretches) {
    if (!isKnown(stretch, moment)) break;
    last = stretch.last;
  }
  if (last === null) return null;
  return Math.min(last, vertices.findLastIndex((vertex) => vertex[2] <= moment.t));
}

/** The stretch on which a ride is. @param {{stretches: SceneStretch[]}} track @param {{index: number}} ride */
export function stretchAt({ stretches }, { index }) {
  return stretches.find((one) => one.first <= index && index < one.last);
}

/**
 * Where the mark of a journey stands while its ride does not move: at the halt that it was last seen at. Before it
 * runs and when it has arrived that may be no point of the track. Python has the same rule (tests/cases/rides.json).
 *
 * @param {SceneTrack} track
 * @param {Moment} moment
 * @returns {SceneHalt|null} null if the track does not tell
 */
export function lastHalt(track, moment) {
  const { vertices, halts } = track;
  const at = isTimed(track) ? reached(track, moment) : null;
  if (at === null) return null;
  const upTo = at === vertices.length - 1 ? vertices.length : at;
  return halts.findLast((halt) => halt.index <= upTo) ?? halts[0] ?? null;
}

/**
 * Where a journey without halts has come to: the vertex up to which it is known, the last one of a way without times.
 *
 * @param {SceneTrack} track
 * @param {Moment} moment
 * @returns {number|null} null if it has halts, or nothing of it is known
 */
export function lastVertex(track, moment) {
  if (track.halts.length > 0) return null;
  const at = isTimed(track) ? reached(track, moment) : track.vertices.length - 1;
  return at === null ? null : Math.max(0, at);
}

/** @param {Overlay} overlay */
export function createTracks(overlay) {
  const { map, toLayer, putLine } = overlay;

  /**
   * A piece of a stretch.
   *
   * @param {string} key
   * @param {Point[]} points in the world
   * @param {{route: SceneStretch["route"], track: StoryTrack, part: "ahead"|"behind", isNear: boolean}} piece
   * @param {Box} view
   */
  function putRails(key, points, { route, track, part, isNear }, view) {
    const shared = { d: pathData(points.map(toLayer), view), "data-layer": track.layer, "data-part": part,
      "data-route": route, "data-near": isNear };
    const past = route === "inferred" ? "doubted" : "past"; // on rails that journeys share, the surer one
    const stratum = isNear ? "tracks" : past;
    putLine(`${key} bed`, stratum, { ...shared, class: "ge-track-bed" });
    putLine(key, stratum, { ...shared, class: "ge-track" });
    if (!isNear || part === "ahead") putLine(`${key} ties`, stratum, { ...shared, class: "ge-ties" });
  }

  /**
   * @param {Frame} frame
   * @param {StoryTrack} track
   * @param {SceneStretch} stretch
   * @param {Look} look
   * @param {Box} view
   */
  function drawStretch(frame, track, stretch, { ride, isNear }, view) {
    const { event, points } = track;
    const key = `${event} ${stretch.first}`;
    const whole = points.slice(stretch.first, stretch.last + 1);
    const route = routeAt(stretch, frame);
    /** @type {(part: "ahead"|"behind", line: Point[]) => void} */
    const put = (part, line) => putRails(`${key} ${part}`, line, { route, track, part, isNear }, view);
    const came = ride?.index ?? (isTimed(track) ? reached(track, frame) ?? -1 : points.length - 1);
    if (came >= stretch.last) put("behind", whole);
    else if (came < stretch.first || ride === undefined) put("ahead", whole);
    else {
      put("ahead", [ride.at, ...points.slice(came + 1, stretch.last + 1)]);
      put("behind", [...points.slice(stretch.first, came + 1), ride.at]);
    }
  }

  /** @param {Frame} frame @param {StoryTrack} track @param {boolean} isNear */
  function drawHalts(frame, track, isNear) {
    if (!isNear && map.getZoom() < HALTS_FROM) return;
    const { event, points, stretches, halts, layer } = track;
    for (const halt of halts) {
      const known = stretches.some((one) => isKnown(one, frame) && one.first <= halt.index && halt.index <= one.last);
      if (points[halt.index] === undefined || !known) continue;
      const [x, y] = toLayer(points[halt.index]).map(round);
      putLine(`${event} ${halt.index}`, "halts", {
        d: `M${x - 3.5} ${y}a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0 -7 0Z`, class: "ge-halt", "data-layer": layer,
        "data-stated": halt.stated });
    }
  }

  /** How a track is to look; null if its journey is not there. @param {Frame} frame @param {StoryTrack} track */
  function lookOf({ visible, selected, rides }, { event: id }) {
    const shown = visible.find((one) => one.event.id === id);
    if (shown === undefined) return null;
    return { ride: rides.get(id), isNear: shown.isMeant || shown.fresh > 0 || id === selected };
  }

  /** @param {Frame} frame @param {StoryTrack} track @param {Box} view */
  function drawTrack(frame, track, view) {
    const look = lookOf(frame, track);
    if (look === null) return;
    for (const stretch of track.stretches) if (isKnown(stretch, frame)) drawStretch(frame, track, stretch, look, view);
    drawHalts(frame, track, look.isNear);
  }

  /** @param {Picture} picture @param {Box} view */
  function draw({ story, frame }, view) {
    for (const track of story.tracks) drawTrack(frame, track, view);
  }

  /**
   * Small boxes along all rails that are seen, in layer points: names and labels keep clear of them if they can.
   *
   * @param {Picture} picture
   */
  function lineBoxes({ frame, story }) {
    const view = overlay.viewBox(0);
    /** @type {Box[]} */
    const found = [];
    for (const { stretches, points } of story.tracks.filter((track) => lookOf(frame, track) !== null)) {
      /** @type {Box|null} */
      let before = null;
      for (const stretch of stretches.filter((one) => isKnown(one, frame))) {
        for (const point of points.slice(stretch.first, stretch.last + 1).map(toLayer)) {
          if (before !== null && contains(before, point)) continue;
          before = box(...point, BOX_SIDE, BOX_SIDE);
          if (contains(view, point)) found.push(before);
        }
      }
    }
    return found;
  }

  /**
   * Only what a moving ride changes. A stretch that it enters or leaves is a change of the whole.
   *
   * @param {Picture} picture
   * @param {StoryTrack} track
   * @param {Ride} ride
   * @param {Box} view
   */
  function drawMoving({ frame }, track, { stretch }, view) {
    const look = lookOf(frame, track);
    if (stretch !== undefined && look !== null) drawStretch(frame, track, stretch, look, view);
  }

  return Object.freeze({ draw, drawMoving, lineBoxes });
}
