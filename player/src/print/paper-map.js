/**
 * The map on a sheet of paper: ground, marks and names, drawn once and at once, as fine as a printer draws.
 *
 * It owns which part of the world it shows. Called by paper.js.
 *
 * @import { BasemapData } from "../map/basemap.js"
 * @import { Project } from "../map/geometry.js"
 * @import { Context, Engine } from "../types.js"
 */
import { createCrowdLayer } from "../crowd/crowd-layer.js";
import { L } from "../leaflet.js";
import { createBasemap } from "../map/basemap.js";
import { createMarks } from "../map/marks.js";
import { closestTo } from "../map/looks.js";
import { chooseOpening } from "../map/opening-view.js";

/** Pixels that what is shown keeps from the edge. */
const ROOM = 44;
const STILL = { isMoving: false, isInMotion: false };

/**
 * Where all that is in view plays.
 *
 * @param {L.Map} map
 * @param {Context} context
 */
function boundsOf(map, { scene, engine }) {
  const { x, y } = map.getSize();
  /** @type {Project} */
  const project = (lat, lng) => {
    const point = map.project([lat, lng], 0);
    return [point.x, point.y];
  };
  const opening = chooseOpening(scene, engine, project, { width: x - 2 * ROOM, height: y - 2 * ROOM }, false);
  if (opening === null) return null;
  const { left, top, right, bottom } = opening.box;
  return L.latLngBounds(map.unproject([left, bottom], 0), map.unproject([right, top], 0));
}

/**
 * @param {HTMLElement} node of the size that it is to have
 * @param {Context} context
 * @param {{whole: Engine, ground: BasemapData|null, bounds: L.LatLngBounds|null}} what `whole` is the engine without
 *   filters; without bounds they follow from what is in view
 * @returns {() => void} takes it away
 */
export function drawPaperMap(node, context, { whole, ground, bounds }) {
  const map = L.map(node, { attributionControl: false, zoomControl: false, keyboard: false, zoomSnap: 0,
    zoomAnimation: false, fadeAnimation: false }).setView([0, 0], 1);
  const held = bounds ?? boundsOf(map, context);
  if (held !== null) {
    map.fitBounds(held, { padding: bounds === null ? [ROOM, ROOM] : [0, 0], maxZoom: bounds === null
      ? closestTo(held, context.scene.areas !== undefined) : map.getMaxZoom(), animate: false });
  }
  const marks = createMarks(map, { onSelect() {}, onList() {}, onFan() {} });
  const crowd = createCrowdLayer(map, { padding: () => [[0, 0], [0, 0]], onMove() {}, onList() {} });
  for (const part of [marks, crowd]) part.setScene(context.scene, whole);
  crowd.label(context.translate, context.language);
  const { marks: visible } = crowd.draw(context, [], STILL);
  marks.draw({ ...context, visible, selected: null });
  const drawn = ground === null ? null : createBasemap(map, ground, { language: context.language, isPrinted: true });
  drawn?.placeNames();
  return () => {
    for (const part of [marks, crowd, drawn]) part?.remove();
    map.remove();
  };
}
