/**
 * What a page asks the map to show: some events whole, a part of the world, or nothing but the map.
 *
 * It owns how that is read. How the map gets there is camera.js's and viewport.js's. Called by verbs.js.
 *
 * @import { SceneBounds } from "../scene.js"
 * @import { Frame } from "./frame.js"
 * @import { Parts } from "./parts.js"
 * @import { Story } from "./story.js"
 */
import { describe } from "../time/settings.js";
import { standpointOf } from "./standpoint.js";

const BOUNDS = "[west, south, east, north] in degrees";

/** @param {unknown} value @returns {SceneBounds|null} the east beyond the antimeridian as more than 180 */
function boundsOf(value) {
  if (!Array.isArray(value) || value.length !== 4 || !value.every(Number.isFinite)) return null;
  const [west, south, east, north] = value;
  const isOnEarth = Math.abs(west) <= 180 && Math.abs(east) <= 180 && south >= -90 && south <= north && north <= 90;
  return isOnEarth ? [west, south, east < west ? east + 360 : east, north] : null;
}

/** @param {Parts} parts @param {Story} story @param {Frame} frame */
export function createShowing({ camera, map, viewport }, story, frame) {
  /**
   * Show something whole; the map goes on following the story.
   *
   * @param {unknown} what an event's id, bounds, or nothing: all that is there now
   */
  function fit(what) {
    const bounds = boundsOf(what);
    const event = typeof what === "string" ? story.find(what) : null;
    if (bounds === null && event === null && (what ?? null) !== null) {
      throw new RangeError(`fit() wants the id of an event in the scene, ${BOUNDS}, or null; got ${describe(what)}`);
    }
    frame.look((context) => {
      camera.hold(context);
      if (bounds !== null) viewport.frame(bounds);
      else camera.frameEvents(event === null ? null : [event], context);
    });
  }

  /** Stand somewhere until told otherwise; null gives the map back to the story. @param {unknown} where */
  function view(where) {
    const bounds = boundsOf(where);
    if (bounds !== null) frame.look(() => viewport.standAround(bounds));
    else if (where === null || standpointOf(where) !== null) story.set({ map: where });
    else {
      throw new RangeError(
        `view() wants zoom, latitude and longitude as text such as "5/43.1/131.9", ${BOUNDS}, or null; got ${
          describe(where)}`);
    }
  }

  /** The player's controls on the map, or the bare map with its marks, names and cards. @param {unknown} isOn */
  function controls(isOn) {
    if (typeof isOn !== "boolean") throw new RangeError(`controls() wants true or false, got ${describe(isOn)}`);
    map.getContainer().dataset.bare = String(!isOn);
    viewport.measure();
    camera.reset();
    frame.plan("fit");
    frame.invalidate();
  }

  return Object.freeze({ fit, view, controls });
}
