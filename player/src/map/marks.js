/**
 * What stands on the map at a moment: it lays the marks out and tells the parts to draw.
 *
 * It draws what `engine.visible()` returned and owns nothing but the picture: which event is there, in what state and
 * how fresh is the engine's, what is selected is the story's. What there is to draw is picture.js's, grouping
 * clusters.js's, the open cluster spiderfy.js's, the buttons mark-buttons.js's, lines tracks.js's and arcs.js's, texts
 * labels.js's. Fires `geoeventsmarks` on the map with {boxes, lines, places}: what is taken, what had better be left
 * free, and the story's places, each with the box of the mark that it names, if any (place-names.js); and again when a
 * basemap asks by `geoeventsground`.
 *
 * @import { Picture } from "./picture.js"
 */
import { measures } from "../design.js";
import { setAttributes } from "../elements.js";
import { LANGUAGES } from "../languages.js";
import { createArcs } from "./arcs.js";
import { makeGroups, namesake } from "./clusters.js";
import { box } from "./geometry.js";
import { createLabels } from "./labels.js";
import { createMarkButtons } from "./mark-buttons.js";
import { createOverlay } from "./overlay.js";
import { keyOf, readFrame, readStory } from "./picture.js";
import { createSpiderfier } from "./spiderfy.js";
import { createTracks } from "./tracks.js";

/** Of more places than this only those that bear a mark are named. */
const MOST_PLACES = 400;
const ARROWS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** @type {Picture} */
const NOTHING = Object.freeze({
  story: { places: new Map(), tracks: [] }, frame: null, groups: [], open: null, hovered: null });

/**
 * Make what draws events on a map.
 *
 * @param {L.Map} map
 * @param {object} options
 * @param {(id: string) => void} options.onSelect called with the id of the event that the reader chose
 * @param {() => number[][]} [options.padding] pixels of the map that panels cover, [[left, top], [right, bottom]]:
 *   labels and open clusters keep out of them
 */
export function createMarks(map, { onSelect, padding }) {
  const overlay = createOverlay(map, padding);
  const spiderfier = createSpiderfier(overlay);
  const tracks = createTracks(overlay);
  const arcs = createArcs(overlay);
  const labels = createLabels(overlay);
  const { markOf, putMark, putCluster } = createMarkButtons(overlay, { onSelect, onToggle: toggle, onHover: hover });
  const { marks, panes, toLayer, moveTo, world } = overlay;
  let picture = NOTHING;
  /** Boxes that are taken, and those along rails and arcs, in layer points. */
  let taken = [];
  let beads = [];
  let drawnKey = "";
  let isComplete = true;
  let lastSelected = null;

  function hover(id) {
    picture = { ...picture, hovered: id };
    if (picture.frame !== null) drawLines();
  }

  function toggle(group, byKeyboard) {
    const isOpen = group === picture.open;
    const first = group.members[0].event.id;
    if (isOpen) spiderfier.close();
    else spiderfier.openBy(first);
    layout();
    if (!isOpen && byKeyboard) markOf(first)?.node.focus();
  }

  /** @returns {boolean} whether there was an open cluster to close */
  function unspiderfy() {
    const { open } = picture;
    if (open === null) return false;
    const hadFocus = open.members.some((one) => markOf(one.event.id)?.node === document.activeElement);
    spiderfier.close();
    layout();
    if (hadFocus) marks.get(`cluster ${open.place}`)?.node.focus();
    return true;
  }

  // ------------------------------------------------------------ the whole

  function drawLines() {
    const view = overlay.lineView();
    overlay.beginLines();
    arcs.drawCircles(picture, view);
    tracks.draw(picture, view);
    const drawn = arcs.draw(picture, view);
    if (picture.open !== null) spiderfier.drawLeaders(picture.open, picture.story.places);
    overlay.endLines();
    return drawn;
  }

  /** What is newly selected is not to be hidden in a cluster. */
  function followSelection(groups, { selected, trains }) {
    if (selected === lastSelected) return;
    lastSelected = selected;
    if (selected === null || trains.has(selected)) return;
    const group = spiderfier.groupOf(selected, groups);
    if (group === null) return;
    if (group.members.length < 2) spiderfier.close();
    else if (group !== spiderfier.openGroup(groups)) spiderfier.openBy(selected);
  }

  /** Marks anew. @returns {object[]} those around the open cluster */
  function placeMarks() {
    const { story, frame } = picture;
    const isMoving = (one) => frame.trains.has(one.event.id);
    overlay.measure();
    const groups = makeGroups(frame.visible.filter((one) => !isMoving(one)), story.places, toLayer);
    followSelection(groups, frame);
    const open = spiderfier.openGroup(groups);
    picture = { ...picture, groups, open };
    taken = groups.filter((group) => group !== open).map((group) => group.box);
    marks.begin();
    for (const group of groups) {
      if (group.members.length > 1) putCluster(picture, group);
      else putMark(picture, group.members[0], group.at, { role: "single" });
    }
    for (const shown of frame.visible.filter(isMoving)) {
      const { at, isVague } = frame.trains.get(shown.event.id);
      putMark(picture, shown, at, { role: "train", isVague });
      taken.push(box(...toLayer(at), measures.mark, measures.mark));
    }
    const spread = open === null ? [] : putSpread(open, groups);
    marks.end();
    return spread;
  }

  function putSpread(open, groups) {
    const { hub, spread } = spiderfier.spread(open, groups);
    taken.push(hub, ...spread.map((one) => one.box));
    for (const { shown, dx, dy } of spread) putMark(picture, shown, open.at, { dx, dy, role: "spread" });
    return spread;
  }

  /** Everything anew. Called when something other than a train has changed, and when the map has moved. */
  function layout() {
    if (picture.frame === null) return;
    const spread = placeMarks();
    const drawn = drawLines();
    beads = [...tracks.beads(picture), ...arcs.beads(drawn)];
    // Labels, and the names of the ground, take the room that is left.
    taken = labels.draw(picture, { arcs: drawn, spread, taken, beads });
    isComplete = true;
    tell();
  }

  /**
   * Marks and tracks only: while frame follows frame, labels and arcs are drawn now and then. The labels of what is
   * gone go at once. An open cluster has lines of its own and is drawn as a whole.
   */
  function layoutInMotion() {
    isComplete = false;
    placeMarks();
    if (picture.open !== null) drawLines();
    else tracks.draw(picture, overlay.lineView());
    labels.keepOnly(new Set(picture.frame.visible.map((one) => one.event.id)));
  }

  /** The basemap keeps its names clear of all this, and writes the names of the places. */
  function tell() {
    const { story: { places }, groups, open } = picture;
    const named = new Map(groups.filter((group) => group !== open)
      .map((group) => [namesake(group, places), group.box]));
    const isTold = (place) => places.size <= MOST_PLACES || named.has(place.id) || place.isHalt;
    map.fire("geoeventsmarks", { boxes: taken.slice(), lines: beads,
      places: [...places.values()].filter(isTold).map((place) => ({ ...place, box: named.get(place.id) ?? null })) });
  }

  /** Only what a moving train changes. */
  function moveTrains() {
    const { story, frame: { trains } } = picture;
    if (trains.size === 0) return;
    overlay.measure();
    const view = overlay.lineView();
    for (const track of story.tracks) {
      const train = trains.get(track.event);
      if (train === undefined || markOf(track.event) === undefined) continue;
      tracks.drawMoving(picture, track, train, view);
      for (const one of [markOf(track.event), overlay.labels.get(`title ${track.event}`)]) {
        if (one?.at === undefined) continue;
        one.at = train.at;
        moveTo(one);
      }
    }
  }

  function setScene(scene, engine) {
    picture = { ...NOTHING, story: readStory(scene, engine, world) };
    drawnKey = "";
    lastSelected = null;
    overlay.clear(); // an id may stand for another event now
  }

  /**
   * @param {object} given visible, t, clock, language, translate, selected, engine
   * @param {boolean} isInMotion labels and arcs may wait for a later frame
   */
  function draw(given, isInMotion = false) {
    picture = { ...picture, frame: readFrame(given, picture.story, world) };
    setAttributes(panes.labels, { lang: LANGUAGES[given.language].tag });
    const key = keyOf(picture.frame, picture.story);
    const isSame = key === drawnKey;
    drawnKey = key;
    if (isSame && (isInMotion || isComplete)) moveTrains();
    else map.whenReady(isInMotion ? layoutInMotion : layout);
  }

  /** @returns {boolean} whether the event has a mark */
  function focus(id) {
    if (picture.frame === null) return false;
    const group = spiderfier.groupOf(id, picture.groups);
    if (group !== null && group.members.length > 1 && group !== picture.open) {
      spiderfier.openBy(id);
      layout();
    }
    const item = markOf(id);
    item?.node.focus();
    return item !== undefined;
  }

  // ------------------------------------------------------------ following the map

  function onMoveEnd() {
    spiderfier.onMoveEnd();
    layout();
  }

  function onKey(event) {
    if (event.key === "Enter" || event.key === " ") event.stopPropagation(); // the button's own keys, not the player's
    if (event.key === "Escape" && unspiderfy()) {
      event.stopPropagation();
      event.preventDefault();
    }
    const members = picture.open?.members ?? [];
    const here = members.findIndex((one) => one.event.id === event.target.dataset.event);
    const step = ARROWS[event.key];
    if (here < 0 || step === undefined) return;
    event.stopPropagation();
    event.preventDefault();
    const next = members[(here + step + members.length) % members.length];
    markOf(next.event.id)?.node.focus();
  }

  panes.marks.addEventListener("keydown", onKey);
  const following = { moveend: onMoveEnd, resize: onMoveEnd, click: unspiderfy, geoeventsground: tell };
  map.on(following);

  function remove() {
    map.off(following);
    panes.marks.removeEventListener("keydown", onKey);
    overlay.remove();
    picture = NOTHING;
  }

  return Object.freeze({ setScene, draw, focus, boxes: () => taken.slice(), remove });
}
