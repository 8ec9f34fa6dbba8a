/**
 * Where the mark of an event stands: at its place; on its way, at the halt where it was last seen; well inside the area
 * that it takes in, unless its place lies there. Of what has no place these are where it is.
 *
 * Pure: the projection is handed in. Called by picture.js. Python has the same rule (tests/cases/areas.json).
 *
 * @import { SceneData, SceneEvent } from "../scene.js"
 * @import { ViewAt } from "../time/visibility.js"
 * @import { Engine } from "../types.js"
 * @import { Point, Project } from "./geometry.js"
 * @import { StoryArea, StoryPlace, StoryTrack } from "./picture.js"
 * @typedef {{shape: StoryArea, isPast: boolean}} Stage
 */
import { stagesAt } from "../time/stages.js";
import { holds, innerPoint, sizeOf } from "./shapes.js";
import { lastVertex } from "./tracks.js";

/**
 * The areas of a scene in points of the world, by their event.
 *
 * @param {Pick<SceneData, "areas">} scene
 * @param {Project} world
 */
export function readAreas({ areas = [] }, world) {
  /** @type {Map<string, StoryArea[]>} */
  const found = new Map();
  for (const area of areas) {
    const polygons = area.polygons.map((rings) => rings.map((ring) => ring.map(([lat, lng]) => world(lat, lng))));
    const [largest] = [...polygons].sort(([a], [b]) => sizeOf(b) - sizeOf(a));
    const shape = { ...area, rings: polygons.flat(), largest };
    found.set(area.event, [...(found.get(area.event) ?? []), shape]);
  }
  return found;
}

/** @param {StoryArea[]|undefined} shapes @param {ViewAt & {engine: Engine}} view @returns {Stage[]|undefined} */
export const stagesOf = (shapes, view) => (shapes === undefined ? undefined
  : stagesAt(shapes, view, view.engine.axis(view.axis)));

/**
 * A spot that no table of places has, named by the event's place, else by the event.
 *
 * @param {Pick<SceneEvent, "id"|"title">} event
 * @param {StoryPlace|null} place
 * @param {number} number of the spot, among those of the event
 * @param {Point} at
 * @returns {StoryPlace}
 */
const spot = ({ id, title }, place, number, at) => ({ lat: 0, lng: 0, spellings: [], name: place?.name ?? title,
  id: `${id} ${number}`, at, radius: 0, kind: "", weight: 1, isHalt: false });

/**
 * @param {SceneEvent} event
 * @param {{place: StoryPlace|null, track: StoryTrack|undefined, stages: Stage[]|undefined}} where
 * @param {ViewAt} moment
 * @returns {StoryPlace|null} null if nobody says where
 */
export function spotOf(event, { place, track, stages = [] }, moment) {
  const shapes = stages.filter(({ isPast }) => !isPast).map(({ shape }) => shape);
  if (shapes.length > 0 && !(place !== null && shapes.some(({ rings }) => holds(rings, place.at)))) {
    const [shape] = [...shapes].sort((a, b) => sizeOf(b.largest[0]) - sizeOf(a.largest[0]));
    shape.inside ??= innerPoint(shape.largest);
    return spot(event, place, shape.start, shape.inside);
  }
  const vertex = track === undefined ? null : lastVertex(track, moment);
  return track === undefined || vertex === null ? place : spot(event, place, vertex, track.points[vertex]);
}
