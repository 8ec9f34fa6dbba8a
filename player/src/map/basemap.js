/**
 * The built-in basemap: a topology on one canvas.
 *
 * It owns the ground and nothing of the story; the ground's shape is in basemap.json, its colours in marks.css (read
 * again when the theme changes), its names are place-names.js's. No network, no tiles. Called by ground.js. When it is
 * made it asks the marks by the map's `geoeventsground` to tell what they take, for the names.
 *
 * "World" is Leaflet's projection at zoom 0.
 *
 * @import { Language } from "../languages.js"
 * @import { Credit } from "./ground.js"
 * @import { Box, Point, Project } from "./geometry.js"
 * @import { GroundName } from "./place-names.js"
 * @import { Topology } from "./topology.js"
 * @typedef {Topology & {labels?: Omit<GroundName, "at">[], credits?: Credit[]}} BasemapData TopoJSON with the objects
 *   land, lakes, rivers, regions, borders and disputed
 * @typedef {ReturnType<typeof createBasemap>} Basemap
 * @typedef {Box & {flat: Float64Array}} Shape of x and y in turn
 * @typedef {Box & {scale: number}} Area what is drawn, in world pixels of a zoom whose scale it is
 */
import { measures } from "../design.js";
import { L } from "../leaflet.js";
import { createPlaceNames } from "./place-names.js";
import { createSurface } from "./surface.js";
import { readTopology } from "./topology.js";

/** Share of the view drawn beyond each of its edges, so that a short drag needs no drawing. */
const MARGIN = 0.25;
/** Pixels below which a vertex is left out and a ring is not drawn. */
const FINEST = 0.7;
const DENSEST = 3;
const WORLD = 256;

/** Pixels of the canvas that a CSS pixel has. */
const densityOf = (/** @type {boolean} */ isPrinted) => (isPrinted ? DENSEST : Math.min(DENSEST, devicePixelRatio));

/** A line as flat coordinates, with its bounds. @param {Point[]} points @returns {Shape} */
function shape(points) {
  const flat = new Float64Array(points.length * 2);
  const bounds = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  points.forEach(([x, y], i) => {
    flat[2 * i] = x;
    flat[2 * i + 1] = y;
    bounds.left = Math.min(bounds.left, x);
    bounds.right = Math.max(bounds.right, x);
    bounds.top = Math.min(bounds.top, y);
    bounds.bottom = Math.max(bounds.bottom, y);
  });
  return { flat, ...bounds };
}

/**
 * Draw the ground under a map.
 *
 * @param {L.Map} map
 * @param {BasemapData} topology
 * @param {{language: Language, isPrinted?: boolean}} options printed, it is as fine as it gets
 */
export function createBasemap(map, topology, { language, isPrinted = false }) {
  const container = map.getContainer();
  const pane = (/** @type {string} */ name, /** @type {number} */ zIndex) => {
    const node = map.getPane(name) ?? map.createPane(name);
    node.style.zIndex = String(zIndex);
    node.classList.add(name);
    node.setAttribute("aria-hidden", "true");
    return node;
  };
  const { canvas, context, clear, show } = createSurface("ge-ground leaflet-zoom-animated");
  pane("ge-basemap", 200).append(canvas);
  const namePane = pane("ge-basemap-labels", 430);
  container.classList.add("ge-sea");

  /** @type {Project} */
  const project = (lat, lng) => {
    const point = map.project([lat, lng], 0);
    return [point.x, point.y];
  };
  const linesOf = readTopology(topology, project);
  const ground = Object.fromEntries(["land", "lakes", "rivers", "regions", "borders", "disputed"]
    .map((name) => [name, linesOf(name).map(shape)]));

  /** What the canvas shows, and for which zoom and density. @type {Area & {zoom: number, density: number}|null} */
  let drawn = null;
  let request = 0;
  /** The theme that it was painted in; null before the style sheet has come. @type {string|null|undefined} */
  let painted = null;
  const labels = (topology.labels ?? []).map((one) => ({ ...one, at: project(one.lat, one.lng) }));
  const names = createPlaceNames(map, namePane, labels, language);

  // ------------------------------------------------------------ the canvas

  /** The view in world pixels of the present zoom. */
  function view() {
    const size = map.getSize();
    const corner = map.getPixelOrigin().add(map.containerPointToLayerPoint([0, 0]));
    return { left: corner.x, top: corner.y, right: corner.x + size.x, bottom: corner.y + size.y };
  }

  /**
   * @param {Path2D} path
   * @param {Shape} line
   * @param {boolean} isRing
   * @param {{scale: number, left: number, top: number}} area
   */
  function trace(path, { flat }, isRing, { scale, left, top }) {
    const last = flat.length - 2;
    let x = flat[0] * scale - left;
    let y = flat[1] * scale - top;
    path.moveTo(x, y);
    for (let i = 2; i <= last; i += 2) {
      const nextX = flat[i] * scale - left;
      const nextY = flat[i + 1] * scale - top;
      if (i < last && Math.abs(nextX - x) < FINEST && Math.abs(nextY - y) < FINEST) continue;
      path.lineTo(nextX, nextY);
      x = nextX;
      y = nextY;
    }
    if (isRing) path.closePath();
  }

  /**
   * One path of all the shapes that are seen, in each copy of the world that is seen.
   *
   * @param {Shape[]} shapes
   * @param {boolean} isRing
   * @param {Area} area
   */
  function pathOf(shapes, isRing, area) {
    const path = new Path2D();
    const { scale } = area;
    const lastCopy = Math.floor(area.right / (WORLD * scale));
    for (let copy = Math.floor(area.left / (WORLD * scale)) - 1; copy <= lastCopy; copy += 1) {
      const shifted = { scale, left: area.left - copy * WORLD * scale, top: area.top };
      const right = area.right - copy * WORLD * scale;
      for (const one of shapes) {
        const isSeen = one.right * scale >= shifted.left && one.left * scale <= right
          && one.bottom * scale >= area.top && one.top * scale <= area.bottom;
        const isLarge = (one.right - one.left + one.bottom - one.top) * scale > FINEST;
        if (isSeen && isLarge) trace(path, one, isRing, shifted);
      }
    }
    return path;
  }

  /** @param {Path2D} path @param {string} colour @param {number} width @param {number[]} dash */
  function stroke(path, colour, width, dash = []) {
    context.setLineDash(dash);
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.stroke(path);
  }

  /** @param {Area} area @param {number} zoom */
  function paint(area, zoom) {
    const style = getComputedStyle(container);
    const colour = (/** @type {string} */ name) => style.getPropertyValue(`--ge-map-${name}`).trim();
    painted = colour("land") === "" ? null : container.dataset.theme;
    context.lineJoin = "round";
    const land = pathOf(ground.land, true, area);
    context.fillStyle = colour("land");
    context.fill(land, "evenodd");
    if (zoom >= measures.regions_from) stroke(pathOf(ground.regions, false, area), colour("region"), 1);
    if (zoom >= measures.rivers_from) stroke(pathOf(ground.rivers, false, area), colour("river"), zoom < 6 ? 0.9 : 1.5);
    const lakes = pathOf(ground.lakes, true, area);
    context.fillStyle = colour("sea");
    context.fill(lakes, "evenodd");
    for (const shore of [land, lakes]) stroke(shore, colour("coast"), 0.8);
    stroke(pathOf(ground.borders, false, area), colour("border"), zoom < 4 ? 0.7 : 1.1);
    stroke(pathOf(ground.disputed, false, area), colour("disputed"), zoom < 4 ? 0.8 : 1.2, [4, 3]);
  }

  function redraw() {
    request = 0;
    const zoom = map.getZoom();
    const seen = view();
    const [wide, high] = [(seen.right - seen.left) * MARGIN, (seen.bottom - seen.top) * MARGIN];
    const area = {
      left: Math.round(seen.left - wide), top: Math.round(seen.top - high),
      right: Math.round(seen.right + wide), bottom: Math.round(seen.bottom + high), scale: map.getZoomScale(zoom, 0),
    };
    const [width, height] = [area.right - area.left, area.bottom - area.top];
    if (width <= 0 || height <= 0) return;
    const density = densityOf(isPrinted);
    clear(Math.round(width * density), Math.round(height * density));
    context.setTransform(density, 0, 0, density, 0, 0);
    paint(area, zoom);
    Object.assign(canvas.style, { width: `${width}px`, height: `${height}px` });
    show();
    drawn = { ...area, zoom, density };
    const origin = map.getPixelOrigin();
    L.DomUtil.setTransform(canvas, L.point(area.left - origin.x, area.top - origin.y), 1);
  }

  function requestRedraw() {
    if (request === 0) request = requestAnimationFrame(redraw);
  }

  function isCovered() {
    if (drawn === null || drawn.zoom !== map.getZoom() || drawn.density !== densityOf(isPrinted)) return false;
    const seen = view();
    return seen.left >= drawn.left && seen.right <= drawn.right && seen.top >= drawn.top && seen.bottom <= drawn.bottom;
  }

  /** Stretch what is drawn to another zoom, until it is drawn anew. @param {number} zoom @param {L.Point} origin */
  function stretch(zoom, origin) {
    if (drawn === null) return;
    const factor = map.getZoomScale(zoom, drawn.zoom);
    L.DomUtil.setTransform(canvas, L.point(drawn.left * factor - origin.x, drawn.top * factor - origin.y), factor);
    names.follow(map.getZoomScale(zoom, 0), origin);
  }

  /** @param {L.ZoomAnimEvent} event */
  function onZoomAnimation({ center, zoom }) {
    const shift = map.layerPointToContainerPoint([0, 0]);
    stretch(zoom, map.project(center, zoom).subtract(map.getSize().divideBy(2)).add(shift).round());
  }

  const onZoom = () => stretch(map.getZoom(), map.getPixelOrigin());
  const onMove = () => { if (drawn !== null && drawn.zoom === map.getZoom() && !isCovered()) requestRedraw(); };

  /** At once, not in the next frame: a moved map would show one frame without its ground. */
  function onMoveEnd() {
    if (drawn === null || !isCovered()) redraw();
    else {
      const origin = map.getPixelOrigin();
      L.DomUtil.setTransform(canvas, L.point(drawn.left - origin.x, drawn.top - origin.y), 1);
    }
    names.requestPlacement();
  }

  // ------------------------------------------------------------ the whole

  const listeners = {
    zoomanim: onZoomAnimation, zoom: onZoom, move: onMove, moveend: onMoveEnd, resize: onMoveEnd,
  };
  map.whenReady(() => {
    map.on(listeners);
    map.fire("geoeventsground"); // the marks may have been there first: they tell again what they take
    redraw();
    names.requestPlacement();
  });

  return Object.freeze({
    setLanguage: names.setLanguage, placeNames: names.place,
    /** The colours are the stylesheet's: called after the theme was set on the container, it only draws anew. */
    setTheme() {
      if (drawn !== null && (painted === null || painted !== container.dataset.theme)) requestRedraw();
    },
    remove() {
      map.off(listeners);
      cancelAnimationFrame(request);
      canvas.remove();
      names.remove();
      container.classList.remove("ge-sea");
    },
  });
}
