/**
 * The buttons: one for each mark and each cluster, that can be clicked, focused and heard.
 *
 * It makes them, keeps them in the order of time and says what was done to them; where they stand and what is open is
 * decided by marks.js, which calls it.
 *
 * @import { Picture } from "./picture.js"
 */
import { measures } from "../design.js";
import { element, setAttributes } from "../elements.js";
import { fillCluster, layersOf } from "./clusters.js";
import { clusterText, markText } from "./event-text.js";
import { symbol, trainHead } from "./symbols.js";

/** Pixels from which a press that moves is a drag. */
const DRAG = 6;
const AGES = ["new", "recent", "old"];

/**
 * @param {object} overlay
 * @param {{onSelect: function(string), onToggle: function(Group, boolean), onHover: function(string|null)}} heard
 *   `onToggle` is told whether a key did it
 */
export function createMarkButtons(overlay, { onSelect, onToggle, onHover }) {
  const { map, marks, panes, toLayer, moveTo } = overlay;

  const markOf = (id) => marks.get(`event ${id}`);

  function onMark(node, act) {
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

  function makeButton(className, order) {
    const node = element("button", {
      type: "button", class: `${className} leaflet-zoom-animated`, "data-order": order });
    // In the order of time, whatever the order in which marks came, so that Tab follows the story.
    const after = [...panes.marks.children].find((other) => Number(other.dataset.order) > order);
    panes.marks.insertBefore(node, after ?? null);
    return node;
  }

  function makeMark({ event: { id }, index }) {
    const node = makeButton("ge-mark", index);
    node.dataset.event = id;
    onMark(node, () => onSelect(id));
    node.addEventListener("pointerenter", () => onHover(id));
    node.addEventListener("pointerleave", () => onHover(null));
    return { node, look: "" };
  }

  /**
   * @param {Picture} picture
   * @param {object} shown
   * @param {number[]} at in the world
   * @param {{dx?: number, dy?: number, role: "single"|"spread"|"train", isVague?: boolean}} how a vague train is
   *   somewhere around its mark
   */
  function putMark({ story, frame }, shown, at, { dx = 0, dy = 0, role, isVague = false }) {
    const { event, state } = shown;
    const { selected } = frame;
    const place = story.places.get(shown.seat);
    const item = marks.put(`event ${event.id}`, () => makeMark(shown));
    const { node } = item;
    const look = `${state} ${role === "train"}`;
    if (item.look !== look) {
      item.look = look;
      node.replaceChildren(role === "train" ? trainHead(event.layer, state) : symbol(event.layer, state));
    }
    const text = markText(shown, story.places.get(event.place), frame, isVague);
    setAttributes(node, {
      "aria-label": text, title: text, "data-age": shown.age, "data-role": role, "data-layer": event.layer,
      "data-vague": String(isVague), "aria-pressed": String(event.id === selected),
      "data-country": String(role !== "train" && place.kind === "country"),
      // Around an open cluster none stands at its place.
      "data-rough": String(role === "single" && place.radius >= measures.rough_km),
    });
    Object.assign(item, { at, dx, dy, role });
    moveTo(item);
  }

  /** @param {Picture} picture */
  function putCluster({ story, frame, open }, group) {
    const { members, at } = group;
    const item = marks.put(`cluster ${group.place}`, () => {
      const made = { node: makeButton("ge-cluster", members[0].index), dx: 0, dy: 0, content: "", group };
      onMark(made.node, (byKeyboard) => onToggle(made.group, byKeyboard));
      return made;
    });
    const isOpen = group === open;
    fillCluster(item, group, isOpen);
    const { selected } = frame;
    const text = clusterText(layersOf(members), members.map((one) => story.places.get(one.seat)), frame);
    setAttributes(item.node, {
      "aria-label": text, title: text, "aria-expanded": String(isOpen),
      "data-age": AGES.find((age) => members.some((one) => one.age === age)),
      "data-selected": String(members.some((one) => one.event.id === selected)),
    });
    Object.assign(item, { at, group });
    moveTo(item);
  }

  return Object.freeze({ markOf, putMark, putCluster });
}
