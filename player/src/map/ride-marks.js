/**
 * The marks of rides under way: each rides on its rails, and steps aside where it would hide what else stands there.
 *
 * Where a ride is, the engine says; the rails are drawn by tracks.js, the buttons are mark-buttons.js's. Called by
 * marks.js.
 *
 * @import { Box, Point } from "./geometry.js"
 * @import { Mark, PutMark } from "./mark-buttons.js"
 * @import { Overlay } from "./overlay.js"
 * @import { Picture, Ride } from "./picture.js"
 * @import { Tracks } from "./tracks.js"
 */
import { measures } from "../design.js";
import { moved, obstaclesAt, stepAside } from "./aside.js";
import { box } from "./geometry.js";

/**
 * @param {Overlay} overlay
 * @param {{tracks: Tracks, markOf: (id: string) => Mark|undefined, putMark: PutMark}} parts
 */
export function createRideMarks(overlay, { tracks, markOf, putMark }) {
  const { toLayer, moveTo } = overlay;

  /**
   * How far a ride steps aside, and the room that it then takes.
   *
   * @param {string} id
   * @param {Ride} ride
   * @param {Box[]} standing what is not to be hidden
   * @returns {{by: Point, area: Box}}
   */
  function asideOf(id, ride, standing) {
    const point = toLayer(ride.at);
    const area = box(...point, measures.mark, measures.mark);
    const { dx = 0, dy = 0 } = markOf(id) ?? {};
    const by = stepAside(area, obstaclesAt(standing, point), [dx, dy]);
    return { by, area: moved(area, by) };
  }

  /** @param {Picture} picture @param {Box[]} standing @returns {Box[]} what the rides take */
  function put(picture, standing) {
    /** @type {Box[]} */
    const taken = [];
    for (const shown of picture.frame.visible) {
      const ride = picture.frame.rides.get(shown.event.id);
      if (ride === undefined) continue;
      const { by: [dx, dy], area } = asideOf(shown.event.id, ride, [...standing, ...taken]);
      putMark(picture, shown, ride.at, { dx, dy, role: "ride", isVague: ride.isVague });
      taken.push(area);
    }
    return taken;
  }

  /** Only what a moving ride changes. @param {Picture} picture @param {Box[]} standing */
  function move(picture, standing) {
    if (picture.frame.rides.size === 0) return;
    overlay.measure();
    const view = overlay.lineView();
    const taken = [...standing];
    for (const track of picture.story.tracks) {
      const ride = picture.frame.rides.get(track.event);
      const mark = markOf(track.event);
      if (ride === undefined || mark === undefined) continue;
      tracks.drawMoving(picture, track, ride, view);
      const { by: [dx, dy], area } = asideOf(track.event, ride, taken);
      const step = [dx - mark.dx, dy - mark.dy];
      for (const one of [mark, overlay.labels.get(`title ${track.event}`)]) {
        if (one?.at === undefined) continue;
        Object.assign(one, { at: ride.at, dx: one.dx + step[0], dy: one.dy + step[1] });
        moveTo(one);
      }
      taken.push(area);
    }
  }

  return Object.freeze({ put, move });
}
