/**
 * What the opening view leaves beyond its edge: pointers along the edge that say what is there, and lead to it.
 *
 * It owns the pointers. Which events are there and what time it is come from frame.js, which calls it.
 */
import { element, icon, setName } from "../elements.js";

/** Room around a pointer, and how many are shown at most: those that stand for most events. */
const GAP = 8;
const MOST = { narrow: 2, medium: 4, wide: 5 };
/** In a window lower than this, pointers would cover what they point away from. */
const LOWEST = 260;

const touches = (a, b) => a.left < b.right + GAP && b.left < a.right + GAP && a.top < b.bottom + GAP
  && b.top < a.bottom + GAP;

const isInside = ({ x, y }, frame) => x >= frame.left && x <= frame.right && y >= frame.top && y <= frame.bottom;

/** Where the way from the frame's middle to a point leaves the frame. */
function exitTo({ x, y }, { left, top, right, bottom }) {
  const [cx, cy] = [(left + right) / 2, (top + bottom) / 2];
  const share = Math.min((right - left) / 2 / Math.max(Math.abs(x - cx), 1e-6),
    (bottom - top) / 2 / Math.max(Math.abs(y - cy), 1e-6));
  return { x: cx + (x - cx) * share, y: cy + (y - cy) * share, angle: Math.atan2(y - cy, x - cx) };
}

/** A box of that size at the frame's edge, moved along it until it is clear of what stands there. */
function settle(exit, { width, height }, frame, taken) {
  const isSide = exit.x <= frame.left + 1 || exit.x >= frame.right - 1;
  const step = isSide ? height + GAP : 24;
  for (let i = 0; i < 24; i += 1) {
    const shift = step * Math.ceil(i / 2) * (i % 2 === 0 ? 1 : -1);
    const left = Math.min(frame.right - width, Math.max(frame.left, exit.x - width / 2 + (isSide ? 0 : shift)));
    const top = Math.min(frame.bottom - height, Math.max(frame.top, exit.y - height / 2 + (isSide ? shift : 0)));
    const box = { left, top, right: left + width, bottom: top + height };
    if (!taken.some((other) => touches(box, other))) return box;
  }
  return null;
}

/**
 * Make the pointers at the map's edge.
 *
 * @param {HTMLElement} host
 * @param {L.Map} map
 * @param {{viewport: object, marks: object, onGo: (place: object) => void}} parts the marks are kept clear of
 */
export function createPointers(host, map, { viewport, marks, onGo }) {
  let shown = [];
  let drawn = "";

  /** Places of what is there but was left out of the opening view; and that view itself, once it is out of sight. */
  function targetsOf(current, { scene, language, translate }) {
    const places = new Map();
    const main = new Set();
    let count = 0;
    for (const { event } of current) {
      const place = scene.places[event.place];
      if (place === undefined) continue;
      if (viewport.opening.ids.has(event.id)) {
        main.add(place);
        count += 1;
      } else places.set(event.place, { place, count: (places.get(event.place)?.count ?? 0) + 1 });
    }
    const found = [...places.values()].sort((a, b) => b.count - a.count).slice(0, MOST[viewport.kind])
      .map((one) => ({ at: [one.place], words: { place: one.place.name[language], count: one.count },
        key: "player.beyond", go: () => onGo(one.place) }));
    if (count > 0) found.push({ at: [...main], words: { count }, key: "player.beyond.main", go: viewport.home });
    return found.map((target) => ({ ...target, text: translate(target.key, target.words),
      spoken: translate(`${target.key}.go`, target.words) }));
  }

  function makePointer({ at, text, spoken, go }) {
    const arrow = icon("towards");
    const button = element("button", { type: "button", class: "ge-pill ge-pointer", onclick: go }, arrow,
      element("span", { text }));
    setName(button, spoken);
    host.append(button);
    return { at, arrow, button };
  }

  function frame() {
    const [[left, top], [right, bottom]] = viewport.edges();
    return { left: left + GAP, top: top + GAP, right: viewport.width - right - GAP,
      bottom: viewport.height - bottom - GAP };
  }

  function takenBoxes() {
    const { left, top } = map.getContainer().getBoundingClientRect();
    const nodes = map.getContainer().querySelectorAll(".leaflet-control, .ge-credits, .ge-left > :not([hidden])");
    const panels = [...nodes].map((node) => node.getBoundingClientRect()).filter((one) => one.width > 0)
      .map((one) => ({ left: one.left - left, top: one.top - top, right: one.right - left,
        bottom: one.bottom - top }));
    const { x, y } = map.layerPointToContainerPoint([0, 0]);
    return [...panels, ...marks.boxes().map((one) => ({ left: one.left + x, top: one.top + y, right: one.right + x,
      bottom: one.bottom + y }))];
  }

  function put({ at, arrow, button }, room, taken) {
    const points = at.map(({ lat, lng }) => map.latLngToContainerPoint([lat, lng]));
    button.hidden = room.bottom - room.top < LOWEST || points.some((point) => isInside(point, room));
    if (button.hidden) return;
    const exit = exitTo(points[0], room);
    const size = { width: button.offsetWidth, height: button.offsetHeight };
    const place = settle(exit, size, room, taken);
    button.hidden = place === null;
    if (place === null) return;
    taken.push(place);
    Object.assign(button.style, { left: `${place.left.toFixed(0)}px`, top: `${place.top.toFixed(0)}px` });
    arrow.style.transform = `rotate(${exit.angle.toFixed(3)}rad)`;
  }

  /** Put every pointer where it belongs now: after the map or a panel has moved. */
  function place() {
    if (shown.length === 0) return;
    const room = frame();
    const taken = takenBoxes();
    for (const one of shown) put(one, room, taken);
  }

  /** @param {object[]} current what is there @param {object} view as card.js has it */
  function draw(current, view) {
    const targets = viewport.opening === null ? [] : targetsOf(current, view);
    const key = JSON.stringify([targets.map(({ spoken, at }) => [spoken, at]), viewport.edges()]);
    if (key === drawn) return;
    drawn = key;
    host.replaceChildren();
    shown = targets.map(makePointer);
    place();
  }

  map.on("move moveend", place);
  return { draw, place, remove: () => map.off("move moveend", place) };
}
