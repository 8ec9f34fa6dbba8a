/**
 * The parts of the player: what draws, and where in the map's container it stands.
 *
 * It owns the order of the elements. What the parts do when the reader touches them is handed in. Called by mount.js.
 *
 * @import { Leads } from "../panel/card-claims.js"
 * @import { Preset } from "../compare/presets.js"
 * @import { List } from "../panel/event-list.js"
 * @import { UrlOf } from "../panel/copy-link.js"
 * @import { Translate } from "../translator.js"
 * @import { MountOptions } from "./mount.js"
 * @import { Story } from "./story.js"
 *
 * @typedef {object} Actions what happens when the reader touches something
 * @property {(id: string) => void} onSelect
 * @property {() => void} onClose the card
 * @property {(isOpen: boolean) => void} onSidebar
 * @property {(place: {lat: number, lng: number}) => void} onGo
 * @property {(text: string) => string} onDate goes to a date that was typed, or says what is wrong with it
 * @property {() => void} onFull into the presentation or out of it
 * @property {() => void} onStart the story
 * @property {() => void} onNoteClose the reader closes a chapter's note
 * @property {() => void} onFollow the reader gives the camera back
 * @property {() => void} onTaken the reader has moved the map
 * @property {() => void} onReady the map has something new to draw
 * @property {(fault: unknown) => string} onFault what to say when there is no basemap
 * @property {(list: List) => void} onList something is to be chosen from a list
 * @property {(id: string) => void} onWalk to an event, from the foot of the card
 * @property {Leads} leads where the words of the card lead on
 * @property {UrlOf} urlOf the address of what is to be copied
 * @property {(preset: Preset) => void} onCompare
 * @property {() => void} onCompareEnd
 * @property {() => void} onWindows a second map takes some of the page, or gives it back
 * @property {() => boolean} isPresenting
 * @property {boolean} isGuest whether the map stands in somebody else's page
 *
 * @typedef {ReturnType<typeof createParts>} Parts
 */
import { createComparing } from "../compare/comparing.js";
import { createCrowdLayer } from "../crowd/crowd-layer.js";
import { element, icon, setAttributes, setName } from "../elements.js";
import { L } from "../leaflet.js";
import { createCamera } from "../map/camera.js";
import { createGround } from "../map/ground.js";
import { createMarks } from "../map/marks.js";
import { createViewport } from "../map/viewport.js";
import { createCard } from "../panel/card.js";
import { createChapterNote } from "../panel/chapter-note.js";
import { createControls } from "../panel/controls.js";
import { createEventList } from "../panel/event-list.js";
import { createGuestCorner } from "../panel/guest-corner.js";
import { crowdList, stackList, unplacedList } from "../panel/lists.js";
import { createNothingFound } from "../panel/nothing-found.js";
import { createPointers } from "../panel/offscreen.js";
import { createOpening } from "../panel/opening.js";
import { createSidebar } from "../panel/sidebar.js";
import { createUnmet } from "../panel/unmet.js";
import { createUndated } from "../panel/undated.js";
import { createUnplaced } from "../panel/unplaced.js";
import { createPaper } from "../print/paper.js";
import { createPresenter } from "../present/presenter.js";
import { createTimeline } from "../strip/timeline.js";

/**
 * @param {L.Map} map
 * @param {MountOptions} options
 * @param {Story} story
 * @param {Actions} actions
 */
export function createParts(map, { basemap, about = null, isEmbedded, address }, story, actions) {
  const { onSelect } = actions;
  const panel = element("section", { class: "ge-panel" });
  const left = element("div", { class: "ge-left" });
  const notice = element("p", { class: "ge-notice", role: "status", hidden: true });
  const pointerBox = element("div", { class: "ge-pointers" });
  const ui = element("div", { class: "ge-ui", hidden: true });
  // Before the marks: who goes on with Tab comes to the player first, and to zoom and credits last.
  map.getContainer().prepend(ui);
  ui.append(panel);
  const ground = createGround(map, { basemap, language: story.settings.language, onReady: actions.onReady,
    onFault: (fault) => {
      notice.hidden = false;
      notice.textContent = actions.onFault(fault);
    } });
  const { settings, adjust: onSet } = story;
  const onLeave = () => controls.focusSidebar();
  const sidebar = createSidebar(ui, { settings, onSet, onLeave, onToggle: actions.onSidebar, urlOf: actions.urlOf,
    onCompare: actions.onCompare });
  ui.append(left, notice);
  const guestCorner = createGuestCorner(ui, actions);
  const unmet = createUnmet(ui);
  const nothingFound = createNothingFound(ui, { settings, about, onSet, onLeave });
  const eventList = createEventList(ui, { onSelect, onChange: () => viewport.invalidate() });
  const card = createCard(ui, { ...actions.leads, onClose: actions.onClose, onWalk: actions.onWalk,
    walkOf: eventList.around, urlOf: actions.urlOf });
  const presenter = createPresenter(ui, panel, { map, story, about, viewport: () => viewport, onSelect,
    onLeave: actions.onFull });
  const comparing = createComparing(map, story, { ui, topology: () => ground.topology, viewport: () => viewport,
    isPresenting: actions.isPresenting, onSelect, onList: actions.onList, onReady: actions.onReady,
    onEnd: actions.onCompareEnd, onWindows: actions.onWindows, onBeside: (beside) => timeline.compare(beside) });
  const viewport = createViewport(map, { ui, panel, asides: [card.root, eventList.root], sidebar: sidebar.root,
    caption: presenter.covering, told: () => (opening.isShown ? opening.root : chapterNote.root),
    onTaken: actions.onTaken, divide: (padding, high) => comparing.divide(padding, high) });
  // A page that holds the map and says that it is its own has the title as its heading.
  const opening = createOpening(ui, { isTitled: isEmbedded === false, onStart: actions.onStart });
  const chapterNote = createChapterNote(ui, { onPlay: story.playChapter, onClose: actions.onNoteClose });
  const follow = element("button", { type: "button", class: "ge-pill ge-follow", hidden: true,
    onclick: actions.onFollow }, icon("towards"), element("span"));
  const heard = element("p", { class: "ge-heard", role: "status", "aria-live": "polite" });
  ui.append(follow, heard);
  const camera = createCamera(viewport, story);
  const unplaced = createUnplaced(left, { onList: (entries, count) => actions.onList(unplacedList(entries, count)) });
  const undated = createUndated(left, actions);
  ui.append(pointerBox);
  const controls = createControls(panel, { onStep: story.step, onJump: story.jump, onToggle: story.toggle,
    onDate: actions.onDate, onTyping: story.pause,
    onSidebar: () => sidebar.open(!sidebar.isOpen), onFull: actions.onFull });
  panel.append(presenter.steps);
  const timeline = createTimeline(panel, { onSeek: story.moveTo, onGrab: story.pause,
    onChapter: story.openChapter, onPeriod: story.adjust,
    onBeside: comparing.moveThen, onBesideStep: comparing.stepThen,
    onZoom: (length) => { story.shownShare = length; } });
  const padding = viewport.padding;
  const marks = createMarks(map, { onSelect, padding, onList: (group) => actions.onList(stackList(group)),
    onFan: (group) => eventList.hold(stackList(group)) });
  const crowd = createCrowdLayer(map, { padding, onMove: actions.onReady,
    onList: (entries, count) => actions.onList(crowdList(entries, count)) });
  ui.append(presenter.black);
  const pointers = createPointers(pointerBox, map, { viewport, marks, onGo: actions.onGo });
  const paper = createPaper(map, { story, about, ground, address, urlOf: actions.urlOf,
    isMoved: () => viewport.standing() !== null, isPresenting: actions.isPresenting });
  L.DomEvent.disableClickPropagation(ui);
  L.DomEvent.disableScrollPropagation(ui);

  /** The map and its player are regions of the page. @param {Translate} translate @param {string} lang */
  function label(translate, lang) {
    setAttributes(map.getContainer(), { lang, role: "region", "aria-label": translate("player.map") });
    setAttributes(panel, { "aria-label": translate("player.label") });
    paper.label(translate);
    for (const way of ["in", "out"]) {
      const button = map.getContainer().querySelector(`.leaflet-control-zoom-${way}`);
      if (button instanceof HTMLElement) setName(button, translate(`player.zoom.${way}`));
    }
  }

  function remove() {
    comparing.clear();
    for (const part of [marks, crowd, pointers, viewport, ground, presenter, paper]) part.remove();
    ui.remove();
  }

  return { map, ui, panel, nothingFound, unmet, ground, sidebar, card, comparing, presenter, viewport, unplaced,
    undated, controls, timeline, marks, crowd, eventList, pointers, opening, chapterNote, follow, heard, camera,
    guestCorner, label, remove };
}
