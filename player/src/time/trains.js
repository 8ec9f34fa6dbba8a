/**
 * Where a train is at a moment, and how sure that is.
 *
 * Pure; called by engine.js. Which stretch was known when comes with the track (docs/scene.md).
 */
import { firstWhere } from "./axis.js";

/** A halt whose time is known no better than this makes the train's place vague. */
const VAGUE = 6 * 3600000;

const isVague = (halt) => halt !== undefined && (halt.slack === null || halt.slack > VAGUE);

/** Whether the halt before or the halt after a vertex has no exact time. */
function vagueAt({ halts = [] }, index) {
  return isVague(halts.findLast((halt) => halt.index <= index)) || isVague(halts.find((halt) => halt.index > index));
}

/**
 * Where the train is at a moment: on a straight line between the two vertices around it. A track without times, all
 * of whose vertices have the same, has no train.
 *
 * @param {{vertices: number[][], stretches: object[], halts: object[]}} track
 * @param {number} t
 * @param {Clock} clock as reported, only on stretches that were known by then
 * @returns {{lat: number, lng: number, index: number, isVague: boolean}|null} `index` is the vertex at or before it
 */
export function trainAt(track, t, clock) {
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
  const where = { index, isVague: vagueAt(track, index) };
  if (index === last) return { lat, lng, ...where };
  const next = vertices[index + 1];
  const share = (t - time) / (next[2] - time);
  return { lat: lat + (next[0] - lat) * share, lng: lng + (next[1] - lng) * share, ...where };
}
