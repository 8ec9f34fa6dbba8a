/**
 * What there is to draw at a moment: the story's places and tracks on the map, its events each with a location, and
 * the rides under way.
 *
 * Pure: the projection is handed in. It draws nothing and keeps nothing. Called by marks.js.
 *
 * @import { SceneArea, SceneChapter, SceneData, ScenePlace, SceneStretch, SceneTrack, SceneVertex } from "../scene.js"
 * @import { View } from "../time/visibility.js"
 * @import { Engine, Shown, Words } from "../types.js"
 * @import { Group } from "./clusters.js"
 * @import { Point, Project } from "./geometry.js"
 *
 * @typedef {object} Picture what the parts draw from; made anew, never changed
 * @property {Story} story
 * @property {Frame} frame
 * @property {Group[]} groups events that stand together
 * @property {Group|null} open the group whose events have marks of their own around it
 * @property {string|null} hovered the event that the pointer is on
 *
 * @typedef {{places: Map<string, StoryPlace>, tracks: StoryTrack[], chapters: SceneChapter[],
 *   areas: Map<string, StoryArea[]>}} Story in points of the world; the areas by their event
 * @typedef {ScenePlace & {id: string, at: Point, weight: number, isHalt: boolean, circle?: Point[]}} StoryPlace
 *   `weight` is how many events it has; `circle` surrounds it where it is known roughly, once it was drawn
 * @typedef {SceneTrack & {layer: string, points: Point[]}} StoryTrack
 * @typedef {SceneArea & {rings: Point[][], largest: Point[][], inside?: Point}} StoryArea all its rings, those of its
 *   largest polygon, and a point well inside that, once it was asked for
 *
 * @typedef {Words & View & {t: number, selected: string|null, engine: Engine, meant?: string[]|null}} Moment `meant`
 *   are the events that a slide is of, the first the first: they alone stand out, all else is what is around
 *   them; without a slide it is what is new
 * @typedef {Moment & {visible: Shown[]}} FrameInput what marks.js is to draw
 * @typedef {Moment & {visible: DrawnEvent[], named: DrawnEvent[], rides: Map<string, Ride>}} Frame `named` are
 *   those that want words, the first the first (naming.js); rides by their event
 * @typedef {Shown & {location: StoryPlace|null, age: "new"|"recent"|"old", isNamed: boolean, isMeant: boolean,
 *   isVague?: boolean, shapes?: {shape: StoryArea, isPast: boolean}[]}} DrawnEvent `isMeant` if a slide is of it;
 *   `location` is the place where it stands; vague at a halt that no source states; `shapes` of what takes in an area
 * @typedef {{at: Point, index: number, isVague: boolean, stretch: SceneStretch|undefined}} Ride
 */
import { measures } from "../design.js";
import { unwrapLongitude } from "../time/rides.js";
import { inNamingOrder, keyEventsAt } from "./naming.js";
import { readAreas, spotOf, stagesOf } from "./standing.js";
import { lastHalt, stretchAt } from "./tracks.js";

/** The place of an id. @param {string|null} id @param {Story} story */
export const placeFor = (id, { places }) => (id === null ? undefined : places.get(id));

/** @param {number} fresh */
function ageOf(fresh) {
  if (fresh > measures.new) return "new";
  return fresh > 0 ? "recent" : "old";
}

/** How many events each place has, by its id. @param {Engine} engine */
function weightsOf({ columns: { place, places } }) {
  const weights = new Uint32Array(places.length);
  for (const index of place) if (index >= 0) weights[index] += 1;
  return new Map(places.map((id, i) => [id, weights[i]]));
}

/** The same way without a leap at the antimeridian. @param {SceneVertex[]} vertices @returns {SceneVertex[]} */
function unwrapped(vertices) {
  let before = vertices[0][1];
  return vertices.map(([lat, lng, time]) => {
    before = unwrapLongitude(before, lng);
    return [lat, before, time];
  });
}

/**
 * A scene as the marks need it.
 *
 * @param {SceneData} scene
 * @param {Engine} engine
 * @param {Project} world
 * @returns {Story}
 */
export function readStory(scene, engine, world) {
  const weights = weightsOf(engine);
  const halts = new Set(scene.tracks.flatMap((track) => track.halts
    .filter(({ index }) => track.vertices[index] !== undefined).map((halt) => halt.place)));
  const places = new Map(Object.entries(scene.places).map(([id, place]) => [
    id, { ...place, id, at: world(place.lat, place.lng), weight: weights.get(id) ?? 0, isHalt: halts.has(id) }]));
  const tracks = scene.tracks.filter((track) => track.vertices.length > 0).map((track) => {
    const vertices = unwrapped(track.vertices);
    return { ...track, vertices, layer: engine.find(track.event)?.layer ?? "",
      points: vertices.map(([lat, lng]) => world(lat, lng)) };
  });
  return { places, tracks, chapters: scene.chapters, areas: readAreas(scene, world) };
}

/**
 * Journeys under way: their event's mark rides on the rails instead of waiting at the end.
 *
 * @param {FrameInput} given
 * @param {Story} story
 * @param {Project} world
 * @returns {Frame["rides"]}
 */
function ridesAt({ visible, t, clock, engine }, { tracks }, world) {
  const ids = new Set(visible.map((one) => one.event.id));
  const found = new Map();
  for (const track of tracks) {
    const ride = ids.has(track.event) ? engine.rideAt(track, t, clock) : null;
    if (ride === null) continue;
    found.set(track.event, { ...ride, at: world(ride.lat, ride.lng), stretch: stretchAt(track, ride) });
  }
  return found;
}

/** Whether a slide is of an event. @param {Shown} shown @param {FrameInput} given */
const isOf = ({ event }, { meant = null }) => meant?.includes(event.id) === true;

/** @param {Shown} shown @param {FrameInput} given */
const isQuiet = (shown, given) => (given.meant ?? null) !== null && !isOf(shown, given);

/**
 * What `engine.visible()` returned, with the place where each stands, its age in a word and whether to name it.
 *
 * @param {FrameInput} given
 * @param {Story} story
 * @returns {DrawnEvent[]}
 */
function drawnEvents(given, story) {
  const byEvent = new Map(story.tracks.map((track) => [track.event, track]));
  return given.visible.map((one) => {
    const shown = isQuiet(one, given) ? { ...one, fresh: 0 } : one;
    const track = byEvent.get(shown.event.id);
    const halt = track === undefined ? null : lastHalt(track, given);
    const isVague = halt !== null && (!halt.stated || halt.slack === null); // nobody says that it waits there, or when
    const isMeant = isOf(shown, given);
    const stages = stagesOf(story.areas.get(shown.event.id), given);
    const place = placeFor(halt?.place ?? null, story) ?? placeFor(shown.event.place, story) ?? null;
    return { ...shown, age: isMeant ? "new" : ageOf(shown.fresh), isMeant,
      isNamed: isMeant || shown.fresh > measures.named, isVague,
      location: spotOf(shown.event, { place, track, stages }, given), shapes: stages };
  });
}

/**
 * What wants words, the first the first.
 *
 * @param {DrawnEvent[]} visible
 * @param {FrameInput} given
 * @param {Story} story
 */
function namedEvents(visible, { t, selected, meant }, { chapters }) {
  const keys = keyEventsAt(chapters, t);
  const candidates = visible.filter(({ event, isNamed }) => isNamed || event.id === selected).map((shown) => (
    { shown, id: shown.event.id, fresh: shown.fresh, weight: shown.event.weight, key: keys.has(shown.event.id) }));
  return inNamingOrder(candidates, meant?.[0] ?? selected).map(({ shown }) => shown);
}

/**
 * What is to be drawn, as the marks need it.
 *
 * @param {FrameInput} given
 * @param {Story} story
 * @param {Project} world
 * @returns {Frame}
 */
export function readFrame(given, story, world) {
  const visible = drawnEvents(given, story);
  return { ...given, visible, named: namedEvents(visible, given, story), rides: ridesAt(given, story, world) };
}

/**
 * What a frame looks like apart from the places of moving rides: the same key, the same picture.
 *
 * @param {Frame} frame
 * @param {Story} story
 */
export function keyOf({ visible, named, t, clock, language, selected, rides }, { tracks }) {
  /** @param {NonNullable<DrawnEvent["shapes"]>} shapes */
  const stages = (shapes) => shapes.map(({ shape, isPast }) => `${shape.start}${isPast}`);
  const parts = visible.map(({ event: { id }, state, age, isNamed, isMeant, isOnly, location, shapes }) => (
    [id, state, age, isNamed, isMeant, isOnly, location?.id,
      rides.get(id)?.stretch?.first, rides.get(id)?.isVague, stages(shapes ?? [])].join(" ")));
  const known = clock !== "reported" ? []
    : tracks.map((track) => track.stretches.filter((one) => one.known <= t).length);
  const names = named.map(({ event }) => event.id).join(" ");
  return [language, selected, clock, names, ...known, ...parts].join("\n");
}
