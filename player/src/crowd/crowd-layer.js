/**
 * The layer for many events: where there are too many for marks of their own, they are counted into bins and drawn on
 * one canvas over the map.
 *
 * It decides which way is taken, and owns the canvas and what a click on a bin does. Which events are at which bin
 * binning.js knows, the pixels are sprites.js's, the numbers on top count-labels.js's; marks of their own are
 * marks.js's. Called by frame.js.
 *
 * @import { Language } from "../languages.js"
 * @import { SceneData } from "../scene.js"
 * @import { Visibility } from "../time/visibility.js"
 * @import { Translate } from "../translator.js"
 * @import { Context, Engine, Padding, Shown } from "../types.js"
 * @import { Binning } from "./binning.js"
 *
 * @typedef {Binning & {ratio: number, sprites: ReturnType<typeof createSprites>}} Drawing a binning with the sprites
 *   that were made for its size
 */
import { element, setAttributes } from "../elements.js";
import { L } from "../leaflet.js";
import { prefersReducedMotion } from "../motion.js";
import { createBinner } from "./binning.js";
import { groupBins } from "./bins.js";
import { createCountLabels } from "./count-labels.js";
import { contextOf, readColours } from "./crowd-colours.js";
import { createOwnMarks } from "./own-marks.js";
import { createSprites } from "./sprites.js";

/** More than this are a crowd; and once they are, they remain one until they are fewer than the second. */
const CROWD_FROM = 150;
const CROWD_UNTIL = 120;
/** While time moves, elements would come and go by the dozen with every frame: in a large scene fewer make a crowd. */
const CROWD_FROM_MOVING = 30;
const CROWD_UNTIL_MOVING = 20;
const LARGE_SCENE = 400;
/** So many of what has no place are listed, and of what is at a bin. */
const MOST_LISTED = 60;
/** Pixels kept free around what a click zooms to, and how far it zooms at once. */
const ZOOM_PADDING = 48;
const MOST_ZOOM_LEVELS = 4;
/** Places nearer than this, in metres, are not parted by zooming. */
const SAME_PLACE_METRES = 1;

/**
 * The first so many for which something holds.
 *
 * @param {number} most
 * @param {(index: number) => boolean} holds
 * @returns {(index: number) => boolean}
 */
function atMost(most, holds) {
  let left = most;
  return (index) => {
    const is = left > 0 && holds(index);
    left -= is ? 1 : 0;
    return is;
  };
}

/**
 * @param {L.Map} map
 * @param {{onList: (shown: Shown[], total: number) => void, onMove: () => void,
 *   padding: () => Padding}} options `onMove` when the map has moved and a crowd is to be drawn anew
 */
export function createCrowdLayer(map, { onList, onMove, padding }) {
  const container = map.getContainer();
  const pane = map.getPane("ge-crowd") ?? map.createPane("ge-crowd");
  const labelPane = map.getPane("ge-count-labels") ?? map.createPane("ge-count-labels");
  pane.style.zIndex = "610";
  labelPane.style.zIndex = "615"; // under the labels: a number may be covered, a name not
  const canvas = element("canvas", { class: "ge-crowd leaflet-zoom-hide", hidden: true });
  pane.append(canvas);
  const context = contextOf(canvas);
  const countLabels = createCountLabels(labelPane, { onPress: (one) => open(one.bins) });

  /** @type {Engine} */
  let engine;
  /** @type {ReturnType<typeof createBinner>} */
  let binner;
  /** @type {Context} */
  let view;
  /** Kept as long as neither the map nor the way to look at time changes. @type {Drawing|null} */
  let binning = null;
  /** @type {ReturnType<typeof readColours>|null} */
  let palette = null;
  let isCrowd = false;
  let isPainted = false;
  /** @type {Shown[]} */
  let unplaced = [];
  /** @type {ReturnType<typeof createOwnMarks>} */
  let ownMarks;

  /** @param {SceneData} scene @param {Engine} made of it */
  function setScene(scene, made) {
    engine = made;
    binner = createBinner(map, scene, made, padding);
    setAttributes(container, { "data-many": engine.columns.count > CROWD_FROM });
    binning = null;
    unplaced = [];
    ownMarks = createOwnMarks(scene, made);
    setCrowd(false);
  }

  // -------------------------------------------------------------- drawing

  /** @param {Visibility} visibility */
  function rebin(visibility) {
    const made = binner.makeBinning(visibility);
    const ratio = devicePixelRatio > 1 ? 2 : 1;
    const [width, height] = [made.picture.width * ratio, made.picture.height * ratio];
    if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
    Object.assign(canvas.style, { width: `${made.picture.width}px`, height: `${made.picture.height}px` });
    L.DomUtil.setPosition(canvas, made.corner);
    countLabels.setGroups(groupBins(made.bins, made.weights), ({ x, y }) => [x + made.corner.x, y + made.corner.y]);
    isPainted = false;
    return Object.assign(made, { ratio, sprites: createSprites(context, { width, height, ratio }) });
  }

  /** @param {Drawing} drawing */
  function paint({ sprites, bins: { x, y }, counts, totals, ratio }) {
    palette ??= readColours(container);
    const { kinds, rim } = palette;
    sprites.clear();
    for (let bin = 0; bin < x.length; bin += 1) {
      if (totals[bin] === 0) continue;
      sprites.stamp(x[bin] * ratio, y[bin] * ratio, counts, bin * kinds.length, totals[bin], kinds, rim);
    }
    sprites.show();
    isPainted = true;
  }

  /** @param {boolean} next */
  function setCrowd(next) {
    if (next === isCrowd) return;
    isCrowd = next;
    canvas.hidden = !next;
    labelPane.hidden = !next;
    container.dataset.crowd = String(next);
  }

  /**
   * Draw the crowd, if there is one.
   *
   * @param {Context} next
   * @param {string[]} ids of events that somebody has chosen
   * @param {{isMoving: boolean, isInMotion: boolean}} beat see frame-scheduler.js: in motion numbers may wait
   * @returns {{marks: Shown[], unplaced: Shown[], unplacedCount: number, left: number}} what is left for marks of their
   *   own, what has no place: the first of it, and how many there are; and of how much too much there is
   */
  function draw(next, ids, { isMoving, isInMotion }) {
    view = next;
    ({ engine } = next);
    const isLarge = isMoving && engine.count > LARGE_SCENE;
    const [from, until] = isLarge ? [CROWD_FROM_MOVING, CROWD_UNTIL_MOVING] : [CROWD_FROM, CROWD_UNTIL];
    const most = isCrowd ? until : from;
    if (engine.visibleCount(view) <= most) {
      setCrowd(false);
      const marks = engine.visible(view);
      const without = marks.filter(({ event }) => event.place === null && !ownMarks.isMapped(event));
      return { marks, unplaced: without, unplacedCount: without.length, left: 0 };
    }
    return drawMany(most, ids, isInMotion);
  }

  /** @param {number} most @param {string[]} ids @param {boolean} isInMotion */
  function drawMany(most, ids, isInMotion) {
    const visibility = engine.visibility(view);
    const { place } = engine.columns;
    if (binning?.visibility !== visibility || !binning.isCurrent()) binning = rebin(visibility);
    const isMoved = binning.moveTo(view.t);
    const { marks: own, left, mapped } = ownMarks.visible(view, visibility, ids);
    const unplacedCount = binning.totals[binning.bins.places.length + 1] - mapped.size;
    if (isMoved) {
      unplaced = unplacedCount === 0 ? []
        : engine.visible(view, atMost(MOST_LISTED, (i) => place[i] < 0 && !mapped.has(i)));
    }
    setCrowd(binning.inside > most);
    if (isCrowd) {
      if (isMoved || !isPainted) paint(binning);
      if (!isInMotion) countLabels.count(binning.totals);
      return { marks: own, unplaced, unplacedCount, left };
    }
    isPainted = false;
    const kept = new Set(own.map((one) => one.index));
    const { binOf } = binning.bins;
    const marks = engine.visible(view, (i) => kept.has(i) || (place[i] >= 0 && binOf[place[i]] >= 0));
    return { marks, unplaced, unplacedCount, left: 0 };
  }

  // -------------------------------------------------------------- clicks

  /** Zoom to some bins, or list what is there if that would not part them. @param {number[]} bins */
  function open(bins) {
    if (binning === null) return;
    const { totals, bins: { places } } = binning;
    const inside = new Set(bins.filter((bin) => totals[bin] > 0).flatMap((bin) => places[bin]));
    if (inside.size === 0) return; // its number was about to go
    const bounds = binner.boundsOf(inside);
    const isApart = bounds.getNorthEast().distanceTo(bounds.getSouthWest()) > SAME_PLACE_METRES;
    if (isApart && map.getZoom() < map.getMaxZoom()) {
      zoomTo(bounds);
      return;
    }
    const { place } = engine.columns;
    const total = bins.reduce((sum, bin) => sum + totals[bin], 0);
    onList(engine.visible(view, atMost(MOST_LISTED, (i) => inside.has(place[i]))), total);
  }

  /** @param {L.LatLngBounds} bounds */
  function zoomTo(bounds) {
    const [paddingTopLeft, paddingBottomRight] = padding()
      .map((corner) => L.point(corner).add([ZOOM_PADDING, ZOOM_PADDING]));
    const maxZoom = Math.min(map.getMaxZoom(), map.getZoom() + MOST_ZOOM_LEVELS);
    map.flyToBounds(bounds, { paddingTopLeft, paddingBottomRight, maxZoom, duration: 0.6,
      animate: !prefersReducedMotion() });
  }

  /** @param {L.LeafletMouseEvent} event */
  function binUnder({ layerPoint }) {
    if (!isCrowd || binning === null) return -1;
    const bin = binning.bins.binNear(layerPoint.x - binning.corner.x, layerPoint.y - binning.corner.y);
    return bin >= 0 && binning.totals[bin] > 0 ? bin : -1;
  }

  /** @param {L.LeafletMouseEvent} event */
  function onClick(event) {
    const bin = binUnder(event);
    if (bin >= 0) open([bin]);
  }

  function onMoveEnd() {
    if (binning === null) return;
    binning = null;
    onMove();
  }

  /** @type {L.LeafletEventHandlerFnMap} */
  const listeners = { moveend: onMoveEnd, resize: onMoveEnd, click: onClick,
    mousemove: (event) => setAttributes(container, { "data-over-bin": binUnder(event) >= 0 }) };
  map.on(listeners);

  /** Another language or other colours. @param {Translate} translate @param {Language} language */
  function label(translate, language) {
    palette = null;
    isPainted = false;
    countLabels.setLanguage(translate, language);
  }

  function remove() {
    map.off(listeners);
    canvas.remove();
    countLabels.clear();
    for (const name of ["crowd", "many", "overBin"]) delete container.dataset[name];
  }

  return Object.freeze({ setScene, draw, label, remove, get isCrowd() { return isCrowd; } });
}
