/**
 * Where a ride is at a moment, and how sure that is.
 *
 * Pure; called by engine.js. Which stretch was known when comes with the track (docs/scene.md). Python has the same
 * rules, and tests/cases/rides.json the cases on which both must agree.
 *
 * @import { SceneHalt, SceneTrack } from "../scene.js"
 * @import { Clock } from "./clocks.js"
 */
import { measures } from "../design.js";
import { firstWhere } from "./axis.js";

/** Milliseconds: a halt whose time is known no better makes the ride's place vague, and so does one inferred. */
const VAGUE = measures.vague_halt_hours * 3600000;

/** @param {SceneHalt} [halt] */
const isVague = (halt) => halt !== undefined && (!halt.stated || halt.slack === null || halt.slack > VAGUE);

/**
 * A longitude as it is reached from another by the short way: over the antimeridian it goes on beyond 180.
 *
 * @type {(from: number, to: number) => number}
 */
export const unwrapLongitude = (from, to) => to + 360 * Math.round((from - to) / 360);

/** Whether a halt beside a vertex is inferred or has no exact time. @param {SceneTrack} track @param {number} index */
function vagueAt({ halts = [] }, index) {
  return isVague(halts.findLast((halt) => halt.index <= index)) || isVague(halts.find((halt) => halt.index > index));
}

/**
 * Where the ride is at a moment: on a straight line between the two vertices around it, over the antimeridian by the
 * short way; nowhere before its departure and from its arrival on. A track without times, all of whose vertices have
 * the same, has no ride.
 *
 * @param {SceneTrack} track
 * @param {number} t
 * @param {Clock} clock as reported, only on stretches that were known by then
 * @returns {{lat: number, lng: number, index: number, isVague: boolean}|null} `index` is the vertex at or before it
 */
export function rideAt(track, t, clock) {
  const { vertices } = track;
  const last = vertices.length - 1;
  if (last < 0 || t < vertices[0][2] || t >= vertices[last][2]) return null;
  const index = firstWhere(vertices.length, (i) => vertices[i][2] > t) - 1;
  if (clock === "reported") {
    const isKnown = track.stretches.some(({ first, last: end, known }) => first <= index && index < end && known <= t);
    if (!isKnown) return null;
  }
  const [lat, lng, time] = vertices[index];
  const [north, east, until] = vertices[index + 1];
  const share = (t - time) / (until - time);
  return { lat: lat + (north - lat) * share, lng: lng + (unwrapLongitude(lng, east) - lng) * share, index,
    isVague: vagueAt(track, index) };
}
