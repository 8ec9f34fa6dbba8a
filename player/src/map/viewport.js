/**
 * The window onto the map: how much of it the panels cover, what it opens on, and whether the reader has taken it.
 *
 * It owns every movement of the map that is not the reader's own or a mark's. What to open on is chosen by
 * opening-view.js. Called by frame.js; marks.js asks it what is covered.
 *
 * @import { SceneData, ScenePlace } from "../scene.js"
 * @import { Engine, Padding } from "../types.js"
 * @import { Box, Project } from "./geometry.js"
 * @import { Opening } from "./opening-view.js"
 * @typedef {ReturnType<typeof createViewport>} Viewport
 * @typedef {"narrow"|"medium"|"wide"} Width
 * @typedef {{paddingTopLeft: L.PointTuple, paddingBottomRight: L.PointTuple}} Paddings
 */
import { L } from "../leaflet.js";
import { prefersReducedMotion } from "../motion.js";
import { chooseOpening, CLOSEST_OPENING } from "./opening-view.js";

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
/** On a phone the credits and the list of the unplaced have a strip above the panel, unless a sheet lies there. */
const STRIP = 48;
/** With less than this there is nothing to fit into: the page is still being laid out. */
const LEAST_ROOM = 60;
const FLIGHT_SECONDS = 0.8;
/** A step of a presentation keeps the zoom if it is at most so many levels further out than would fit; else it leaves
 *  this much room. */
const LOOSE = 1.4;
const AIR = 0.8;
/** How much of the land around a vaguely known place it shows, in kilometres; and metres across of each of them. */
const MOST_AROUND = 250;
const ACROSS = 2000;
/** The map stops at parts of a zoom level, so that what is fitted fills the window. */
const ZOOM_SNAP = 0.1;

/**
 * @param {L.Map} map
 * @param {{ui: HTMLElement, panel: HTMLElement, asides: HTMLElement[], sidebar: HTMLElement,
 *   caption: () => HTMLElement|null}} boxes cards and lists stand at the right, the map's own panel and a
 *   presentation's words at the left; on a phone they are sheets
 */
export function createViewport(map, { ui, panel, asides, caption, sidebar }) {
  const container = map.getContainer();
  /**
   * @type {{width: number, height: number, kind: Width, hasRoom: boolean, isMovedByReader: boolean,
   *   opening: Opening|null}}
   */
  const viewport = { width: 0, height: 0, kind: "wide", hasRoom: true, isMovedByReader: false, opening: null };
  /** @type {Padding|null} */
  let cachedPadding = null;
  let isOurs = false;
  /** Where a flight of ours is going to: lands there at once. @type {(() => void)|null} */
  let landing = null;
  let fitted = { box: "", size: "" };
  map.options.zoomSnap = ZOOM_SNAP;

  /** Where a box at the left ends; what is closed has no width. @param {HTMLElement|null} box */
  const rightOf = (box) => (box === null ? 0 : box.offsetLeft + box.offsetWidth);

  /** Pixels of the map that panels cover; asked often, so kept. @returns {Padding} */
  function padding() {
    if (cachedPadding !== null) return cachedPadding;
    const isLine = viewport.kind !== "narrow";
    const told = caption();
    // What is closed has no size.
    const sheet = isLine ? 0 : Math.max(...[...asides, sidebar].map((one) => one.offsetHeight),
      told?.offsetHeight ?? 0);
    const beside = isLine ? Math.max(...asides.map((one) => (one.hidden ? 0 : viewport.width - one.offsetLeft))) : 0;
    const before = isLine ? Math.max(...[told, sidebar].map(rightOf)) : 0;
    cachedPadding = [[before, 0], [beside, panel.offsetHeight + sheet]];
    return cachedPadding;
  }

  /** @param {number} room @returns {Paddings} */
  function paddings(room) {
    const [[left, top], [right, covered]] = padding();
    const hasStrip = viewport.kind === "narrow" && covered === panel.offsetHeight;
    const side = viewport.width - left - right < 4 * SIDE_ROOM ? room : Math.max(room, SIDE_ROOM);
    const west = viewport.height - covered < FLAT && left === 0 ? Math.max(side, BESIDE_ZOOM) : side;
    return { paddingTopLeft: [left + west, top + room],
      paddingBottomRight: [right + side, covered + room + (hasStrip ? STRIP : 0)] };
  }

  /** Move the map without taking it for the reader's doing. @param {() => void} how */
  function move(how) {
    isOurs = true;
    how();
    isOurs = false;
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

  /**
   * @param {Box} box
   * @param {boolean} isStill lands at once; else the map flies there, unless the reader wants no motion
   */
  function show(box, isStill) {
    const options = { ...fitting(), maxZoom: CLOSEST_OPENING };
    move(() => {
      if (isStill || prefersReducedMotion()) map.fitBounds(bounds(box), { ...options, animate: false });
      else {
        landing = () => show(box, true);
        map.flyToBounds(bounds(box), { ...options, duration: FLIGHT_SECONDS });
      }
    });
  }

  /**
   * Show where the scene plays, as long as the reader has not taken the map.
   *
   * @param {SceneData} scene
   * @param {Engine} engine
   * @returns {boolean} false if there is no room for it yet: ask again
   */
  function fit(scene, engine) {
    const pads = fitting();
    if (pads === undefined) return false;
    const room = roomFor(pads);
    /** @type {Project} */
    const project = (lat, lng) => {
      const { x, y } = map.project([lat, lng], 0);
      return [x, y];
    };
    viewport.opening = chooseOpening(scene, engine, project, room);
    if (viewport.isMovedByReader || viewport.opening === null) return true;
    const next = { box: JSON.stringify(viewport.opening.box), size: `${viewport.width} ${viewport.height}` };
    // Another window is no journey; another story is.
    if (next.size !== fitted.size) show(viewport.opening.box, true);
    else if (next.box !== fitted.box) show(viewport.opening.box, false);
    fitted = next;
    return true;
  }

  /**
   * Bring a place out from under the panels, with room for an open cluster around it.
   *
   * @param {L.LatLngLiteral} place
   */
  function uncover({ lat, lng }) {
    const [[, top], [, bottom]] = padding();
    // An open cluster needs room, but a small window has not that much to give.
    const room = Math.min(CLUSTER_ROOM, Math.max(FIT_ROOM.narrow, (viewport.height - top - bottom) / 3));
    endFlight();
    move(() => map.panInside([lat, lng], { ...paddings(room), animate: false }));
  }

  /** The pixels of the map that are left free. @param {Paddings} pads */
  function boundsWithin({ paddingTopLeft, paddingBottomRight: [right, bottom] }) {
    return L.bounds(paddingTopLeft, [viewport.width - right, viewport.height - bottom]);
  }

  /**
   * Bring one of some places into view if none is there, as long as the reader has not taken the map.
   *
   * @param {L.LatLngLiteral[]} places
   */
  function panInside(places) {
    if (viewport.isMovedByReader || viewport.width === 0) return;
    const pads = paddings(FIT_ROOM.narrow);
    const seen = boundsWithin(pads);
    const points = places.map(({ lat, lng }) => map.latLngToContainerPoint([lat, lng]));
    if (points.some((point) => seen.contains(point))) return;
    endFlight();
    const [{ lat, lng }] = places;
    move(() => map.panInside([lat, lng], { ...pads, animate: !prefersReducedMotion(), duration: FLIGHT_SECONDS }));
  }

  /** What some places take of the world, as far as they are known. @param {ScenePlace[]} places */
  function around(places) {
    const area = L.latLngBounds([]);
    for (const { lat, lng, radius } of places) {
      area.extend(L.latLng(lat, lng).toBounds(Math.min(MOST_AROUND, radius) * ACROSS));
    }
    return area;
  }

  /** @param {L.LatLngBounds} area @param {Paddings} pads */
  function isInView(area, pads) {
    const corners = [area.getNorthWest(), area.getSouthEast()].map((one) => map.latLngToContainerPoint(one));
    return boundsWithin(pads).contains(L.bounds(corners));
  }

  /**
   * Where to see an area from.
   *
   * @param {L.LatLngBounds} area
   * @param {Paddings} pads
   * @param {boolean} isExact whether it is to fill the window
   * @returns {{zoom: number, middle: L.Point}|null} null while it is well in view
   */
  function targetOf(area, pads, isExact) {
    const [sum, shift] = [1, -1].map((sign) => L.point(pads.paddingBottomRight)
      .add(L.point(pads.paddingTopLeft).multiplyBy(sign)));
    const nearest = Math.min(CLOSEST_OPENING, map.getBoundsZoom(area, false, sum));
    const [loose, air] = isExact ? [ZOOM_SNAP, 0] : [LOOSE, AIR];
    const isLoose = map.getZoom() < nearest - loose;
    if (!isLoose && isInView(area, pads)) return null;
    const zoom = isLoose ? nearest - air : Math.min(nearest, map.getZoom());
    return { zoom, middle: map.project(area.getCenter(), zoom).add(shift.divideBy(2)) };
  }

  /**
   * Ease to some places at a fitting zoom, whoever has the map; nothing moves while they are well in view.
   *
   * @param {ScenePlace[]} places none for all that the story opens on
   * @param {boolean} isStill whether to be there at once
   */
  function flyTo(places, isStill = false) {
    const isStory = places.length === 0;
    const { opening, width } = viewport;
    if (width === 0 || (isStory && opening === null)) return;
    endFlight();
    const area = isStory && opening !== null ? bounds(opening.box) : around(places);
    const pads = fitting();
    if (pads === undefined) return; // all is covered
    const target = targetOf(area, pads, isStory);
    if (target === null) return;
    const { zoom, middle } = target;
    /** @param {L.ZoomPanOptions} options */
    const go = (options) => move(() => map.setView(map.unproject(middle, zoom), zoom, options));
    if (isStill || prefersReducedMotion()) return go({ animate: false });
    landing = () => go({ animate: false });
    move(() => map.flyTo(map.unproject(middle, zoom), zoom, { duration: FLIGHT_SECONDS }));
  }

  /** End a flight where it was going to. */
  function endFlight() {
    const arrive = landing;
    landing = null;
    arrive?.();
  }

  /** The panels have changed. */
  function invalidate() {
    cachedPadding = null;
    container.style.setProperty("--ge-panel-height", `${panel.offsetHeight}px`);
    container.style.setProperty("--ge-left-width", `${viewport.kind === "narrow" ? 0 : rightOf(sidebar)}px`);
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
    return true;
  }

  const onMoveStart = () => { if (!isOurs) viewport.isMovedByReader = true; };
  const onMoveEnd = () => { landing = null; };
  const listeners = { movestart: onMoveStart, dragstart: onMoveStart, moveend: onMoveEnd };
  map.on(listeners);

  return Object.assign(viewport, {
    padding, fit, uncover, panInside, flyTo, endFlight, measure, invalidate,
    /** Be somewhere at once. @param {L.LatLngExpression} center @param {number} zoom */
    setView(center, zoom) {
      landing = null;
      move(() => map.setView(center, zoom, { animate: false }));
    },
    /** Back to where the story plays. */
    resetView: () => { if (viewport.opening !== null) show(viewport.opening.box, false); },
    remove: () => map.off(listeners),
  });
}
