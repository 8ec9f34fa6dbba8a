/**
 * The buttons: an element for each mark and each stack, that can be clicked, focused and heard.
 *
 * It makes them, keeps them in the order of time and says what was done to them; where they stand and what is open is
 * decided by marks.js, which calls it.
 */
import { setAttributes } from "../elements.js";
import { fillCluster, layersOf, TARGET } from "./clusters.js";
import { symbol, trainHead } from "./symbols.js";

/** The mark of a place known no better than this wears a dashed ring: it is no pin. */
const ROUGH_KM = 100;
/** Pixels from which a press that moves is a drag. */
const DRAG = 6;
const AGES = ["new", "recent", "old"];

/**
 * @param {object} overlay
 * @param {object} picture what is being drawn, see marks.js
 * @param {object} words
 * @param {{onSelect: function(string), onToggle: function(Group, boolean), onHover: function(string|null)}} heard
 *   `onToggle` is told whether a key did it
 */
export function createMarkButtons(overlay, picture, words, { onSelect, onToggle, onHover }) {
  const { map, marks, panes, toLayer, moveTo } = overlay;

  const markOf = (id) => marks.get(`event ${id}`);

  function onMark(element, act) {
    let down = null;
    element.addEventListener("pointerdown", (event) => { down = [event.clientX, event.clientY]; });
    element.addEventListener("click", (event) => {
      event.stopPropagation(); // the map would take it for a click beside the marks
      const moved = event.detail > 0 && down !== null
        ? Math.hypot(event.clientX - down[0], event.clientY - down[1]) : 0;
      if (moved < DRAG) act(event.detail === 0);
    });
    element.addEventListener("dblclick", (event) => event.stopPropagation());
    element.addEventListener("focus", () => {
      if (element.matches(":focus-visible")) keepInView(element);
    });
  }

  function keepInView(element) {
    const item = [...marks.values()].find((one) => one.element === element);
    if (item === undefined) return;
    const [x, y] = toLayer(item.at);
    const edge = overlay.covered();
    map.panInside(map.layerPointToLatLng([x + item.dx, y + item.dy]), {
      paddingTopLeft: [edge.left + TARGET, edge.top + TARGET], paddingBottomRight: [edge.right + TARGET, edge.bottom + TARGET],
      animate: false,
    });
  }

  function makeButton(className, order) {
    const element = document.createElement("button");
    element.type = "button";
    element.className = `${className} leaflet-zoom-animated`;
    element.dataset.order = order;
    // In the order of time, whatever the order in which marks came, so that Tab follows the story.
    const after = [...panes.marks.children].find((other) => Number(other.dataset.order) > order);
    panes.marks.insertBefore(element, after ?? null);
    return element;
  }

  function makeMark({ event: { id }, index }) {
    const element = makeButton("geo-mark", index);
    element.dataset.event = id;
    onMark(element, () => onSelect(id));
    element.addEventListener("pointerenter", () => onHover(id));
    element.addEventListener("pointerleave", () => onHover(null));
    return { element, look: "" };
  }

  /** @param {{role: "single"|"fan"|"train", isVague?: boolean}} how a vague train is somewhere around its mark */
  function putMark(shown, at, { dx = 0, dy = 0, role, isVague = false }) {
    const { event, state } = shown;
    const { language, selected } = picture.frame;
    const place = picture.story.places.get(shown.seat);
    const item = marks.put(`event ${event.id}`, () => makeMark(shown));
    const { element } = item;
    const look = `${state} ${role === "train"}`;
    if (item.look !== look) {
      item.look = look;
      element.replaceChildren(role === "train" ? trainHead(event.layer, state) : symbol(event.layer, state));
    }
    const text = words.mark(shown, picture.story.places.get(event.place), language, isVague);
    setAttributes(element, {
      "aria-label": text, title: text, "data-age": shown.age, "data-role": role, "data-layer": event.layer,
      "data-vague": String(isVague), "aria-pressed": String(event.id === selected), "data-country": String(role !== "train" && place.kind === "country"),
      "data-rough": String(role === "single" && place.radius >= ROUGH_KM), // in a fan none stands at its place
    });
    Object.assign(item, { at, dx, dy, role });
    moveTo(item);
  }

  function putCluster(group) {
    const { members, at } = group;
    const item = marks.put(`cluster ${group.place}`, () => {
      const made = { element: makeButton("geo-stack", members[0].index), dx: 0, dy: 0, content: "", group };
      onMark(made.element, (byKeyboard) => onToggle(made.group, byKeyboard));
      return made;
    });
    const isOpen = group === picture.fan;
    fillCluster(item, group, isOpen);
    const { language, selected } = picture.frame;
    const text = words.stack(layersOf(members), members.map((one) => picture.story.places.get(one.seat)), language);
    setAttributes(item.element, {
      "aria-label": text, title: text, "aria-expanded": String(isOpen),
      "data-age": AGES.find((age) => members.some((one) => one.age === age)),
      "data-selected": String(members.some((one) => one.event.id === selected)),
    });
    Object.assign(item, { at, group });
    moveTo(item);
  }

  return Object.freeze({ markOf, putMark, putCluster });
}
