/**
 * Which of the story's places the ground is to name: those of what is there, for those of another time are no towns of
 * this one.
 *
 * Pure. Pictures have the same rule (picture/draw.py). Called by marks.js.
 *
 * @import { Picture, StoryPlace } from "./picture.js"
 * @import { Box } from "./geometry.js"
 */
import { namingPlace } from "./clusters.js";
import { placeFor } from "./picture.js";

/** Of more places than this only those that bear a mark are named, and halts. */
const MOST_PLACES = 400;

/** The places of what is there, its journeys' halts among them. @param {Picture} picture */
function placesThere({ story, frame: { visible } }) {
  const ids = new Set(visible.flatMap(({ event: { place, origin } }) => [place, origin]));
  const there = new Set(visible.map(({ event }) => event.id));
  for (const { event, halts } of story.tracks) {
    if (there.has(event)) for (const halt of halts) ids.add(halt.place);
  }
  return [...ids].map((id) => placeFor(id, story)).filter((place) => place !== undefined);
}

/**
 * @param {Picture} picture
 * @returns {(StoryPlace & {box: Box|null})[]} each with the box of the mark that it names, if any
 */
export function namedPlaces(picture) {
  const { groups, open, story } = picture;
  const marked = new Map(groups.filter((group) => group !== open).map((group) => [namingPlace(group), group.box]));
  for (const place of marked.keys()) if (placeFor(place.id, story) !== place) marked.delete(place); // a spot, no place
  const isMany = story.places.size > MOST_PLACES;
  const others = placesThere(picture).filter((place) => !isMany || place.isHalt);
  return [...new Set([...marked.keys(), ...others])].map((place) => ({ ...place, box: marked.get(place) ?? null }));
}
