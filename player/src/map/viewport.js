/**
 * The window onto the map: how much of it the panels cover, what it opens on, and whether the reader has taken it.
 *
 * It owns every movement of the map that is not the reader's own or a mark's. What to open on is chosen by
 * opening-view.js. Called by frame.js; marks.js asks it what is covered.
 *
 * @import { SceneBounds, SceneData, ScenePlace } from "../scene.js"
 * @import { Engine } from "../types.js"
 * @import { Box, Project } from "./geometry.js"
 * @import { Look, Paddings } from "./flights.js"
 * @import { Standpoint } from "../page/standpoint.js"
 * @import { Opening } from "./opening-view.js"
 * @import { Divide } from "./padding.js"
 * @typedef {ReturnType<typeof createViewport>} Viewport
 * @typedef {"narrow"|"medium"|"wide"} Width
 */
import { setLength } from "../elements.js";
import { L } from "../leaflet.js";
import { prefersReducedMotion } from "../motion.js";
import { createFlights, FLIGHT_SECONDS } from "./flights.js";
import { areaOf, around, closestTo, EXACT, lookAt, LOOSE_STEP } from "./looks.js";
import { chooseOpening } from "./opening-view.js";
import { createPadding, takenBy } from "./padding.js";

/** Widths of the map from which it is no phone's, and from which the secondary controls stand in the row. */
const MEDIUM = 560;
const WIDE = 900;
/** From this width on there is room for the story between the map's own panel and a card. */
const ROOMY = 1080;
/** Pixels to keep free around what is fitted into the window, and around what is selected: marks have a size. */
const FIT_ROOM = { narrow: 36, medium: 56, wide: 64 };
/** And at its sides, for counts are broad; in a flat map the zoom buttons take a good part of the left edge. */
const SIDE_ROOM = 66;
const BESIDE_ZOOM = 108;
const FLAT = 320;
/** A map lower than this has its player in one line; a wide one has not. */
const LOW = { narrow: 650, medium: 420, wide: 420 };
const CLUSTER_ROOM = 110;
const SEEN_ROOM = 16;
/** On a phone the credits and the list of the unplaced have a strip above the panel, unless a sheet lies there. */
const STRIP = 48;
/** With less than this there is nothing to fit into: the page is still being laid out. */
const LEAST_ROOM = 60;
/** The map stops at parts of a zoom level, so that what is fitted fills the window. */
const ZOOM_SNAP = 0.1;

/**
 * @param {L.Map} map
 * @param {object} boxes
 * @param {HTMLElement} boxes.ui
 * @param {HTMLElement} boxes.panel
 * @param {HTMLElement[]} boxes.asides cards and lists, at the right; on a phone sheets
 * @param {HTMLElement} boxes.sidebar the map's own panel, at the left; on a phone a sheet
 * @param {() => HTMLElement|null} boxes.caption a presentation's words at the left; on a phone a sheet
 * @param {() => HTMLElement} boxes.told on a phone along the top
 * @param {() => void} boxes.onTaken hears that the reader has moved the map
 * @param {Divide} boxes.divide what a second map takes of it
 */
export function createViewport(map, { ui, panel, asides, caption, told, sidebar, onTaken, divide }) {
  const container = map.getContainer();
  /**
   * @type {{width: number, height: number, kind: Width, hasRoom: boolean, isMovedByReader: boolean,
   *   opening: Opening|null}}
   */
  const viewport = { width: 0, height: 0, kind: "wide", hasRoom: true, isMovedByReader: false, opening: null };
  const covered = createPadding(viewport, { panel, asides, caption, told, sidebar, divide });
  const padding = covered.get;
  const flights = createFlights(map, {
    onTaken() {
      standpoint = null;
      if (viewport.isMovedByReader) return;
      viewport.isMovedByReader = true;
      onTaken();
    },
  });
  const { move } = flights;
  let hasAreas = false;
  let fitted = { box: "", size: "" };
  /** Where a link has put the map, until the reader moves it: another window moves it by parts of a pixel. */
  let standpoint = /** @type {Standpoint|null} */ (null);
  map.options.zoomSnap = ZOOM_SNAP;

  /** @param {number} room @returns {Paddings} */
  function paddings(room) {
    const [[left, top], [right, bottom]] = padding();
    const hasStrip = viewport.kind === "narrow" && bottom === panel.offsetHeight;
    const side = viewport.width - left - right < 4 * SIDE_ROOM ? room : Math.max(room, SIDE_ROOM);
    const west = viewport.height - bottom < FLAT && left === 0 ? Math.max(side, BESIDE_ZOOM) : side;
    return { paddingTopLeft: [left + west, top + room],
      paddingBottomRight: [right + side, bottom + room + (hasStrip ? STRIP : 0)] };
  }

  /** @param {Paddings} pads */
  function roomFor({ paddingTopLeft: [left, top], paddingBottomRight: [right, bottom] }) {
    return { width: viewport.width - left - right, height: viewport.height - top - bottom };
  }

  /** @param {Paddings} pads */
  function hasRoom(pads) {
    const { width, height } = roomFor(pads);
    return width >= LEAST_ROOM && height >= LEAST_ROOM;
  }

  /** What is kept free around what is fitted; undefined if then nothing is left. */
  const fitting = () => [FIT_ROOM[viewport.kind], FIT_ROOM.narrow / 4].map(paddings).find(hasRoom);

  /** @param {Box} box */
  function bounds({ left, top, right, bottom }) {
    return L.latLngBounds(map.unproject([left, bottom], 0), map.unproject([right, top], 0));
  }

  /** @param {Box} box @param {boolean} isStill */
  function show(box, isStill) {
    const area = bounds(box);
    flights.fit(area, { ...fitting(), maxZoom: closestTo(area, hasAreas) }, isStill);
  }

  /**
   * Show where the scene plays, as long as the reader has not taken the map.
   *
   * @param {SceneData} scene
   * @param {Engine} engine
   * @param {boolean} isOpening whether that is what is to be seen now
   * @returns {boolean} false if there is no room for it yet: ask again
   */
  function fit(scene, engine, isOpening) {
    const pads = fitting();
    if (pads === undefined) return false;
    hasAreas = scene.areas !== undefined;
    const room = roomFor(pads);
    /** @type {Project} */
    const project = (lat, lng) => {
      const { x, y } = map.project([lat, lng], 0);
      return [x, y];
    };
    viewport.opening = chooseOpening(scene, engine, project, room, viewport.height > viewport.width);
    if (!isOpening || viewport.isMovedByReader || viewport.opening === null) return true;
    const next = { box: JSON.stringify(viewport.opening.box), size: `${viewport.width} ${viewport.height}` };
    // Another window is no journey; another story is.
    if (next.size !== fitted.size) show(viewport.opening.box, true);
    else if (next.box !== fitted.box) show(viewport.opening.box, false);
    fitted = next;
    return true;
  }

  /** What the story opens on, in degrees. @returns {SceneBounds|null} */
  function openingBounds() {
    if (viewport.opening === null) return null;
    const area = bounds(viewport.opening.box);
    return [area.getWest(), area.getSouth(), area.getEast(), area.getNorth()];
  }

  /**
   * Bring a place out from under the panels, with room for an open cluster around it.
   *
   * @param {L.LatLngLiteral} place
   */
  function uncover({ lat, lng }) {
    const [[left, top], [right, bottom]] = padding();
    // Who clicks a mark that is to be seen keeps the map as it is.
    const seen = L.bounds([left + SEEN_ROOM, top + SEEN_ROOM],
      [viewport.width - right - SEEN_ROOM, viewport.height - bottom - SEEN_ROOM]);
    if (seen.contains(map.latLngToContainerPoint([lat, lng]))) return;
    // An open cluster needs room, but a small window has not that much to give.
    const room = Math.min(CLUSTER_ROOM, Math.max(FIT_ROOM.narrow, (viewport.height - top - bottom) / 3));
    flights.end();
    move(() => map.panInside([lat, lng], { ...paddings(room), animate: false }));
  }

  /**
   * Bring one of some places into view if none is there, as long as the reader has not taken the map.
   *
   * @param {L.LatLngLiteral[]} places
   */
  function panInside(places) {
    if (viewport.isMovedByReader || viewport.width === 0) return;
    const pads = paddings(FIT_ROOM.narrow);
    const seen = flights.boundsWithin(pads);
    const points = places.map(({ lat, lng }) => map.latLngToContainerPoint([lat, lng]));
    if (points.some((point) => seen.contains(point))) return;
    flights.end();
    const [{ lat, lng }] = places;
    move(() => map.panInside([lat, lng], { ...pads, animate: !prefersReducedMotion(), duration: FLIGHT_SECONDS }));
  }

  /** @param {L.LatLngBounds} area @param {Look} look @param {boolean} isStill whether to be there at once */
  function ease(area, look, isStill) {
    if (viewport.width === 0) return;
    flights.end();
    standpoint = null;
    const pads = fitting();
    if (pads !== undefined) flights.ease(area, pads, look, isStill); // else all is covered
  }

  /**
   * Ease to some places at a fitting zoom, whoever has the map; nothing moves while they are well in view.
   *
   * @param {ScenePlace[]} places none for all that the story opens on
   * @param {boolean} isStill whether to be there at once
   */
  function flyTo(places, isStill = false) {
    const { opening } = viewport;
    if (places.length > 0) ease(around(places), LOOSE_STEP, isStill);
    else if (opening !== null) ease(bounds(opening.box), EXACT, isStill);
  }

  /**
   * Fill the window with a part of the world, whoever has the map; it stays where it is if that is well in view.
   *
   * @param {SceneBounds} box
   * @param {{apart?: L.LatLngLiteral|null, isStill?: boolean}} options `apart` is what is to stand apart from a single
   *   point
   */
  function frame(box, { apart = null, isStill = false } = {}) {
    const area = areaOf(box);
    ease(area, lookAt(map, area, apart, closestTo(area, hasAreas)), isStill);
  }

  /** Stand where all of a part of the world is seen; the map is the reader's then. @param {SceneBounds} box */
  function standAround(box) {
    const pads = fitting();
    if (pads === undefined) return;
    flights.end();
    move(() => map.fitBounds(areaOf(box), { ...pads, animate: false }));
    put({ ...map.getCenter(), zoom: map.getZoom() });
  }

  /** The panels have changed. */
  function invalidate() {
    covered.forget();
    setLength(container, "--ge-panel-height", panel.offsetHeight);
    const taken = viewport.kind === "narrow" ? [0] : takenBy(sidebar, container.clientWidth);
    setLength(container, "--ge-left-width", Math.max(...taken));
  }

  /** Measure anew. @returns {boolean} whether the map has another size than before */
  function measure() {
    const { clientWidth: width, clientHeight: height } = container;
    viewport.kind = width >= WIDE ? "wide" : width >= MEDIUM ? "medium" : "narrow";
    const isLow = height < LOW[viewport.kind] && width < ROOMY && container.dataset.presenting !== "true";
    Object.assign(ui.dataset, { width: viewport.kind, height: isLow ? "low" : "high" });
    invalidate();
    if (width === viewport.width && height === viewport.height) return false;
    Object.assign(viewport, { width, height, hasRoom: width >= ROOMY });
    move(() => map.invalidateSize({ animate: false }));
    if (viewport.isMovedByReader && standpoint !== null) put(standpoint);
    return true;
  }

  /** Stand where a link says; the map is the reader's then. @param {Standpoint} next */
  function put(next) {
    Object.assign(viewport, { isMovedByReader: true });
    standpoint = next;
    flights.forget();
    move(() => map.setView(next, next.zoom, { animate: false }));
  }

  /** Where the reader has put the map; null while the story has it. @returns {Standpoint|null} */
  const standing = () => (viewport.isMovedByReader
    ? standpoint ?? { ...map.getCenter(), zoom: map.getZoom() } : null);

  return Object.assign(viewport, {
    isFlying: () => flights.isUnderway,
    padding, put, standing, fit, uncover, panInside,
    flyTo, frame, standAround, openingBounds, endFlight: flights.end, measure, invalidate,
    /** Be somewhere at once. @param {L.LatLngExpression} center @param {number} zoom */
    setView(center, zoom) {
      flights.forget();
      move(() => map.setView(center, zoom, { animate: false }));
    },
    /** Back to where the story plays. */
    resetView() {
      viewport.isMovedByReader = false;
      if (viewport.opening !== null) show(viewport.opening.box, false);
    },
    remove: flights.remove,
  });
}
