/**
 * The buttons: one for each mark and each cluster, that can be clicked, focused and heard.
 *
 * It makes them, keeps them in the order of time and says what was done to them; where they stand and what is open is
 * decided by marks.js, which calls it.
 *
 * @import { Group } from "./clusters.js"
 * @import { Point } from "./geometry.js"
 * @import { Overlay } from "./overlay.js"
 * @import { DrawnEvent, Picture } from "./picture.js"
 * @typedef {{node: HTMLElement, look: string, at: Point, dx: number, dy: number, role: Role, group: Group|null}} Mark
 *   `look` is kept to change only what looks different
 * @typedef {"single"|"spread"|"ride"|"cluster"} Role
 * @typedef {ReturnType<typeof createMarkButtons>["putMark"]} PutMark
 */
import { measures } from "../design.js";
import { element, setAttributes } from "../elements.js";
import { fillCluster, layersOf } from "./clusters.js";
import { clusterText, markText } from "./event-text.js";
import { placeFor } from "./picture.js";
import { canOpen } from "./spiderfy.js";
import { rideHead, symbol } from "./symbols.js";

/** Pixels from which a press that moves is a drag. */
const DRAG = 6;
const AGES = ["new", "recent"];

/**
 * A cluster that opens says whether it is open, one that is listed that it leads to a list.
 *
 * @param {Element} node
 * @param {"aria-expanded"|"aria-haspopup"} name
 * @param {string} value
 */
function setState(node, name, value) {
  node.removeAttribute(name === "aria-expanded" ? "aria-haspopup" : "aria-expanded");
  setAttributes(node, { [name]: value });
}

/**
 * @param {Overlay} overlay
 * @param {{onSelect: (id: string) => void, onToggle: (group: Group, byKeyboard: boolean) => void,
 *   onHover: (id: string|null) => void}} heard
 */
export function createMarkButtons(overlay, { onSelect, onToggle, onHover }) {
  const { map, marks, panes, toLayer, moveTo } = overlay;

  const markOf = (/** @type {string} */ id) => marks.get(`event ${id}`);

  /** @param {HTMLElement} node @param {(byKeyboard: boolean) => void} act */
  function onMark(node, act) {
    /** @type {Point|null} */
    let down = null;
    node.addEventListener("pointerdown", (event) => { down = [event.clientX, event.clientY]; });
    node.addEventListener("click", (event) => {
      event.stopPropagation(); // the map would take it for a click beside the marks
      const moved = event.detail > 0 && down !== null
        ? Math.hypot(event.clientX - down[0], event.clientY - down[1]) : 0;
      if (moved < DRAG) act(event.detail === 0);
    });
    node.addEventListener("dblclick", (event) => event.stopPropagation());
    node.addEventListener("focus", () => {
      if (node.matches(":focus-visible")) keepInView(node);
    });
  }

  /** @param {HTMLElement} node */
  function keepInView(node) {
    const item = [...marks.values()].find((one) => one.node === node);
    if (item === undefined) return;
    const [x, y] = toLayer(item.at);
    const edge = overlay.covered();
    map.panInside(map.layerPointToLatLng([x + item.dx, y + item.dy]), {
      paddingTopLeft: [edge.left + measures.mark, edge.top + measures.mark],
      paddingBottomRight: [edge.right + measures.mark, edge.bottom + measures.mark],
      animate: false,
    });
  }

  /** @param {string} className */
  function makeButton(className) {
    return element("button", { type: "button", class: `${className} leaflet-zoom-animated` });
  }

  /**
   * In the order of time, whatever the order in which marks came, so that Tab follows the story; around an open cluster
   * in the order of its marks. What has the focus stays where it is, for it would lose it.
   *
   * @param {HTMLElement} node
   * @param {number} order
   */
  function putInOrder(node, order) {
    if (node.dataset.order === String(order) || node === document.activeElement) return;
    node.dataset.order = String(order);
    const after = [...panes.marks.children].find((other) => (
      other !== node && Number(other.getAttribute("data-order")) > order));
    panes.marks.insertBefore(node, after ?? null);
  }

  /** @param {DrawnEvent} shown */
  function makeMark({ event: { id } }) {
    const node = makeButton("ge-mark");
    node.dataset.event = id;
    onMark(node, () => onSelect(id));
    node.addEventListener("pointerenter", () => onHover(id));
    node.addEventListener("pointerleave", () => onHover(null));
    return node;
  }

  /**
   * @param {Picture} picture
   * @param {DrawnEvent} shown
   * @param {Point} at in the world
   * @param {{dx?: number, dy?: number, order?: number, role: Role, isVague?: boolean}} given a vague ride is somewhere
   *   around its mark
   */
  function putMark({ story, frame }, shown, at, given) {
    const { dx = 0, dy = 0, order = shown.index, role, isVague = shown.isVague ?? false } = given;
    const { event, state, location } = shown;
    const { selected } = frame;
    const item = marks.put(`event ${event.id}`, () => (
      { node: makeMark(shown), look: "", at, dx, dy, role, group: null }));
    const { node } = item;
    const isRide = role === "ride";
    const look = `${state} ${isRide}`;
    if (item.look !== look) {
      item.look = look;
      node.replaceChildren(isRide ? rideHead(event.layer, state)
        : symbol(event.layer, state, measures.symbol, event.edges.includes("vague")));
    }
    const text = markText(shown, placeFor(event.place, story), frame, isVague);
    setAttributes(node, {
      "aria-label": text, title: text, "data-age": shown.age, "data-meant": shown.isMeant,
      "data-only": shown.isOnly === true,
      "data-role": role, "data-layer": event.layer,
      "data-vague": String(isVague), "aria-pressed": String(event.id === selected),
      // Around a cluster none stands at its place.
      "data-country": String(role === "single" && location?.kind === "country"),
      "data-rough": String(role === "single" && location !== null && location.radius >= measures.rough_km),
    });
    Object.assign(item, { at, dx, dy, role });
    putInOrder(node, order);
    moveTo(item);
  }

  /** @param {Picture} picture @param {Group} group */
  function putCluster({ frame, open }, group) {
    const { members, place: { id, at }, shift: [dx, dy] } = group;
    const item = marks.put(`cluster ${id}`, () => {
      /** @type {Mark & {group: Group}} */
      const made = { node: makeButton("ge-cluster"), look: "", at, dx: 0, dy: 0, role: "cluster",
        group };
      onMark(made.node, (byKeyboard) => onToggle(made.group, byKeyboard));
      return made;
    });
    const isOpen = group === open;
    fillCluster(item, group, isOpen);
    const { selected } = frame;
    const only = members.filter((one) => one.isOnly === true).length;
    const text = clusterText(layersOf(members), members.map((one) => one.location), only, frame);
    item.node.style.setProperty("--ge-only", String(only / members.length));
    setState(item.node, canOpen(group) ? "aria-expanded" : "aria-haspopup", canOpen(group) ? String(isOpen) : "dialog");
    setAttributes(item.node, {
      "aria-label": text, title: text, "data-only": only > 0,
      "data-age": AGES.find((age) => members.some((one) => one.age === age)) ?? "old",
      "data-selected": String(members.some((one) => one.event.id === selected)),
      "data-meant": members.some((one) => one.isMeant),
    });
    Object.assign(item, { at, dx, dy, group });
    putInOrder(item.node, members[0].index);
    moveTo(item);
  }

  return Object.freeze({ markOf, putMark, putCluster });
}
