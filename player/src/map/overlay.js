/**
 * The overlay on which the marks are drawn: panes over a map, one SVG for all lines, nodes kept by key, and the spaces.
 *
 * Three spaces are used. "World" is Leaflet's projection at zoom 0, so that a point is projected once; "layer" is
 * Leaflet's layer point, in which boxes are compared; the page's own pixels are never needed. It follows the map while
 * it zooms, by stretching what is drawn. It knows nothing of events. Called by marks.js and the parts that draw for it.
 *
 * @import { Point, Project } from "./geometry.js"
 * @import { Label } from "./label-placement.js"
 * @import { Mark } from "./mark-buttons.js"
 * @import { Padding } from "../types.js"
 * @typedef {ReturnType<typeof createOverlay>} Overlay */
import { setAttributes, svgElement } from "../elements.js";
import { L } from "../leaflet.js";

/** Share of the map's size by which lines go on beyond its edge. */
const BEYOND = 0.5;
/** From the lowest to the highest. */
const STRATA = ["areas", "circles", "doubted", "past", "tracks", "halts", "arcs", "leaders"];

/**
 * Nodes kept by key: those asked for since `begin` stay, the others leave at `end`.
 *
 * @template {{node: Element}} Item
 */
function keyed() {
  /** @type {Map<string, Item>} */
  const nodes = new Map();
  /** @type {Set<string>} */
  let wanted = new Set();
  return {
    begin() { wanted = new Set(); },
    /** @param {string} key */
    get(key) { return nodes.get(key); },
    /** @param {string} key @param {() => Item} make called when the key is new */
    put(key, make) {
      wanted.add(key);
      const item = nodes.get(key) ?? make();
      nodes.set(key, item);
      return item;
    },
    end() {
      for (const [key, item] of nodes) {
        if (wanted.has(key)) continue;
        item.node.remove();
        nodes.delete(key);
      }
    },
    values: () => nodes.values(),
    clear() { this.begin(); this.end(); },
  };
}

/**
 * @param {L.Map} map
 * @param {() => Padding} [padding]
 */
export function createOverlay(map, padding) {
  const pane = (/** @type {string} */ name, /** @type {number} */ zIndex) => {
    const node = map.getPane(name) ?? map.createPane(name);
    node.style.zIndex = String(zIndex);
    node.classList.add(name);
    return node;
  };
  const linePane = pane("ge-lines", 420);
  const panes = { marks: pane("ge-marks", 620), labels: pane("ge-labels", 630) };
  panes.labels.setAttribute("aria-hidden", "true"); // the marks' own labels say the same

  const drawing = svgElement("svg", { class: "ge-drawing leaflet-zoom-animated", "aria-hidden": "true" });
  const strata = Object.fromEntries(STRATA.map((name) => [name, svgElement("g", { class: `ge-${name}` })]));
  drawing.append(...Object.values(strata));
  linePane.append(drawing);

  /** @type {ReturnType<typeof keyed<Mark>>} */
  const marks = keyed();
  /** @type {ReturnType<typeof keyed<Label>>} */
  const labels = keyed();
  /** @type {ReturnType<typeof keyed<{node: SVGPathElement}>>} */
  const lines = keyed();
  let scale = 1;
  /** @type {Point} */
  let origin = [0, 0];
  /** The scale and origin for which the lines were drawn; in a zoom they are stretched from there. */
  let drawn = { scale, origin };

  function measure() {
    scale = map.getZoomScale(map.getZoom(), 0);
    const point = map.getPixelOrigin();
    origin = [point.x, point.y];
  }

  /** @type {Project} */
  function world(lat, lng) {
    const point = map.project([lat, lng], 0);
    return [point.x, point.y];
  }

  /** @type {(point: Point) => Point} */
  const toLayer = ([x, y]) => [x * scale - origin[0], y * scale - origin[1]];
  /** @type {(point: Point) => Point} */
  const toWorld = ([x, y]) => [(x + origin[0]) / scale, (y + origin[1]) / scale];

  function covered() {
    const [[left, top], [right, bottom]] = padding?.() ?? [[0, 0], [0, 0]];
    return { left, top, right, bottom };
  }

  /** What is seen and not covered by panels, with `room` pixels more on each side. @param {number} room */
  function viewBox(room) {
    const corner = map.containerPointToLayerPoint([0, 0]);
    const size = map.getSize();
    const edge = covered();
    return {
      left: corner.x + edge.left - room, top: corner.y + edge.top - room,
      right: corner.x + size.x - edge.right + room, bottom: corner.y + size.y - edge.bottom + room,
    };
  }

  /** Lines are drawn beyond the view, so that a drag shows no ends; but each pixel of them is the browser's work. */
  function lineView() {
    const size = map.getSize();
    return viewBox(BEYOND * Math.max(size.x, size.y));
  }

  /**
   * Put a node where it belongs.
   *
   * @param {{node: HTMLElement, at: Point|undefined, dx: number, dy: number}} item `at` in the world, dx and dy pixels
   *   from there; nowhere yet without
   */
  function moveTo(item) {
    if (item.at === undefined) return;
    const [x, y] = toLayer(item.at);
    L.DomUtil.setPosition(item.node, L.point(Math.round(x + item.dx), Math.round(y + item.dy)));
  }

  /** @param {string} key @param {string} stratum @param {Record<string, string|number|boolean>} attributes */
  function putLine(key, stratum, attributes) {
    const item = lines.put(`${stratum} ${key}`, () => {
      const node = svgElement("path");
      strata[stratum].append(node);
      return { node };
    });
    setAttributes(item.node, attributes);
  }

  /** @param {L.Point} offset @param {number} factor */
  function stretch(offset, factor) {
    const node = /** @type {HTMLElement} */ (/** @type {Element} */ (drawing)); // Leaflet takes an SVG element too
    L.DomUtil.setTransform(node, offset, factor);
  }

  function beginLines() {
    lines.begin();
  }

  function endLines() {
    lines.end();
    stretch(L.point(0, 0), 1);
    drawn = { scale, origin };
  }

  function follow() {
    const factor = scale / drawn.scale;
    const [x, y] = drawn.origin.map((value, i) => value * factor - origin[i]);
    stretch(L.point(x, y), factor);
    for (const nodes of [marks, labels]) for (const item of nodes.values()) moveTo(item);
  }

  const listeners = {
    zoom() {
      measure();
      follow();
    },
    /** Where all will be at the animation's end; the stylesheet moves it there. */
    zoomanim(/** @type {L.ZoomAnimEvent} */ { center, zoom }) {
      const now = { scale, origin };
      const half = map.getSize().divideBy(2);
      const point = map.project(center, zoom).subtract(half).add(map.layerPointToContainerPoint([0, 0])).round();
      scale = map.getZoomScale(zoom, 0);
      origin = [point.x, point.y];
      follow();
      ({ scale, origin } = now);
    },
  };
  map.on(listeners);

  function clear() {
    for (const nodes of [marks, labels, lines]) nodes.clear();
  }

  function remove() {
    map.off(listeners);
    clear();
    drawing.remove();
  }

  return Object.freeze({ map, panes, marks, labels, measure, world, toLayer, toWorld, covered, viewBox, lineView,
    moveTo, putLine, beginLines, endLines, clear, remove });
}
