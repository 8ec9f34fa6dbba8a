/**
 * Clusters: which events stand so near to each other on the screen that they are shown as one, and what that looks
 * like.
 *
 * The grouping is pure, and Python groups alike (tests/cases/clusters.json); the pill's content is DOM. It owns no
 * state: what is open is spiderfy.js's. Called by marks.js.
 *
 * @import { State } from "../time/clocks.js"
 * @import { Box, Point } from "./geometry.js"
 * @import { DrawnEvent, StoryPlace } from "./picture.js"
 * @typedef {{place: StoryPlace, members: PlacedEvent[], box: Box, shift: Point}} Group `place` is the one at which it
 *   stands, `shift` how far beside it
 * @typedef {DrawnEvent & {location: StoryPlace}} PlacedEvent
 */
import { measures } from "../design.js";
import { element } from "../elements.js";
import { layerIds } from "../layers.js";
import { moved, obstaclesAt, stepAside } from "./aside.js";
import { box, overlap } from "./geometry.js";
import { closeSign, symbol } from "./symbols.js";

/** The state that says most first. @type {State[]} */
const STATES_BY_STRENGTH = ["confirmed", "unstated", "reported", "expected", "cancelled", "unfulfilled"];

/** The layers of some events, each with its own. @param {DrawnEvent[]} members */
export function layersOf(members) {
  return layerIds().map((layer) => ({ layer, members: members.filter((one) => one.event.layer === layer) }))
    .filter((one) => one.members.length > 0);
}

/** @param {DrawnEvent[]} members */
function strongestState(members) {
  return STATES_BY_STRENGTH[Math.min(...members.map((one) => STATES_BY_STRENGTH.indexOf(one.state)))];
}

/** @param {DrawnEvent[]} members */
function clusterWidth(members) {
  return layersOf(members).reduce((sum, one) => sum + 24 + 8 * String(one.members.length).length, 12);
}

/** @param {Point} at @param {DrawnEvent[]} members @param {(point: Point) => Point} toLayer */
function boxOf(at, members, toLayer) {
  const isSingle = members.length === 1;
  return box(...toLayer(at), isSingle ? measures.mark - 2 : clusterWidth(members), measures.mark - (isSingle ? 2 : 0));
}

/** @param {DrawnEvent} shown @returns {shown is PlacedEvent} */
const isPlaced = (shown) => shown.location !== null;

/**
 * Events that would touch on the screen, together; a group stands where most of the story's events are.
 *
 * @param {DrawnEvent[]} visible those without a location are left out
 * @param {(point: Point) => Point} toLayer
 * @returns {Group[]}
 */
export function makeGroups(visible, toLayer) {
  /** @type {Map<StoryPlace, PlacedEvent[]>} */
  const byPlace = new Map();
  for (const shown of visible.filter(isPlaced)) {
    byPlace.set(shown.location, [...(byPlace.get(shown.location) ?? []), shown]);
  }
  /** @type {(at: [StoryPlace, PlacedEvent[]]) => Group} */
  const begin = ([place, members]) => ({ place, members, box: boxOf(place.at, members, toLayer), shift: [0, 0] });
  const made = [...byPlace].map(begin).sort((a, b) => b.place.weight - a.place.weight
    || (a.place.id < b.place.id ? -1 : 1));
  for (let i = 0; i < made.length; i += 1) {
    for (let j = 0; j < made.length; j += 1) {
      if (i === j || !overlap(made[i].box, made[j].box, measures.apart)) continue;
      const [keep, give] = i < j ? [made[i], made[j]] : [made[j], made[i]];
      keep.members = [...keep.members, ...give.members].sort((a, b) => a.index - b.index);
      keep.box = boxOf(keep.place.at, keep.members, toLayer);
      made.splice(Math.max(i, j), 1);
      i = -1; // a wider box may touch what was clear before: begin again
      break;
    }
  }
  return made;
}

/**
 * Groups that would stand on a button of the map or half beyond its edge step aside.
 *
 * @param {Group[]} groups
 * @param {Box[]} covers what stands over the map
 * @param {(point: Point) => Point} toLayer
 */
export function keepClear(groups, covers, toLayer) {
  for (const group of groups) {
    const obstacles = obstaclesAt(covers, toLayer(group.place.at));
    if (!obstacles.some((one) => overlap(group.box, one))) continue;
    const others = groups.filter((other) => other !== group).map((other) => other.box);
    group.shift = stepAside(group.box, [...obstacles, ...others]);
    group.box = moved(group.box, group.shift);
  }
}

/**
 * The place whose name says best where a group is: a town before all, then that of most of its events. Where a ride
 * waits by inference only, none of them is.
 *
 * @param {Group} group
 */
export function namingPlace({ members }) {
  /** @type {Map<StoryPlace, number>} */
  const times = new Map();
  for (const { location, isVague } of members) times.set(location, (times.get(location) ?? 0) + (isVague ? 0 : 1));
  const ranked = [...times].map(([place, count]) => (
    { place, rank: (measures.towns.includes(place.kind) ? 1e6 : 0) + count }));
  return ranked.reduce((a, b) => (b.rank > a.rank ? b : a)).place;
}

/**
 * Fill a cluster's button; nothing is touched while it looks the same.
 *
 * @param {{node: HTMLElement, look: string}} item
 * @param {Group} group
 * @param {boolean} isOpen
 */
export function fillCluster(item, { members }, isOpen) {
  const { node } = item;
  const parts = layersOf(members).map((one) => (
    { layer: one.layer, state: strongestState(one.members), count: one.members.length }));
  const look = JSON.stringify([isOpen, parts]);
  if (item.look === look) return;
  item.look = look;
  const width = isOpen ? measures.mark : clusterWidth(members);
  // A space before each count, which nobody sees: else two counts would be read as one number.
  node.replaceChildren(...(isOpen ? [closeSign()] : parts.flatMap(({ layer, state, count }) => [" ", element("span", {},
    symbol(layer, state, measures.small_symbol), element("span", { text: count }))])));
  Object.assign(node.style, { width: `${width}px`, marginLeft: `${-width / 2}px` });
}
