/**
 * The names on the ground: countries, seas, regions, towns, and the places of the story, in the reader's language.
 *
 * They touch neither each other nor the marks; which are written follows from rank, kind and zoom. It owns no names:
 * the ground's stand in basemap.json, the story's places and the boxes that marks take it hears over the map's
 * `geoeventsmarks` (marks.js). Called by basemap.js.
 *
 * "World" is Leaflet's projection at zoom 0; boxes are in layer points.
 *
 * @import { Language } from "../languages.js"
 * @import { Texts } from "../scene.js"
 * @import { Box, Point } from "./geometry.js"
 * @import { StoryPlace } from "./picture.js"
 * @typedef {keyof typeof GROUND} GroundKind
 * @typedef {{kind: GroundKind, rank: number, name: Texts, lat: number, lng: number, at: Point}} GroundName
 * @typedef {{kind: GroundKind|"story", rank: number, name: Texts, at: Point, zooms: number[], mark: Box|null,
 *   isDotted: boolean}} Name `mark` is the box of the mark whose place this is; written from the first zoom to the last
 * @typedef {StoryPlace & {box: Box|null}} ToldPlace
 * @typedef {{node: HTMLElement, text: HTMLElement, data: Name, width: number, height: number, isShown: boolean,
 *   choice: number}} Item a name with its element; `choice` is the corner at which it stands
 * @typedef {Box & {point: Point, name: string}} PlacedName
 */
import { measures } from "../design.js";
import { element } from "../elements.js";
import { marked } from "../languages.js";
import { L } from "../leaflet.js";
import { moved } from "./aside.js";
import { pointersOf } from "./covers.js";
import { contains, within } from "./geometry.js";
import { watchType } from "./type-watch.js";
import { english, tagOf, textIn } from "../told.js";

const GAP = 3;
/** A place with a mark is named from this zoom on. */
const MARKED_FROM = 2;
/** A country's mark is named from here on; before that the country's own name is near enough. */
const COUNTRY_MARK_FROM = 3.5;
/** It comes after all countries, and is not written where the same name stands within so many pixels. */
const COUNTRY_MARK_RANK = 6;
const TWICE = 150;
/** What ranks behind this is not named where another place is within so many pixels: a station in its town. */
const MINOR = 4;
const ASIDE = 44;
const { ground_names: GROUND, place_order: PLACE_ORDER } = measures;
/** By kind of place. @type {Map<string, {zoom: number, rank: number}>} */
const PLACES = new Map(Object.entries(measures.place_names));

/** The first and the last zoom at which a name of the ground is written. @param {GroundName} name */
function zoomsOf({ kind, rank }) {
  const { zoom, zoom_a_rank: step, last_zoom: last } = GROUND[kind];
  return [zoom + step * rank, last ?? Infinity];
}

/** @param {Name} name */
const weightOf = ({ kind, rank }) => (kind === "story" ? PLACE_ORDER : GROUND[kind].order) + rank;
/** @param {Name} name */
const isMinor = ({ kind, rank, mark }) => kind === "story" && mark === null && rank > MINOR;
/** @param {Name} name */
const isPoint = ({ kind }) => kind === "city" || kind === "story";

/** @param {Box} a @param {Box} b */
function overlap(a, b) {
  return a.left < b.right + GAP && b.left < a.right + GAP && a.top < b.bottom + 1 && b.top < a.bottom + 1;
}

/**
 * Top left corners where a name may stand, the best first.
 *
 * @param {Item} item
 * @param {number} x
 * @param {number} y
 * @returns {Point[]}
 */
function corners({ width: w, height: h, data }, x, y) {
  if (!isPoint(data)) {
    const far = [[0, -18], [0, 18], [-30, 0], [30, 0], [0, -36], [0, 36], [-60, 0], [60, 0], [-60, 30], [60, -30]];
    const moves = [[0, 0], ...(data.kind === "country" ? far : [[0, -12], [0, 12]])]; // a sea's name must not go ashore
    return moves.map(([dx, dy]) => [x - w / 2 + dx, y - h / 2 + dy]);
  }
  const near = data.mark ?? { left: x - 3, right: x + 3, top: y - 3, bottom: y + 3 };
  const middle = [(near.left + near.right - w) / 2, (near.top + near.bottom - h) / 2];
  /** @type {Point[]} */
  const beside = [[near.right + 3, middle[1]], [near.left - 3 - w, middle[1]]];
  /** @type {Point[]} */
  const stacked = [[middle[0], near.bottom + 1], [middle[0], near.top - 1 - h]];
  return data.mark === null ? [...beside, ...stacked] : [...stacked, ...beside];
}

/**
 * A place of the story as a name; null if the ground's own name does.
 *
 * @param {ToldPlace} place
 * @param {Map<string, Name>} ground by the English name
 * @returns {Name|null}
 */
function storyName({ name, at, kind, box, isHalt }, ground) {
  const isCountry = kind === "country";
  if (box !== null) {
    const isTwice = isCountry && ground.get(english(name))?.kind === "country";
    const [from, rank] = isTwice ? [COUNTRY_MARK_FROM, COUNTRY_MARK_RANK] : [MARKED_FROM, 1];
    return { name, at, kind: "story", rank, zooms: [from, 20], mark: box, isDotted: false };
  }
  if (isCountry || ground.has(english(name))) return null;
  const { zoom: from, rank } = PLACES.get(kind) ?? measures.place_names.area;
  return { name, at, kind: "story", rank, zooms: [from, 20], mark: null, isDotted: !isHalt };
}

/**
 * @param {L.Map} map
 * @param {HTMLElement} pane
 * @param {GroundName[]} labels the ground's
 * @param {Language} first
 */
export function createPlaceNames(map, pane, labels, first) {
  /** @type {Name[]} */
  const ground = labels.map((one) => ({ ...one, zooms: zoomsOf(one), mark: null, isDotted: true }));
  const groundByName = new Map(ground.map((one) => [english(one.name), one]));
  /** @type {Map<string, Item>} */
  const names = new Map();
  let language = first;
  /** @type {Box[]} */
  let taken = [];
  /** @type {Box[][]} */
  let [lines, pointers] = [[], []];
  /** @type {Name[]} */
  let story = [];
  let request = 0;

  /** @param {Item} item @param {number} scale @param {L.Point} origin */
  function move(item, scale, origin) {
    const [x, y] = item.data.at;
    L.DomUtil.setPosition(item.node, L.point(Math.round(x * scale - origin.x), Math.round(y * scale - origin.y)));
  }

  /** @param {Name} data @returns {Item} */
  function make(data) {
    const text = element("span", { class: "ge-place-text" });
    const dot = element("i", { class: "ge-place-dot" });
    const node = element("div", { class: "ge-place-name leaflet-zoom-animated" }, text, dot);
    node.style.visibility = "hidden";
    pane.append(node);
    const item = { node, text, data, width: 0, height: 0, isShown: false, choice: 0 };
    describe(item, data);
    return item;
  }

  /** @param {Item} item @param {Name} data */
  function describe(item, data) {
    Object.assign(item.text.dataset, { kind: data.kind, rank: data.rank });
    item.node.dataset.dotted = String(isPoint(data) && data.isDotted);
    item.data = data;
  }

  /** The ground's names and the story's; a place that is both is written once, as the story has it. */
  function collect() {
    const withMark = new Set(story.filter((one) => one.mark !== null).map((one) => english(one.name)));
    const wanted = [...ground.filter((one) => one.kind === "country" || !withMark.has(english(one.name))), ...story];
    const keys = new Set();
    for (const data of wanted) {
      const key = `${data.kind} ${english(data.name)} ${data.at}`;
      keys.add(key);
      const item = names.get(key);
      if (item === undefined) names.set(key, make(data));
      else if (item.data !== data) describe(item, data);
    }
    for (const [key, item] of names) {
      if (keys.has(key)) continue;
      item.node.remove();
      names.delete(key);
    }
  }

  function write() {
    // What was written while the page was not shown has no size yet.
    const changed = [...names.values()].filter((item) => item.height === 0
      || item.text.textContent !== textIn(item.data.name, language));
    for (const item of changed) {
      item.text.textContent = textIn(item.data.name, language);
      item.text.lang = marked(tagOf(item.data.name, language) ?? language);
    }
    for (const item of changed) [item.width, item.height] = [item.text.offsetWidth, item.text.offsetHeight];
  }

  /**
   * Whether a name may stand at a point at all. Beside a mark stands the name of its own place and no other, or it
   * would be read as the mark's.
   *
   * @param {Name} data
   * @param {number} x
   * @param {number} y
   * @param {PlacedName[]} placed
   */
  function isWanted(data, x, y, placed) {
    if (isPoint(data) && data.mark === null && taken.some((area) => contains(area, [x, y], 4))) return false;
    /** @type {(reach: number) => (other: PlacedName) => boolean} */
    const isNear = (reach) => ({ point }) => Math.hypot(x - point[0], y - point[1]) < reach;
    if (isMinor(data) && placed.some(isNear(ASIDE))) return false;
    return !placed.filter((other) => other.name === english(data.name)).some(isNear(TWICE));
  }

  /**
   * @param {Item} item
   * @param {number} x
   * @param {number} y
   * @param {PlacedName[]} placed
   * @param {Box} edge
   * @returns {boolean} whether there was room for a name
   */
  function settle(item, x, y, placed, edge) {
    if (!isWanted(item.data, x, y, placed)) return false;
    const found = corners(item, x, y);
    const order = [...found.keys()];
    if (item.isShown && item.choice < found.length) order.unshift(item.choice); // stay where it was, if it can
    const free = [];
    for (const i of order) {
      const [left, top] = found[i];
      const area = { left, top, right: left + item.width, bottom: top + item.height };
      const isTaken = [placed, taken, pointers].some((others) => others.some((other) => overlap(area, other)));
      if (within(area, edge) && !isTaken) free.push({ area, i });
    }
    const best = free.find(({ area }) => !lines.some((other) => overlap(area, other))) ?? free[0];
    if (best === undefined) return false;
    placed.push({ ...best.area, point: [x, y], name: english(item.data.name) });
    item.choice = best.i;
    const { left, top } = best.area;
    Object.assign(item.text.style, { left: `${Math.round(left - x)}px`, top: `${Math.round(top - y)}px` });
    return true;
  }

  function place() {
    request = 0;
    collect();
    write();
    const zoom = map.getZoom();
    const scale = map.getZoomScale(zoom, 0);
    const origin = map.getPixelOrigin();
    const corner = map.containerPointToLayerPoint([0, 0]);
    const size = map.getSize();
    const edge = { left: corner.x, top: corner.y, right: corner.x + size.x, bottom: corner.y + size.y };
    pointers = pointersOf(map.getContainer()).map((one) => moved(one, [corner.x, corner.y]));
    /** @type {PlacedName[]} */
    const placed = [];
    for (const item of [...names.values()].sort((a, b) => weightOf(a.data) - weightOf(b.data))) {
      const [from, to] = item.data.zooms;
      const [x, y] = [item.data.at[0] * scale - origin.x, item.data.at[1] * scale - origin.y];
      const isSeen = zoom >= from && zoom <= to && x > edge.left && x < edge.right && y > edge.top && y < edge.bottom;
      const isShown = isSeen && settle(item, x, y, placed, edge);
      if (isShown) move(item, scale, origin);
      if (isShown !== item.isShown) item.node.style.visibility = isShown ? "" : "hidden";
      item.isShown = isShown;
    }
  }

  /** Place them anew in the next frame. */
  function requestPlacement() {
    if (request === 0) request = requestAnimationFrame(place);
  }

  /** @param {{boxes: Box[], lines: Box[], places: ToldPlace[]}} told */
  function onMarks({ boxes, lines: rails, places }) {
    taken = boxes;
    lines = rails;
    story = places.map((one) => storyName(one, groundByName)).filter((one) => one !== null);
    requestPlacement();
  }

  /** @type {L.LeafletEventHandlerFnMap & {geoeventsmarks: typeof onMarks}} */
  const listeners = { geoeventsmarks: onMarks };
  map.on(listeners);
  const unwatch = watchType(pane, "ge-place-text", () => {
    for (const item of names.values()) item.height = 0;
    place();
  });

  return Object.freeze({
    requestPlacement,
    /** Without waiting for a frame: who prints gets none. */
    place() {
      cancelAnimationFrame(request);
      place();
    },
    /** Where they stand at another scale, until they are placed anew. @param {number} scale @param {L.Point} origin */
    follow(scale, origin) {
      for (const item of names.values()) if (item.isShown) move(item, scale, origin);
    },
    /** @param {Language} next */
    setLanguage(next) {
      if (next === language) return;
      language = next;
      requestPlacement();
    },
    remove() {
      map.off(listeners);
      unwatch();
      cancelAnimationFrame(request);
      for (const item of names.values()) item.node.remove();
      names.clear();
    },
  });
}
