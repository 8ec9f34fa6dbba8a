/**
 * What stands on the map at a moment: it keys the marks, lays them out and tells the parts to draw.
 *
 * It draws what `engine.visible()` returned and owns nothing but the picture: which event is there, in what state
 * and how fresh is the engine's, what is selected is the player's. Grouping is clusters.js's, the open stack spiderfy.js's, the
 * elements are mark-buttons.js's, lines tracks.js's and arcs.js's, texts labels.js's.
 * Fires `geoeventsmarks` on the map with {boxes, lines, places}: what is taken, what had better be left free, and the
 * story's places, each with the box of the mark that it names, if any (place-names.js); and again when a basemap asks by
 * `geoeventsground`.
 */
import { setAttributes } from "../elements.js";
import { LANGUAGES } from "../languages.js";
import { createArcs } from "./arcs.js";
import * as clusters from "./clusters.js";
import * as geometry from "./geometry.js";
import { createLabels } from "./labels.js";
import { createMarkButtons } from "./mark-buttons.js";
import { createOverlay } from "./overlay.js";
import { createSpiderfier } from "./spiderfy.js";
import { createTracks, seatOf, stretchAt } from "./tracks.js";

/** Freshness from which an event is named, and from which it is new. */
const NAMED = 0.35;
const NEW = 0.66;
/** Of more places than this only those that bear a mark are named. */
const MOST_PLACES = 400;
const ARROWS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

function ageOf(fresh) {
  if (fresh > NEW) return "new";
  return fresh > 0 ? "recent" : "old";
}

/** How many events each place has, by its id. */
function weightsOf({ columns: { place, places } }) {
  const weights = new Uint32Array(places.length);
  for (const index of place) if (index >= 0) weights[index] += 1;
  return new Map(places.map((id, i) => [id, weights[i]]));
}

/** A scene as the marks need it: places and tracks with their points on the overlay. */
function readStory(scene, engine, { world }) {
  const weights = weightsOf(engine);
  const halts = new Set(scene.tracks.flatMap((track) => track.halts.map((halt) => halt.place)));
  const places = new Map(Object.entries(scene.places).map(([id, place]) => [
    id, { ...place, id, at: world(place.lat, place.lng), weight: weights.get(id) ?? 0, isHalt: halts.has(id) }]));
  const tracks = scene.tracks.filter((track) => track.vertices.length > 0).map((track) => ({ ...track,
    layer: engine.find(track.event)?.layer ?? "train", points: track.vertices.map(([lat, lng]) => world(lat, lng)) }));
  return { places, tracks };
}

/** Trains under way: their event's mark rides on the rails instead of waiting at the end. */
function trainsAt({ visible, t, clock, engine }, { tracks }, { world }) {
  const ids = new Set(visible.map((one) => one.event.id));
  const found = new Map();
  for (const track of tracks) {
    const train = ids.has(track.event) ? engine.trainAt(track, t, clock) : null;
    if (train !== null) found.set(track.event, { ...train, at: world(train.lat, train.lng), stretch: stretchAt(track, train) });
  }
  return found;
}

/** What `engine.visible()` returned, with the place where each stands, its age in a word and whether to name it. */
function seat(frame, { places, tracks }) {
  const byEvent = new Map(tracks.map((track) => [track.event, track]));
  return frame.visible.map((shown) => {
    const track = byEvent.get(shown.event.id);
    const halt = track === undefined ? null : seatOf(track, frame);
    return { ...shown, age: ageOf(shown.fresh), isNamed: shown.fresh > NAMED,
      seat: places.has(halt) ? halt : shown.event.place };
  });
}

/** What a frame looks like apart from the places of moving trains: the same key, the same picture. */
function keyOf({ visible, t, clock, language, selected, trains }, { tracks }) {
  const parts = visible.map(({ event, state, age, isNamed, seat: place }) => (
    `${event.id} ${state} ${age} ${isNamed} ${place} ${trains.get(event.id)?.stretch?.first} ${trains.get(event.id)?.isVague}`));
  const known = clock === "reported" ? tracks.map((track) => track.stretches.filter((one) => one.known <= t).length) : [];
  return [language, selected, clock, ...known, ...parts].join("\n");
}

/**
 * Make what draws events on a map.
 *
 * @param {L.Map} map
 * @param {object} options
 * @param {function(string)} options.onSelect called with the id of the event that the reader chose
 * @param {function(string|null)} [options.onHover]
 * @param {function(): number[][]} [options.padding] pixels of the map that panels cover, [[left, top], [right,
 *   bottom]]: labels and fans keep out of them
 */
export function createMarks(map, { onSelect, onHover, padding }) {
  /**
   * What is being drawn, shared by the parts: the story; the frame, which is what draw() got with seats and trains;
   * the groups and which of them is open; the boxes that are taken and those along rails and arcs, in layer
   * points; what the pointer is on.
   */
  const picture = { story: { places: new Map(), tracks: [] }, frame: null, groups: [], fan: null,
    taken: [], beads: [], hovered: null };
  const overlay = createOverlay(map, padding);
  const spiderfier = createSpiderfier(overlay, picture);
  const tracks = createTracks(overlay, picture);
  const arcs = createArcs(overlay, picture);
  const labels = createLabels(overlay, picture);
  const { marks, panes, toLayer, moveTo } = overlay;
  let drawnKey = "";
  let isComplete = true;
  let lastSelected = null;

  const buttons = createMarkButtons(overlay, picture, { onSelect, onToggle: toggle, onHover: hover });
  const { markOf, putMark, putCluster } = buttons;

  function hover(id) {
    picture.hovered = id;
    onHover?.(id);
    if (picture.frame !== null) drawLines();
  }

  function toggle(group, byKeyboard) {
    const isOpen = group === picture.fan;
    const first = group.members[0].event.id;
    if (isOpen) spiderfier.close();
    else spiderfier.openBy(first);
    layout();
    if (!isOpen && byKeyboard) markOf(first)?.node.focus();
  }

  function unspiderfy() {
    const group = picture.fan;
    if (group === null) return false;
    const hadFocus = group.members.some((one) => markOf(one.event.id)?.node === document.activeElement);
    spiderfier.close();
    layout();
    if (hadFocus) marks.get(`cluster ${group.place}`)?.node.focus();
    return true;
  }

  // ------------------------------------------------------------ the whole

  function drawLines() {
    const view = overlay.lineView();
    overlay.beginLines();
    arcs.drawCircles(view);
    tracks.draw(view);
    const drawn = arcs.draw(view);
    if (picture.fan !== null) spiderfier.drawLeaders(picture.fan);
    overlay.endLines();
    return drawn;
  }

  function followSelection() {
    const { selected, trains } = picture.frame;
    if (selected === lastSelected) return;
    lastSelected = selected;
    if (selected === null || trains.has(selected)) return;
    const group = spiderfier.groupOf(selected);
    if (group === null) return;
    if (group.members.length < 2) spiderfier.close();
    else if (group !== spiderfier.openGroup()) spiderfier.openBy(selected);
  }

  function putSpider(group) {
    const spread = spiderfier.spread(group);
    for (const { shown, dx, dy } of spread) putMark(shown, group.at, { dx, dy, role: "fan" });
    return spread;
  }

  function putTrain(shown) {
    const { at, isVague } = picture.frame.trains.get(shown.event.id);
    putMark(shown, at, { role: "train", isVague });
    picture.taken.push(geometry.box(...toLayer(at), clusters.TARGET, clusters.TARGET));
  }

  /** Marks anew. @returns {object[]} the marks of the open fan */
  function placeMarks() {
    const { visible, trains } = picture.frame;
    const isMoving = (one) => trains.has(one.event.id);
    overlay.measure();
    picture.groups = clusters.makeGroups(visible.filter((one) => !isMoving(one)), picture.story.places, toLayer);
    followSelection();
    picture.fan = spiderfier.openGroup();
    picture.taken = picture.groups.filter((group) => group !== picture.fan).map((group) => group.box);
    marks.begin();
    for (const group of picture.groups) {
      if (group.members.length > 1) putCluster(group);
      else putMark(group.members[0], group.at, { role: "single" });
    }
    visible.filter(isMoving).forEach(putTrain);
    const spread = picture.fan === null ? [] : putSpider(picture.fan);
    marks.end();
    return spread;
  }

  /** Labels and the names of the ground, which take the room that is left. */
  function annotate(spread, drawn) {
    overlay.labels.begin();
    picture.beads = [...tracks.beads(), ...arcs.beads(drawn)];
    labels.draw(drawn, spread);
    overlay.labels.end();
    isComplete = true;
    tell();
  }

  /** Everything anew. Called when something other than a train has changed, and when the map has moved. */
  function layout() {
    if (picture.frame !== null) annotate(placeMarks(), drawLines());
  }

  /**
   * Marks and tracks only: while frame follows frame, labels and arcs are drawn now and then. The labels of what is
   * gone go at once. An open fan has lines of its own and is drawn as a whole.
   */
  function layoutInMotion() {
    isComplete = false;
    placeMarks();
    if (picture.fan !== null) drawLines();
    else tracks.draw(overlay.lineView());
    labels.keepOnly(new Set(picture.frame.visible.map((one) => one.event.id)));
  }

  /** The basemap keeps its names clear of all this, and writes the names of the places. */
  function tell() {
    const { story, groups, taken } = picture;
    const named = new Map(groups.filter((group) => group !== picture.fan)
      .map((group) => [clusters.namesake(group, story.places), group.box]));
    const isTold = (place) => story.places.size <= MOST_PLACES || named.has(place.id) || place.isHalt;
    map.fire("geoeventsmarks", { boxes: taken.slice(), lines: picture.beads,
      places: [...story.places.values()].filter(isTold).map((place) => ({ ...place, box: named.get(place.id) ?? null })) });
  }

  /** Only what a moving train changes. */
  function moveTrains() {
    const { trains } = picture.frame;
    if (trains.size === 0) return;
    overlay.measure();
    const view = overlay.lineView();
    for (const track of picture.story.tracks) {
      const train = trains.get(track.event);
      if (train === undefined || markOf(track.event) === undefined) continue;
      tracks.drawMoving(track, train, view);
      for (const one of [markOf(track.event), overlay.labels.get(`title ${track.event}`)]) {
        if (one?.at === undefined) continue;
        one.at = train.at;
        moveTo(one);
      }
    }
  }

  function setScene(scene, engine) {
    picture.story = readStory(scene, engine, overlay);
    Object.assign(picture, { frame: null, hovered: null });
    drawnKey = "";
    lastSelected = null;
    overlay.clear(); // an id may stand for another event now
  }

  /**
   * @param {object} next visible, t, clock, language, translate, selected, engine
   * @param {boolean} isInMotion labels and arcs may wait for a later frame
   */
  function draw(next, isInMotion = false) {
    const { story } = picture;
    picture.frame = { ...next, visible: seat(next, story), trains: trainsAt(next, story, overlay) };
    setAttributes(panes.labels, { lang: LANGUAGES[next.language].tag });
    const key = keyOf(picture.frame, story);
    const isSame = key === drawnKey;
    drawnKey = key;
    if (isSame && (isInMotion || isComplete)) moveTrains();
    else map.whenReady(isInMotion ? layoutInMotion : layout);
  }

  function focus(id) {
    if (picture.frame === null) return false;
    const group = spiderfier.groupOf(id);
    if (group !== null && group.members.length > 1 && group !== picture.fan) {
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
    const members = picture.fan?.members ?? [];
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
    picture.frame = null;
  }

  return Object.freeze({ setScene, draw, focus, boxes: () => picture.taken.slice(), unspiderfy, remove });
}
