/**
 * The second map of a comparison: the same ground, marks and crowd as the first, for another way to look at the story.
 *
 * It owns its element and what draws in it, and is made when somebody compares, never before. What it shows is told.
 * Called by comparing.js.
 *
 * @import { Basemap, BasemapData } from "../map/basemap.js"
 * @import { Box } from "../map/geometry.js"
 * @import { Group } from "../map/clusters.js"
 * @import { LoadedStory } from "../page/loaded-story.js"
 * @import { Translate } from "../translator.js"
 * @import { Context, Padding, Shown } from "../types.js"
 *
 * @typedef {ReturnType<typeof createSecondMap>} SecondMap
 */
import { createCrowdLayer } from "../crowd/crowd-layer.js";
import { element, setAttributes, setText } from "../elements.js";
import { L } from "../leaflet.js";
import { createMarks } from "../map/marks.js";
import { tether } from "./tether.js";
import { below } from "./windows.js";

/** Pixels along the bottom that the credits of the map take. */
const CREDITS = 24;
/** The first map's own, which the second has too. */
const LIKE = /** @type {const} */ (["minZoom", "maxZoom", "zoomSnap", "zoomDelta", "worldCopyJump", "zoomAnimation"]);

/**
 * @param {L.Map} first
 * @param {object} options
 * @param {Promise<BasemapData>|null} options.topology of the ground
 * @param {(topology: BasemapData, map: L.Map) => Basemap} options.drawGround
 * @param {() => Box} options.window of the first map, in its pixels
 * @param {(id: string) => void} options.onSelect
 * @param {(entries: Shown[], total: number) => void} options.onCrowd
 * @param {(group: Group) => void} options.onStack
 * @param {() => void} options.onReady there is something new to draw
 */
export function createSecondMap(first, { topology, drawGround, window, onSelect, onCrowd, onStack, onReady }) {
  const node = element("div", { class: "ge-second", role: "region" });
  const name = element("p", { class: "ge-side-name" });
  const note = element("p", { class: "ge-side-note", hidden: true });
  const container = first.getContainer();
  container.append(node);
  const { gestures } = container.dataset;
  if (gestures !== undefined) node.dataset.gestures = gestures; // whose they are, shared-gestures.js says
  const like = Object.fromEntries(LIKE.map((option) => [option, first.options[option]])
    .filter(([, value]) => value !== undefined));
  const map = L.map(node, { ...like, attributionControl: false, zoomControl: false, keyboard: false })
    .setView(first.getCenter(), first.getZoom());
  node.append(name, note);
  // What is done to it is not done to the first map around it.
  L.DomEvent.disableClickPropagation(node);
  L.DomEvent.disableScrollPropagation(node);
  /** @param {Box} box */
  const middleOf = ({ left, top, right, bottom }) => L.point((left + right) / 2, (top + bottom) / 2);
  const bond = tether({ map: first, middle: () => middleOf(below(window())) },
    { map, middle: () => middleOf(below({ left: 0, top: 0, right: map.getSize().x, bottom: map.getSize().y })) });
  /** @type {() => Padding} */
  const padding = () => [[0, below({ left: 0, top: 0, right: 0, bottom: 0 }).top], [0, CREDITS]];
  const marks = createMarks(map, { onSelect, onList: onStack, onFan: () => {}, padding });
  const crowd = createCrowdLayer(map, { padding, onMove: onReady, onList: onCrowd });
  /** @type {Basemap|null} */
  let ground = null;
  let isGone = false;
  /** @type {LoadedStory["scene"]|null} */
  let scene = null;
  let placed = "";
  topology?.then((data) => { if (!isGone) ground = drawGround(data, map); }).catch(() => {}); // the first map has told

  /** @param {Box} box in pixels of the first map @param {boolean} isBeside it, and not below */
  function place(box, isBeside) {
    const key = JSON.stringify([box, window()]);
    if (placed === key) return;
    placed = key;
    setAttributes(node, { "data-beside": isBeside });
    const { left, top, right, bottom } = box;
    Object.assign(node.style, { left: `${left}px`, top: `${top}px`, width: `${right - left}px`,
      height: `${bottom - top}px` });
    bond.led(() => map.invalidateSize({ animate: false, pan: false }));
    bond.settle();
  }

  /** What it shows, in words. @param {string} side @param {Translate} translate */
  function call(side, translate) {
    setAttributes(node, { "aria-label": translate("player.compare.region", { side }) });
    setText(name, side);
  }

  /** Everything that does not depend on the time alone. @param {Context} context */
  function layout(context) {
    setAttributes(node, { "data-theme": container.dataset.theme ?? "light" });
    ground?.setLanguage(context.language);
    ground?.setTheme();
    crowd.label(context.translate, context.language);
  }

  /**
   * @param {Context} context
   * @param {LoadedStory} story
   * @param {{own: string[], selected: string|null, beat: {isMoving: boolean, isInMotion: boolean},
   *   pick: (shown: Shown[]) => Shown[]}} how `own` are the ids of events that have marks of their own among very many
   */
  function draw(context, story, { own, selected, beat, pick }) {
    if (scene !== story.scene) {
      ({ scene } = story);
      marks.setScene(story.scene, story.whole);
      crowd.setScene(story.scene, story.whole);
    }
    const { marks: shown, unplacedCount: count } = crowd.draw(context, own, beat);
    note.hidden = count === 0;
    setText(note, count === 0 ? "" : context.translate("player.unplaced", { count }));
    marks.draw({ ...context, visible: pick(shown), selected }, beat.isInMotion);
  }

  function remove() {
    isGone = true;
    bond.remove();
    marks.remove();
    crowd.remove();
    ground?.remove();
    map.remove();
    node.remove();
  }

  return { node, place, call, layout, draw, remove, get isCrowd() { return crowd.isCrowd; } };
}
