/**
 * Areas: the shapes of what takes in a part of the world, such as a flood or a front, under everything else.
 *
 * A quiet fill and an outline, dashed as arcs are where nobody vouches for it; what came before stays as a thin
 * outline. It also says over which of them the pointer is, where no mark is nearer. Which shapes there are picture.js
 * says, the marks that stand in them are marks.js's, which makes this with the first story that has any.
 *
 * @import { Box, Point } from "./geometry.js"
 * @import { Overlay } from "./overlay.js"
 * @import { DrawnEvent, Picture, StoryArea } from "./picture.js"
 */
import { measures } from "../design.js";
import { setAttributes } from "../elements.js";
import { isFilled } from "../time/clocks.js";
import { contains, pathData, round } from "./geometry.js";
import { clipped, holds, sizeOf, thinned } from "./shapes.js";

/** What stands over the map and is not the map itself. */
const OVER = "button, .ge-ui, .ge-second, .leaflet-control";
/** So many pixels around a mark are the mark's. */
const ROOM = 8;

/** @param {Point[][]} rings */
const filled = (rings) => rings.filter((ring) => ring.length > 2)
  .map((ring) => `M${ring.map((point) => point.map(round).join(" ")).join("L")}Z`).join("");

/**
 * @param {Overlay} overlay
 * @param {{marked: () => Box[], onHover: (id: string|null) => void, onSelect: (id: string) => void}} heard `marked` are
 *   the boxes of the marks
 */
export function createAreas(overlay, { marked, onHover, onSelect }) {
  const { map, toLayer, toWorld, putLine } = overlay;
  const container = map.getContainer();
  /** Those that are there, for the pointer. @type {{id: string, area: StoryArea}[]} */
  let there = [];
  /** @type {string|null} */
  let over = null;

  /** @param {DrawnEvent} shown @param {boolean} isPast @param {Picture} picture */
  function lookOf({ event: { id }, age, isMeant }, isPast, { frame, hovered }) {
    if (isPast) return "past";
    return isMeant || id === frame.selected || id === hovered ? "meant" : age;
  }

  /** @param {DrawnEvent} shown @param {Picture} picture @param {Box} view */
  function drawEvent(shown, picture, view) {
    const { event: { id, layer }, state, shapes = [] } = shown;
    shapes.forEach(({ shape, isPast }, i) => {
      const { fill, width, opacity } = measures.areas[lookOf(shown, isPast, picture)];
      const rings = shape.rings.map((ring) => thinned(ring.map(toLayer)));
      const shared = { "data-layer": layer, "data-state": state, "data-past": isPast };
      putLine(`${id} ${i} fill`, "areas", { ...shared, class: "ge-area-fill",
        "fill-opacity": isFilled(state) ? fill : fill / 2, d: filled(rings.map((ring) => clipped(ring, view))) });
      putLine(`${id} ${i}`, "areas", { ...shared, class: "ge-area", "stroke-width": width, "stroke-opacity": opacity,
        d: rings.map((ring) => pathData([...ring, ring[0]], view)).join("") });
      if (!isPast) there.push({ id, area: shape });
    });
  }

  /** @param {Picture} picture @param {Box} view */
  function draw(picture, view) {
    there = [];
    for (const shown of picture.frame.visible) drawEvent(shown, picture, view);
  }

  /** The smallest area at a point, unless a mark is nearer. @param {L.LeafletMouseEvent} event */
  function areaAt({ layerPoint: { x, y }, originalEvent: { target } }) {
    if (target instanceof Element && target.closest(OVER) !== null) return null;
    if (container.dataset.overBin === "true" || marked().some((box) => contains(box, [x, y], ROOM))) return null;
    const point = toWorld([x, y]);
    const found = there.filter(({ area }) => holds(area.rings, point))
      .sort((a, b) => sizeOf(a.area.largest[0]) - sizeOf(b.area.largest[0]));
    return found[0]?.id ?? null;
  }

  /** @param {string|null} id */
  function hover(id) {
    if (id === over) return;
    over = id;
    // What a mark says under the pointer, its area does.
    container.title = id === null ? "" : overlay.marks.get(`event ${id}`)?.node.title ?? "";
    setAttributes(container, { "data-over-area": id !== null });
    onHover(id);
  }

  /** @type {L.LeafletEventHandlerFnMap} */
  const listeners = { mousemove: (event) => hover(areaAt(event)), mouseout: () => hover(null) };
  map.on(listeners);

  /** Choose what was clicked. @param {L.LeafletMouseEvent} event */
  function pick(event) {
    const id = areaAt(event);
    if (id !== null) onSelect(id);
  }

  function remove() {
    map.off(listeners);
    delete container.dataset.overArea;
    container.title = "";
  }

  return Object.freeze({ draw, pick, remove });
}
