/**
 * What stands on the map at a moment: it lays the marks out and tells the parts to draw.
 *
 * It draws what `engine.visible()` returned and owns nothing but the picture: which event is there, in what state and
 * how fresh is the engine's, what is selected is the story's. What there is to draw is picture.js's, grouping
 * clusters.js's, the open cluster spiderfy.js's, the buttons mark-buttons.js's, lines tracks.js's and arcs.js's, areas
 * areas.js's, keys mark-keys.js's, texts labels.js's. Fires `geoeventsmarks` on the map with {boxes, lines, places}:
 * what is taken, what had better be left free, and the story's places, each with the box of the mark that it names, if
 * any (place-names.js); and again when a basemap asks by `geoeventsground`.
 *
 * @import { SceneData } from "../scene.js"
 * @import { Engine, Padding } from "../types.js"
 * @import { Group } from "./clusters.js"
 * @import { Box } from "./geometry.js"
 * @import { Frame, FrameInput, Picture, Story } from "./picture.js"
 */
import { setAttributes } from "../elements.js";
import { marked } from "../languages.js";
import { createArcs } from "./arcs.js";
import { createAreas } from "./areas.js";
import { moved } from "./aside.js";
import { keepClear, makeGroups } from "./clusters.js";
import { coversOf, edgesOf } from "./covers.js";
import { createLabels } from "./labels.js";
import { listenToKeys } from "./mark-keys.js";
import { createMarkButtons } from "./mark-buttons.js";
import { createOverlay } from "./overlay.js";
import { namedPlaces } from "./named-places.js";
import { keyOf, readFrame, readStory } from "./picture.js";
import { canOpen, createSpiderfier } from "./spiderfy.js";
import { createTracks } from "./tracks.js";
import { createRideMarks } from "./ride-marks.js";

/** @type {Pick<Picture, "groups"|"open"|"hovered">} */
const UNDRAWN = Object.freeze({ groups: [], open: null, hovered: null });

/**
 * Make what draws events on a map.
 *
 * @param {L.Map} map
 * @param {{onSelect: (id: string) => void, onList: (group: Group) => void, onFan: (group: Group) => void,
 *   padding?: () => Padding}} options `onSelect` hears of the event that the reader chose, `onList` of a cluster too
 *   high to be opened, `onFan` of one that opens; labels and open clusters keep out of the padding
 */
export function createMarks(map, { onSelect, onList, onFan, padding }) {
  const overlay = createOverlay(map, padding);
  const spiderfier = createSpiderfier(overlay);
  const tracks = createTracks(overlay);
  const arcs = createArcs(overlay);
  const labels = createLabels(overlay, () => layout());
  const { markOf, putMark, putCluster } = createMarkButtons(overlay, { onSelect, onToggle: toggle, onHover: hover });
  /** Made with the first story that has any. @type {ReturnType<typeof createAreas>|null} */
  let areas = null;
  const rideMarks = createRideMarks(overlay, { tracks, markOf, putMark });
  const { marks, panes, toLayer, world } = overlay;
  /** @type {Story} */
  let story = { places: new Map(), tracks: [], chapters: [], areas: new Map() };
  /** Null before the first drawing of a story. @type {Picture|null} */
  let picture = null;
  /** What is taken, in layer points. @type {Box[]} */
  let taken = [];
  /** What the rides keep clear of. @type {Box[]} */
  let standing = [];
  /** What stands over the map, in its own pixels; and in layer points, with what lies beyond its edge. @type {Box[]} */
  let covers = [];
  /** @type {Box[]} */
  let over = [];
  /** Small boxes along rails and arcs. @type {Box[]} */
  let lineBoxes = [];
  let drawnKey = "";
  let isComplete = true;
  /** @type {string|null} */
  let lastSelected = null;

  /** @param {string|null} id */
  function hover(id) {
    if (picture === null) return;
    picture = { ...picture, hovered: id };
    drawLines(picture);
  }

  /** @param {Group} group @param {boolean} byKeyboard */
  function toggle(group, byKeyboard) {
    if (!canOpen(group)) return onList(group);
    const isOpen = group === picture?.open;
    if (!isOpen) onFan(group);
    const first = group.members[0].event.id;
    if (isOpen) spiderfier.close();
    else spiderfier.openBy(first);
    layout();
    if (!isOpen && byKeyboard) markOf(first)?.node.focus();
  }

  /** @returns {boolean} whether there was an open cluster to close */
  function unspiderfy() {
    const open = picture?.open ?? null;
    if (open === null) return false;
    const hadFocus = open.members.some((one) => markOf(one.event.id)?.node === document.activeElement);
    spiderfier.close();
    layout();
    if (hadFocus) marks.get(`cluster ${open.place.id}`)?.node.focus();
    return true;
  }

  // ------------------------------------------------------------ the whole

  function findCovers() {
    const { x, y } = map.containerPointToLayerPoint([0, 0]);
    const size = map.getSize();
    over = [...covers, ...edgesOf(size.x, size.y)].map((one) => moved(one, [x, y]));
  }

  /** @param {Picture} drawing */
  function drawLines(drawing) {
    const view = overlay.lineView();
    overlay.beginLines();
    areas?.draw(drawing, view);
    arcs.drawCircles(drawing, view);
    tracks.draw(drawing, view);
    const drawn = arcs.draw(drawing, view);
    if (drawing.open !== null) spiderfier.drawLeaders(drawing.open);
    overlay.endLines();
    return drawn;
  }

  /** What is newly selected is not to be hidden in a cluster. @param {Group[]} groups @param {Frame} frame */
  function followSelection(groups, { selected, rides }) {
    if (selected === lastSelected) return;
    lastSelected = selected;
    const open = spiderfier.openGroup(groups);
    if (selected === null && open === null) spiderfier.close(); // it waits no longer for its stack to get low enough
    const group = selected === null || rides.has(selected) ? null : spiderfier.groupOf(selected, groups);
    if (selected === null || group === null) return;
    if (group.members.length === 1) spiderfier.close();
    else if (group !== open) spiderfier.openBy(selected);
  }

  /** Marks anew. @param {Picture} last @returns what is there now, and the marks around the open cluster */
  function placeMarks(last) {
    const { frame } = last;
    const still = frame.visible.filter((one) => !frame.rides.has(one.event.id));
    overlay.measure();
    findCovers();
    const groups = makeGroups(still, toLayer);
    keepClear(groups, over, toLayer);
    followSelection(groups, frame);
    const open = spiderfier.openGroup(groups);
    const next = { ...last, groups, open };
    picture = next;
    taken = groups.filter((group) => group !== open).map((group) => group.box);
    marks.begin();
    for (const group of groups) {
      if (group.members.length > 1) putCluster(next, group);
      else putMark(next, group.members[0], group.place.at, { dx: group.shift[0], dy: group.shift[1], role: "single" });
    }
    const spread = open === null ? [] : putSpread(next, open);
    putSelected(next);
    standing = [...taken, ...over];
    taken.push(...rideMarks.put(next, standing));
    marks.end();
    return { next, spread };
  }

  /** @param {Picture} next @param {Group} open */
  function putSpread(next, open) {
    const { hub, spread } = spiderfier.spread(open, next.groups, over);
    taken.push(hub, ...spread.map((one) => one.box));
    spread.forEach(({ shown, at, dx, dy }, i) => {
      // Right after the cluster's own button, and before what comes later in the story.
      const order = open.members[0].index + (i + 1) / (spread.length + 1);
      putMark(next, shown, at, { dx, dy, order, role: "spread" });
    });
    return spread;
  }

  /** What is selected in a high stack has its mark beside it. @param {Picture} next */
  function putSelected(next) {
    const { selected } = next.frame;
    const group = selected === null ? null : spiderfier.groupOf(selected, next.groups);
    const shown = group?.members.find(({ event }) => event.id === selected);
    if (group === null || shown === undefined || group.members.length === 1 || canOpen(group)) return;
    const found = spiderfier.besides(group, next.groups, over);
    if (found === null) return;
    putMark(next, shown, group.place.at, { dx: found.dx, dy: found.dy, role: "spread" });
    taken.push(found.box);
  }

  /** Everything anew. Called when something other than a ride has changed, and when the map has moved. */
  function layout() {
    if (picture === null) return;
    const { next, spread } = placeMarks(picture);
    const drawn = drawLines(next);
    lineBoxes = [...tracks.lineBoxes(next), ...arcs.lineBoxes(drawn)];
    // Labels, and the names of the ground, take the room that is left.
    taken.push(...over, ...arcs.arrowBoxes(drawn));
    taken = labels.draw(next, { arcs: drawn, spread, taken, lineBoxes });
    isComplete = true;
    announce();
  }

  /**
   * Marks and tracks only: while frame follows frame, labels and arcs are drawn now and then. The labels of what is
   * gone go at once. An open cluster has lines of its own and is drawn as a whole.
   */
  function layoutInMotion() {
    if (picture === null) return;
    isComplete = false;
    const { next } = placeMarks(picture);
    if (next.open !== null) drawLines(next);
    else for (const lines of [areas, tracks]) lines?.draw(next, overlay.lineView());
    labels.keepOnly(new Set(next.frame.visible.map((one) => one.event.id)));
  }

  /** The basemap keeps its names clear of all this, and writes the names of the places. */
  function announce() {
    if (picture === null) return;
    map.fire("geoeventsmarks", { boxes: taken.slice(), lines: lineBoxes, places: namedPlaces(picture) });
  }

  /** @param {SceneData} scene @param {Engine} engine */
  function setScene(scene, engine) {
    story = readStory(scene, engine, world);
    if (story.areas.size > 0) areas ??= createAreas(overlay, { marked: () => standing, onHover: hover, onSelect });
    picture = null;
    drawnKey = "";
    lastSelected = null;
    overlay.clear(); // an id may stand for another event now
  }

  /**
   * @param {FrameInput} given
   * @param {boolean} isInMotion labels and arcs may wait for a later frame
   */
  function draw(given, isInMotion = false) {
    const frame = readFrame(given, story, world);
    picture = { ...(picture ?? UNDRAWN), story, frame };
    setAttributes(panes.labels, { lang: marked(given.language) });
    if (!isInMotion) covers = coversOf(map.getContainer());
    const key = keyOf(frame, story) + JSON.stringify(covers);
    const isSame = key === drawnKey;
    drawnKey = key;
    if (isSame && (isInMotion || isComplete)) rideMarks.move(picture, standing);
    else map.whenReady(isInMotion ? layoutInMotion : layout);
  }

  /** @param {string} id @returns {boolean} whether the event has a mark, or stands in a stack */
  function focus(id) {
    if (picture === null) return false;
    const group = spiderfier.groupOf(id, picture.groups);
    if (group !== null && canOpen(group) && group !== picture.open) {
      spiderfier.openBy(id);
      layout();
    }
    // The mark beside a stack leaves with the selection.
    const isStacked = group !== null && group.members.length > 1 && !canOpen(group);
    const item = isStacked ? marks.get(`cluster ${group.place.id}`) : markOf(id);
    item?.node.focus();
    return item !== undefined;
  }

  // ------------------------------------------------------------ following the map

  function onMoveEnd() {
    spiderfier.onMoveEnd();
    layout();
  }

  /** @param {L.LeafletMouseEvent} event beside the marks */
  function onClick(event) {
    if (!unspiderfy()) areas?.pick(event);
  }

  const stopListening = listenToKeys(panes.marks, { markOf, unspiderfy, members: () => picture?.open?.members ?? [] });
  const listeners = { moveend: onMoveEnd, resize: onMoveEnd, click: onClick, geoeventsground: announce };
  map.on(listeners);

  function remove() {
    map.off(listeners);
    stopListening();
    areas?.remove();
    labels.remove();
    overlay.remove();
    picture = null;
  }

  return Object.freeze({ setScene, draw, focus, boxes: () => taken.filter((one) => !over.includes(one)), remove });
}
