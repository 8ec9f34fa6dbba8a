/**
 * A story with its scene: what passes the reader's filters, and where the playhead then stands.
 *
 * Pure; called by story.js.
 *
 * @import { Scene } from "../time/columns.js"
 * @import { Filters } from "../time/filters.js"
 * @import { Engine } from "../types.js"
 *
 * @typedef {{scene: Scene, whole: Engine, engine: Engine, undated: Engine|null, time: number}} LoadedStory `engine`
 *   knows what passes the reader's filters, `undated` that of which no source says when, `whole` all
 */

/** @param {number} ms @param {Engine} engine */
export const clamped = (ms, { period }) => Math.min(period.end, Math.max(period.start, ms));

/** At the opening the playhead waits before the first moment there is. @param {Engine} engine */
export const openingTime = ({ period }) => period.start - 1;

/**
 * What passes the filters, of the scene that was there or of another. The playhead stays; at the end it shows
 * everything, and goes on doing so in another period.
 *
 * @param {{scene: Scene, whole: Engine}} given
 * @param {Filters} filters
 * @param {{engine: Engine|null, time: number|null, isOpening: boolean}} before
 * @returns {LoadedStory}
 */
export function loadedStory({ scene, whole }, filters, { engine: former, time, isOpening }) {
  const [engine, undated] = [whole.among(filters), whole.undated(filters)];
  if (isOpening) return { scene, whole, engine, undated, time: openingTime(engine) };
  const isAtEnd = time === null || time >= (former?.period.end ?? Infinity);
  return { scene, whole, engine, undated, time: clamped(isAtEnd ? Infinity : time, engine) };
}
