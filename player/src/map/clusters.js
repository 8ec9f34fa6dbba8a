/**
 * Clusters: which events stand so near to each other on the screen that they are shown as one, and what that looks
 * like.
 *
 * The grouping is pure, and Python groups alike (tests/cases/clusters.json); the pill's content is DOM. It owns no
 * state: what is open is spiderfy.js's. Called by marks.js.
 *
 * @typedef {{place: string, at: number[], weight: number, members: object[], box: Box}} Group `place` is the one at
 *   which it stands; `members` are what `engine.visible()` returned, with `seat`: the place where each is drawn
 */
import { measures } from "../design.js";
import { element } from "../elements.js";
import { LAYERS } from "../time/clocks.js";
import { box, overlap } from "./geometry.js";
import { closeSign, symbol } from "./symbols.js";

/** The state that says most first. */
const BOLDEST = ["confirmed", "reported", "expected", "cancelled", "unfulfilled"];

export function layersOf(members) {
  return LAYERS.map((layer) => [layer, members.filter((one) => one.event.layer === layer)])
    .filter(([, list]) => list.length > 0);
}

function boldest(members) {
  const states = members.map((one) => one.state);
  return BOLDEST.find((state) => states.includes(state));
}

function clusterWidth(members) {
  return layersOf(members).reduce((sum, [, list]) => sum + 24 + 8 * String(list.length).length, 12);
}

function boxOf({ at, members }, toLayer) {
  const size = members.length === 1 ? [measures.mark - 2, measures.mark - 2] : [clusterWidth(members), measures.mark];
  return box(...toLayer(at), ...size);
}

/**
 * Events that would touch on the screen, together; a group stands where most of the story's events are.
 *
 * @param {object[]} visible with `seat`; those whose seat is no place are left out
 * @param {Map<string, object>} places with `at` and `weight`
 * @param {function(number[]): number[]} toLayer
 * @returns {Group[]}
 */
export function makeGroups(visible, places, toLayer) {
  const byPlace = new Map();
  for (const shown of visible) {
    const place = places.get(shown.seat);
    if (place === undefined) continue;
    const { id, at, weight } = place;
    if (!byPlace.has(id)) byPlace.set(id, { place: id, at, weight, members: [] });
    byPlace.get(id).members.push(shown);
  }
  const made = [...byPlace.values()].sort((a, b) => b.weight - a.weight || (a.place < b.place ? -1 : 1));
  for (const group of made) group.box = boxOf(group, toLayer);
  for (let i = 0; i < made.length; i += 1) {
    for (let j = 0; j < made.length; j += 1) {
      if (i === j || !overlap(made[i].box, made[j].box, measures.apart)) continue;
      const [keep, give] = i < j ? [made[i], made[j]] : [made[j], made[i]];
      keep.members = [...keep.members, ...give.members].sort((a, b) => a.index - b.index);
      keep.box = boxOf(keep, toLayer);
      made.splice(Math.max(i, j), 1);
      i = -1; // a wider box may touch what was clear before: begin again
      break;
    }
  }
  return made;
}

/** The place whose name says best where a group is: a town before all, then that of most of its events. */
export function namesake({ members }, places) {
  const times = new Map();
  for (const { seat } of members) times.set(seat, (times.get(seat) ?? 0) + 1);
  const rank = (id) => (measures.towns.includes(places.get(id).kind) ? 1e6 : 0) + times.get(id);
  return [...times.keys()].reduce((a, b) => (rank(b) > rank(a) ? b : a));
}

/** Fill a cluster's button; nothing is touched while it looks the same. */
export function fillCluster(item, { members }, isOpen) {
  const { node } = item;
  const layers = layersOf(members);
  const content = JSON.stringify([isOpen, layers.map(([layer, list]) => [layer, boldest(list), list.length])]);
  if (item.content === content) return;
  item.content = content;
  const width = isOpen ? measures.mark : clusterWidth(members);
  node.replaceChildren(...(isOpen ? [closeSign()] : layers.map(([layer, list]) => element("span", {},
    symbol(layer, boldest(list), measures.small_symbol), element("span", { text: String(list.length) })))));
  Object.assign(node.style, { width: `${width}px`, marginLeft: `${-width / 2}px` });
}
