/**
 * The player: the page's one global, `geoEvents`, and the glue between the story and the parts that show it.
 *
 * It owns the frame in which everything is drawn, what opens and closes, and the page's verbs. Where in the story the
 * reader is, story.js knows; what the map shows of the world, viewport.js. It tells the parts to draw: the marks,
 * basemap and credits (ground.js), the strip (timeline.js), the row (controls.js), card, legend, what is not on the
 * picture (offscreen.js), and the presentation (presenter.js). Called by the page that holds the map, by slides and by the
 * reader's hands (keys.js).
 */
import { createCrowdLayer } from "../crowd/crowd-layer.js";
import { element, setAttributes } from "../elements.js";
import { LANGUAGES } from "../languages.js";
import { L } from "../leaflet.js";
import { createGround } from "../map/ground.js";
import { createMarks } from "../map/marks.js";
import { createViewport } from "../map/viewport.js";
import { prefersStill } from "../motion.js";
import { createCard } from "../panel/card.js";
import { createControls } from "../panel/controls.js";
import { createEventList } from "../panel/event-list.js";
import { createLegend } from "../panel/legend.js";
import { createPointers } from "../panel/offscreen.js";
import { createUnplaced } from "../panel/unplaced.js";
import { createPresenter } from "../present/presenter.js";
import { createTimeline } from "../strip/timeline.js";
import { createFoldNote, momentAt, titleOf } from "../time/moment.js";
import { describe } from "../time/settings.js";
import { createTranslator } from "../translator.js";
import { createFrameScheduler } from "./frame-scheduler.js";
import { createKeys, createMessages } from "./keys.js";
import { createReceiver } from "./payload.js";
import { createStory } from "./story.js";

/** Milliseconds to wait for a frame before drawing without one. */
const FRAME_PATIENCE = 500;
/** Of so many events at one moment it is enough that one is in view. */
const MOST_AT_ONCE = 20;
/** More ids than this are given as a count. */
const MOST_IDS = 2000;
const DARK = "(prefers-color-scheme: dark)";

const story = createStory();
const { settings } = story;
let view = null;
let frame = null;
/** While it presents: what was open and selected before. */
let presenting = null;

function request() {
  if (view !== null && frame === null) frame = requestAnimationFrame(render);
}

/** Ask for a redrawing of everything, not only of what time moves. */
function restage() {
  if (view !== null) view.isStale = true;
  view?.scheduler.rest();
  request();
}

const listener = {
  changed: (isStale) => (isStale ? restage() : request()),
  staged(scene) {
    setScene(scene);
    view.wantsFit = true;
    view.isStale = true;
  },
  chose(id, byReader) {
    if (byReader && view.options.report !== undefined) view.options.report({ event: id, nonce: story.nextNonce() });
    if (window.parent !== window) window.parent.postMessage({ geoEvents: "selected", value: id }, "*");
    const event = story.find(id);
    if (event === null) return;
    if (presenting !== null) return view.presenter.choose(event);
    if (!view.viewport.hasRoom) view.legend.open(false);
    story.reach(event);
    view.wantsClear = true;
  },
  stepped(moment) {
    const { entries } = story.engine.happenings(moment, settings.clock, settings.layers, MOST_AT_ONCE);
    const places = entries.map(({ event }) => story.scene.places[event.place]).filter((place) => place !== undefined);
    if (places.length > 0) view.viewport.ease(places);
  },
};

function setScene(scene) {
  view.marks.setScene(scene, story.engine);
  view.crowd.setScene(scene, story.engine);
  view.journeys = (scene.tracks ?? []).map((track) => track.event);
}

// ---------------------------------------------------------------- drawing

/** The page's theme; as long as it has named none, the reader's system's. */
function theme() {
  return settings.theme ?? (matchMedia(DARK).matches ? "dark" : "light");
}

/** Everything that does not depend on the time alone. */
function arrange(context) {
  const { scene, language } = context;
  view.translate = createTranslator(view.options.texts, language);
  context.translate = view.translate;
  view.map.getContainer().dataset.theme = theme();
  view.ui.lang = LANGUAGES[language].tag;
  view.ui.hidden = false;
  view.controls.label(view.translate, settings);
  view.legend.label(view.translate, story.engine.columns);
  view.ground.label(view.translate, { language, theme: theme() }, scene.rails === true);
  view.empty.textContent = view.translate("player.empty");
  view.empty.hidden = story.engine.hasAny(settings.layers);
  view.crowd.label(view.translate, language);
  view.timeline.layout(context);
  view.eventList.close();
  view.viewport.forget();
  view.isStale = false;
}

function drawCard(context) {
  const event = presenting === null ? story.find(story.selected) : null;
  const isRedrawn = event === null ? view.card.hide() : view.card.show(event, context);
  setAttributes(view.ui, { "data-card": event === null ? "closed" : "open" });
  if (isRedrawn) view.viewport.forget();
  if (event !== null && view.wantsFocus) view.card.focus();
  view.wantsFocus = false;
}

function keepInView(context) {
  const { viewport } = view;
  if (viewport.width === 0) return;
  if (view.wantsFit) view.wantsFit = !viewport.fit(context.scene, story.engine, settings.layers);
  const place = context.scene.places[story.find(story.selected)?.place];
  if (view.wantsClear && place !== undefined && presenting === null) viewport.clear(place);
  view.wantsClear = false;
}

/** Events that have a mark of their own even among very many: what is selected, and what moves. */
function ownMarks() {
  return story.selected === null ? view.journeys : [...view.journeys, story.selected];
}

/** What happened is said a few times a second, where the playhead is with every frame. */
function sayMoment(context, now, isSaying) {
  const { t, mode, engine } = context;
  if (isSaying) {
    const moment = momentAt(context);
    const { date, hours, events } = moment;
    const title = titleOf(context, moment, engine.visibleCount(context));
    const spoken = hours === "" ? date : `${date} ${hours}`;
    const words = events.length > 0 ? view.translate("player.spoken", { date: spoken, title }) : spoken;
    Object.assign(view, { said: { date, hours, title }, words, isQuiet: events.length === 0 });
  }
  const fold = story.isPlaying && view.isQuiet ? view.foldNote(context, now) : "";
  view.controls.say({ ...view.said, isPlaying: story.isPlaying, fold });
  view.timeline.move(t, view.words, mode);
}

/** Before all else is drawn: a slide sets the time and moves the map. */
function present(context) {
  if (view.viewport.width === 0) return;
  keepInView(context); // so that it is known what the story opens on
  view.presenter.draw({ ...context, theme: theme(), credits: view.ground.lines() });
}

function render(now) {
  frame = null;
  const { scene, engine } = story;
  if (view === null || scene === null) return;
  if (story.isPlaying) story.advance(now);

  const look = () => ({ ...story.viewing(), scene, engine, translate: view.translate });
  if (view.isStale) arrange(look());
  if (presenting !== null) present(look());
  const context = look();
  const { isMoving, isInMotion, isSaying, isMoved } = view.scheduler.beat(now, story.time);
  if (isMoved || view.wantsClear) view.eventList.close();
  sayMoment(context, now, isSaying);
  drawCard(context);
  keepInView(context); // before the marks: they are laid out for the window as it then is
  const shown = view.crowd.draw(context, ownMarks(), { isMoving, isInMotion });
  view.unplaced.draw(shown.unplaced, shown.unplacedCount, context);
  const frameOfMarks = { ...context, visible: shown.marks, selected: story.selected };
  view.marks.draw(frameOfMarks, isInMotion);
  if (!isInMotion) view.pointers.draw(view.crowd.isCrowd ? [] : shown.marks, context);
  if (story.isPlaying) request();
}

// ---------------------------------------------------------------- what opens and closes

function resized() {
  const isFirst = view.viewport.width === 0;
  const isOther = view.viewport.measure();
  if (!isOther) {
    view.pointers.place();
    return;
  }
  const hasLegend = view.viewport.kind === "wide";
  if (isFirst && presenting !== null) presenting.legend = hasLegend;
  else if (isFirst) view.legend.open(hasLegend);
  view.wantsFit = true;
  restage();
}

/**
 * Begin or end the presentation. In the end what was open, selected and in view before comes back. The time stays, for
 * there are questions about it; but if nobody stepped, it comes back too.
 *
 * @param {boolean} isOn
 */
function setPresenting(isOn) {
  if (typeof isOn !== "boolean") {
    throw new RangeError(`present() wants true or false, got ${describe(isOn)}`);
  }
  if (isOn === (presenting !== null) || view === null) return;
  const { map, legend, card, presenter } = view;
  const before = presenting;
  card.hide(); // until it is drawn again: it covers nothing
  if (isOn) {
    presenting = { legend: legend.isOpen, selected: story.selected, goBack: story.bookmark(),
      view: view.wantsFit ? null : [map.getCenter(), map.getZoom()] };
  }
  const hasStepped = presenter.hasStepped; // forgotten as it ends
  map.getContainer().dataset.presenting = String(isOn);
  legend.open(isOn ? false : before.legend);
  presenter.set(isOn);
  if (!isOn) {
    story.pause();
    story.choose(before.selected); // while it still presents: nothing is to move
    if (!hasStepped) before.goBack();
    presenting = null;
    if (document.fullscreenElement !== null) document.exitFullscreen();
  }
  view.viewport.measure();
  if (!isOn && before.view !== null) view.viewport.put(...before.view);
  else if (!isOn) view.viewport.travel([], true);
  restage();
}

/** By the reader's own hand it fills the screen too; the browser may refuse, then it fills the page. */
function togglePresenting() {
  setPresenting(presenting === null);
  if (presenting === null) return view.map.getContainer().focus();
  view.presenter.focus();
  view.map.getContainer().requestFullscreen?.().catch(() => {});
}

/** The browser's own way out of the full screen ends the presentation too. */
function onFullscreen() {
  if (document.fullscreenElement === null && presenting !== null) togglePresenting();
}

/** What steps: the slides while it presents, else the moments. */
const walker = () => (presenting === null ? story : view.presenter);
const step = (direction) => walker().step(direction);
const leap = (end) => walker().leap(end);

/** @returns {boolean|void} false if nobody presents */
function blacken() {
  return presenting === null ? false : view.presenter.blacken();
}

/** Close what lies on top. @returns {boolean|void} false if there was nothing to close */
function closeTop() {
  if (presenting !== null) return togglePresenting();
  if (view.controls.closeMenu() || view.eventList.close() || view.unplaced.close()) return true;
  if (view.legend.isOpen && view.viewport.kind === "narrow") return view.legend.open(false);
  if (story.selected !== null) return closeCard();
  return view.legend.isOpen ? view.legend.open(false) : false;
}

function closeCard() {
  const id = story.selected;
  const hadFocus = view.card.root.contains(document.activeElement);
  story.choose(null, true);
  if (hadFocus || view.isKeyboard) view.marks.focus(id);
}

function onSelect(id) {
  if (story.find(id) === null) return;
  view.wantsFocus = view.isKeyboard;
  story.choose(id, true);
}

/** To a place beyond the edge, at the reader's own wish: from then on the map is the reader's. */
function go({ lat, lng }) {
  view.map.flyTo([lat, lng], view.map.getZoom(), { animate: !prefersStill(), duration: 1.2 });
}

// ---------------------------------------------------------------- mounting

function build(map, options) {
  const panel = element("section", { class: "ge-panel" });
  const left = element("div", { class: "ge-left" });
  const empty = element("p", { class: "ge-empty", role: "status", hidden: true });
  const notice = element("p", { class: "ge-notice", role: "status", hidden: true });
  const pointers = element("div", { class: "ge-pointers" });
  const ui = element("div", { class: "ge-ui", hidden: true });
  map.getContainer().append(ui);
  const made = { map, options, ui, panel, empty, notice, isStale: true, scheduler: createFrameScheduler(request),
    foldNote: createFoldNote(),
    isKeyboard: false, wantsFit: true, wantsClear: false, wantsFocus: false,
    translate: createTranslator(options.texts, settings.language) };
  const onClaim = options.report === undefined ? undefined
    : (claim) => options.report({ claim, nonce: story.nextNonce() });
  made.ground = createGround(map, { basemap: options.basemap, language: settings.language, onReady: restage,
    onFault: (fault) => {
      notice.hidden = false;
      notice.textContent = made.translate("player.nobasemap", { fault: fault.message });
    } });
  made.legend = createLegend(ui, { onToggle: showLegend });
  ui.append(left, empty, notice);
  made.card = createCard(ui, { onClose: closeCard, onSelect, onClaim });
  made.presenter = createPresenter(ui, panel, { map, story, about: options.about ?? null,
    viewport: () => made.viewport, onSelect, onLeave: togglePresenting });
  made.viewport = createViewport(map, { ui, panel, card: made.card.root, legend: made.legend.root,
    caption: made.presenter.covering });
  made.unplaced = createUnplaced(left, { onSelect });
  ui.append(pointers, panel);
  made.controls = createControls(panel, { onStep: story.step, onToggle: story.toggle, onSet: story.set,
    onLegend: () => view.legend.open(!view.legend.isOpen), onFull: togglePresenting });
  panel.append(made.presenter.steps);
  made.timeline = createTimeline(panel, { onSeek: story.putTime, onHold: story.pause,
    onZoom: (length) => { story.shown = length; } });
  made.marks = createMarks(map, { onSelect, padding: made.viewport.edges });
  made.crowd = createCrowdLayer(map, { padding: made.viewport.edges, onMove: restage,
    onList: (shown, total, at) => made.eventList.open(shown, total, at, { ...view, language: settings.language }) });
  made.eventList = createEventList(map, { padding: made.viewport.edges, onSelect });
  made.journeys = [];
  ui.append(made.presenter.black);
  made.pointers = createPointers(pointers, map, { viewport: made.viewport, marks: made.marks, onGo: go });
  L.DomEvent.disableClickPropagation(ui);
  L.DomEvent.disableScrollPropagation(ui);
  return made;
}

function showLegend(isOpen) {
  view.controls.showLegend(isOpen);
  view.viewport.forget();
  restage();
}

/** Listen to everything at once, and stop listening at once. */
function listen(made) {
  const { signal } = made.listening = new AbortController();
  const container = made.map.getContainer();
  const onKey = createKeys(story, { onStep: step, onLeap: leap, onFull: togglePresenting, onBlack: blacken,
    onEscape: closeTop, onZoom: (by) => made.timeline.zoomBy(by) });
  const byHand = (isKeyboard) => () => { made.isKeyboard = isKeyboard; };
  // Leaflet would move the map by the same keys, and hears them first.
  container.addEventListener("keydown", (event) => { if (event.target === container) onKey(event); },
    { signal, capture: true });
  document.addEventListener("keydown", byHand(true), { signal, capture: true });
  document.addEventListener("pointerdown", byHand(false), { signal, capture: true });
  document.addEventListener("pointerdown", (event) => {
    if (event.target.closest?.(".ge-more, .ge-menu") === null) made.controls.closeMenu();
  }, { signal });
  document.addEventListener("keydown", onKey, { signal });
  document.addEventListener("visibilitychange", () => { if (document.hidden) story.pause(); }, { signal });
  document.addEventListener("fullscreenchange", onFullscreen, { signal });
  window.addEventListener("message", onMessage, { signal });
  matchMedia(DARK).addEventListener("change", restage, { signal });
  made.observer = new ResizeObserver(resized);
  [container, made.panel, made.legend.root].forEach((box) => made.observer.observe(box));
  made.map.on("unload", unmount);
}

function unmount() {
  if (view === null) return;
  if (presenting !== null) setPresenting(false);
  story.listen(null);
  const { listening, observer, map, ui, scheduler } = view;
  scheduler.stop();
  listening.abort();
  observer.disconnect();
  for (const made of [view.marks, view.crowd, view.pointers, view.viewport, view.ground, view.presenter]) made.remove();
  map.off("unload", unmount);
  ui.remove();
  view = null;
  if (frame !== null) cancelAnimationFrame(frame);
  frame = null;
}

/**
 * Make the player in a Leaflet map. In the same map it is made once; another map takes it over as it stands.
 *
 * @param {L.Map} map
 * @param {{basemap?: string|object, texts: object, about?: About, report?: (message: object) => void}} options
 *   `basemap` is the topology or its address; `about` what the page says of itself; `report` hears {event, nonce} when the reader selects and {claim, nonce} when the
 *   reader asks for a source
 */
function mount(map, options = {}) {
  if (view !== null && view.map === map) return;
  unmount();
  view = build(map, options);
  map.getContainer().dataset.theme = theme();
  if (story.scene !== null) {
    setScene(story.scene);
    if (story.find(story.selected) === null) story.choose(null);
  }
  story.listen(listener);
  listen(view);
  resized();
  view.wantsClear = story.selected !== null;
  request();
}

// ---------------------------------------------------------------- the page's verbs

/** @returns {string[]|number} ids of what there is at this time, or their number if they are very many */
function visible() {
  if (story.engine === null) return [];
  const count = story.engine.visibleCount(story.viewing());
  return count > MOST_IDS ? count : story.engine.visible(story.viewing()).map(({ event }) => event.id);
}

/** Draw without a frame: a hidden tab and a frame scrolled out of sight get none. */
function renderNow() {
  if (frame !== null) cancelAnimationFrame(frame);
  render(performance.now());
  view?.viewport.land();
}

/** @returns {Promise<void>} kept when what was asked for is painted; the player's own flights end at once */
function settled() {
  return new Promise((resolve) => {
    const late = setTimeout(() => {
      renderNow();
      resolve();
    }, FRAME_PATIENCE);
    view?.scheduler.rest();
    request();
    requestAnimationFrame(() => {
      view?.viewport.land();
      requestAnimationFrame(() => {
        clearTimeout(late);
        resolve();
      });
    });
  });
}

const verbs = { seek: story.seek, play: story.play, pause: story.pause, set: story.set, select: story.select,
  next: () => step("next"), previous: () => step("previous"), present: setPresenting };
const onMessage = createMessages(verbs, { time: () => story.time, playing: () => story.isPlaying,
  selected: () => story.selected, presenting: () => presenting !== null, visible, settled });

/** The page's one global: the verbs that the README documents, and the two by which a page sets the player up. */
export const geoEvents = Object.freeze({
  ...verbs, visible, settled, mount, receive: createReceiver(story.set),
  get time() { return story.time; },
  get playing() { return story.isPlaying; },
  get selected() { return story.selected; },
  get presenting() { return presenting !== null; },
});
