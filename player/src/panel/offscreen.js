/**
 * What the opening view leaves beyond its edge: pointers along the edge that say what is there, and lead to it.
 *
 * It owns the pointers. Which events are there and what time it is come from frame.js, which calls it.
 *
 * @import { Box } from "../map/geometry.js"
 * @import { Viewport } from "../map/viewport.js"
 * @import { ScenePlace } from "../scene.js"
 * @import { Context, Shown } from "../types.js"
 *
 * @typedef {{x: number, y: number}} Point pixels of the map
 * @typedef {{places: ScenePlace[], text: string, spoken: string, go: () => void}} Target where a pointer leads
 * @typedef {{places: ScenePlace[], arrow: SVGElement, button: HTMLButtonElement}} Pointer
 */
import { element, icon, setName } from "../elements.js";
import { moved } from "../map/aside.js";
import { coversOf } from "../map/covers.js";
import { whereabouts } from "../map/extent.js";
import { overlap } from "../map/geometry.js";
import { textIn } from "../told.js";

/** Room around a pointer, and at the map's edge, from which marks keep away too; and how many are shown at most: those
 *  that stand for most events. */
const GAP = 8;
const EDGE = 14;
const MOST = { narrow: 4, medium: 4, wide: 5 };
/** In a window lower than this, pointers would cover what they point away from. */
const LEAST_HEIGHT = 260;

/** @param {Point} point @param {Box} frame */
const isInside = ({ x, y }, frame) => x >= frame.left && x <= frame.right && y >= frame.top && y <= frame.bottom;

/** Where the way from the frame's middle to a point leaves the frame. @param {Point} point @param {Box} frame */
function exitTo({ x, y }, { left, top, right, bottom }) {
  const [cx, cy] = [(left + right) / 2, (top + bottom) / 2];
  const share = Math.min((right - left) / 2 / Math.max(Math.abs(x - cx), 1e-6),
    (bottom - top) / 2 / Math.max(Math.abs(y - cy), 1e-6));
  return { x: cx + (x - cx) * share, y: cy + (y - cy) * share, angle: Math.atan2(y - cy, x - cx) };
}

/**
 * A box at the frame's edge, moved along it until it is clear of what stands there.
 *
 * @param {Point} exit
 * @param {{width: number, height: number}} size
 * @param {Box} frame
 * @param {Box[]} taken
 * @returns {Box|null} null if there is no room
 */
function placeAt(exit, { width, height }, frame, taken) {
  const isSide = exit.x <= frame.left + 1 || exit.x >= frame.right - 1;
  const step = isSide ? height + GAP : 24;
  for (let i = 0; i < 24; i += 1) {
    const shift = step * Math.ceil(i / 2) * (i % 2 === 0 ? 1 : -1);
    const left = Math.min(frame.right - width, Math.max(frame.left, exit.x - width / 2 + (isSide ? 0 : shift)));
    const top = Math.min(frame.bottom - height, Math.max(frame.top, exit.y - height / 2 + (isSide ? shift : 0)));
    const box = { left, top, right: left + width, bottom: top + height };
    if (!taken.some((other) => overlap(box, other, GAP))) return box;
  }
  return null;
}

/**
 * Make the pointers at the map's edge.
 *
 * @param {HTMLElement} host
 * @param {L.Map} map
 * @param {{viewport: Viewport, marks: {boxes: () => Box[]}, onGo: (place: ScenePlace) => void}} parts the marks are
 *   kept clear of
 */
export function createPointers(host, map, { viewport, marks, onGo }) {
  /** @type {Pointer[]} */
  let shown = [];
  let drawn = "";

  /**
   * Places of what is there but was left out of the opening view; and that view itself, once it is out of sight.
   *
   * @param {Shown[]} current
   * @param {Context} view
   * @returns {Target[]}
   */
  function targetsOf(current, { scene, language, translate }) {
    const { opening } = viewport;
    if (opening === null) return [];
    /** @type {Map<ScenePlace, number>} */
    const counts = new Map();
    /** @type {Set<ScenePlace>} */
    const main = new Set();
    let mainCount = 0;
    for (const { event } of current) {
      const place = whereabouts(scene, event);
      if (place === undefined) continue;
      if (opening.ids.has(event.id)) {
        main.add(place);
        mainCount += 1;
      } else counts.set(place, (counts.get(place) ?? 0) + 1);
    }
    /** @param {string} key @param {Record<string, string|number>} values */
    const say = (key, values) => ({ text: translate(key, values), spoken: translate(`${key}.go`, values) });
    const found = [...counts].sort(([, a], [, b]) => b - a).slice(0, MOST[viewport.kind])
      .map(([place, count]) => ({ places: [place], go: () => onGo(place),
        ...say("player.beyond", { place: textIn(place.name, language), count }) }));
    return mainCount === 0 ? found
      : [...found, { places: [...main], go: viewport.resetView, ...say("player.beyond.main", { count: mainCount }) }];
  }

  /** @param {Target} target @returns {Pointer} */
  function makePointer({ places, text, spoken, go }) {
    const arrow = icon("towards");
    const button = element("button", { type: "button", class: "ge-pill ge-pointer", onclick: go }, arrow,
      element("span", { text }));
    setName(button, spoken);
    host.append(button);
    return { places, arrow, button };
  }

  /** @returns {Box} */
  function frame() {
    const [[left, top], [right, bottom]] = viewport.padding();
    return { left: left + EDGE, top: top + EDGE, right: viewport.width - right - EDGE,
      bottom: viewport.height - bottom - EDGE };
  }

  /** @returns {Box[]} */
  function takenBoxes() {
    const { x, y } = map.layerPointToContainerPoint([0, 0]);
    return [...coversOf(map.getContainer()), ...marks.boxes().map((one) => moved(one, [x, y]))];
  }

  /** @param {Pointer} pointer @param {Box} room @param {Box[]} taken to which its own is added */
  function put({ places, arrow, button }, room, taken) {
    const points = places.map(({ lat, lng }) => map.latLngToContainerPoint([lat, lng]));
    button.hidden = room.bottom - room.top < LEAST_HEIGHT || points.some((point) => isInside(point, room));
    if (button.hidden) return;
    const exit = exitTo(points[0], room);
    const size = { width: button.offsetWidth, height: button.offsetHeight };
    const box = placeAt(exit, size, room, taken);
    button.hidden = box === null;
    if (box === null) return;
    taken.push(box);
    Object.assign(button.style, { left: `${box.left.toFixed(0)}px`, top: `${box.top.toFixed(0)}px` });
    arrow.style.transform = `rotate(${exit.angle.toFixed(3)}rad)`;
  }

  /** Put every pointer where it belongs now: after the map or a panel has moved. */
  function place() {
    if (shown.length === 0) return;
    const room = frame();
    const taken = takenBoxes();
    for (const one of shown) put(one, room, taken);
  }

  /** @param {Shown[]} current what is there @param {Context} view */
  function draw(current, view) {
    const targets = targetsOf(current, view);
    const key = JSON.stringify([targets.map(({ spoken, places }) => [spoken, places]), viewport.padding()]);
    if (key !== drawn) {
      drawn = key;
      host.replaceChildren();
      shown = targets.map(makePointer);
    }
    place(); // what stands there may be broader than it was: the credits come with the ground
  }

  map.on("move moveend", place);
  return { draw, place, remove: () => map.off("move moveend", place) };
}
