/**
 * One player in one map: its parts, its frame, and what the reader's hands do.
 *
 * It owns what opens and closes. The story outlives it: another map takes it over as it
 * stands. Called by verbs.js.
 *
 * @import { Language } from "../languages.js"
 * @import { BasemapSource } from "../map/ground.js"
 * @import { List } from "../panel/event-list.js"
 * @import { About } from "../present/slides.js"
 * @import { Report } from "./report.js"
 * @import { Listener, Story } from "./story.js"
 *
 * @typedef {object} MountOptions
 * @property {BasemapSource} [basemap]
 * @property {Record<string, Record<string, string>>} [texts] by language and key
 * @property {Record<string, string>} [catalogues] addresses of the texts of the languages that a reader may choose, by
 *   language; if not given, those of `texts` are to be chosen
 * @property {About|null} [about]
 * @property {(tag: string, language: Language) => void} [onLanguage] hears in which language the page now is
 * @property {boolean} [isEmbedded] whether the map stands in somebody else's page, where its panel waits to be opened;
 *   if not given, whether it stands in a frame
 * @property {boolean} [hasNeighbours] whether other things on this page have use for keys: the map then hears those
 *   alone that are pressed in it
 * @property {"hash"|"query"} [address] where the link to the view stands: behind the # of this page, or in the query of
 *   the page around
 * @property {(report: Report) => void} [report] hears of what the reader selects or changes, and of the source that the
 *   reader asks for
 *
 * @typedef {ReturnType<typeof mountPlayer>} Player
 */
import { createPresets } from "../compare/presets.js";
import { prefersReducedMotion } from "../motion.js";
import { onStyled } from "../style-sheets.js";
import { isUndated } from "../time/lasting.js";
import { addAddresses, addTexts } from "../translator.js";
import { createAddress } from "./address.js";
import { createDateEntry } from "./date-entry.js";
import { messageOf } from "./fault.js";
import { createFrame } from "./frame.js";
import { listenToHands } from "./hands.js";
import { createHost } from "./host.js";
import { createLeads } from "./leads.js";
import { createParts } from "./parts.js";
import { createPresentation } from "./presentation.js";
import { createReport } from "./report.js";
import { shareGestures } from "./shared-gestures.js";
import { createShowing } from "./showing.js";
import { standpointOf } from "./standpoint.js";

/**
 * @param {L.Map} map
 * @param {MountOptions} options
 * @param {Story} story
 * @param {(event: MessageEvent) => void} onMessage
 */
export function mountPlayer(map, options, story, onMessage) {
  addTexts(options.texts ?? {});
  addAddresses(options.catalogues ?? {});
  const { isEmbedded = window.parent !== window } = options;
  const host = createHost(story, options.address);
  const isGuest = isEmbedded && host.isThere;
  const isPresenting = () => presentation.isOn;
  const address = createAddress(story, map, { place: options.address, isQuiet: isPresenting,
    standing: () => viewport.standing(), onWritten: (link) => host.tell("link", link), onFollowed(unmet) {
      parts.unmet.tell(unmet);
      frame.invalidate();
    } });
  const report = createReport(story, { send: options.report, link: address.link, isWritten: address.isWritten });
  const container = map.getContainer();
  const presets = createPresets(story);
  const enterDate = createDateEntry(story, () => ({ frame, address }));
  const parts = createParts(map, options, story, {
    onSelect: selectHere, onClose: closeCard, onSidebar: showSidebar, onGo: go,
    onFull: () => presentation.toggle(),
    onDate: enterDate,
    onReady: () => frame.invalidate(),
    onStart: start, onFollow: follow, onTaken: () => frame.request(),
    onNoteClose() {
      frame.telling.closeNote();
      frame.request();
    },
    onFault: (fault) => frame.translate("player.nobasemap", { fault: messageOf(fault) }),
    onList: openList, urlOf: address.url, onCompare: presets.press, onCompareEnd: endComparison,
    isPresenting, isGuest,
    onWindows() {
      frame.plan("fit");
      camera.reset();
      frame.invalidate();
    },
    onWalk: walk,
    leads: createLeads(story, () => ({ frame, sidebar, viewport }), { enterDate,
      onClaim: options.report === undefined ? undefined : (claim) => report.tell({ claim }) }),
  });
  const { camera, card, comparing, controls, eventList, marks, panel, pointers, presenter, sidebar, timeline,
    viewport } = parts;
  const frame = createFrame(parts, story, { ...options, isPresenting }, host);
  const { telling } = frame;
  const showing = createShowing(parts, story, frame);
  const presentation = createPresentation(parts, story, frame);
  const listening = new AbortController();
  const observer = new ResizeObserver(resized);
  const { signal } = listening;

  // -------------------------------------------------------------- what the story tells

  /** @type {Listener} */
  const listener = {
    onChange(isStale) {
      if (isStale) frame.invalidate();
      else frame.request();
      address.plan();
    },
    onScene(loaded) {
      address.begin();
      frame.setScene(loaded);
      frame.plan("fit");
      frame.invalidate();
    },
    onSelect(id, byReader, isOnMap) {
      if (byReader) report.tell();
      if (byReader && id !== null) address.plan(true);
      host.tell("selected", id);
      const event = frame.find(id);
      if (event === null) return;
      if (presentation.isOn) return isUndated(event) ? undefined : presenter.choose(event);
      if (!viewport.hasRoom) sidebar.open(false);
      if (!comparing.holds(event)) story.goTo(event, isOnMap);
      frame.plan(isOnMap ? "uncover" : "show");
    },
    onAdjust(isOngoing, isView) {
      address.adjust(isOngoing);
      if (isView && isOngoing) report.tellLater();
      else if (isView) report.tell();
    },
    onMap(text) {
      const standpoint = standpointOf(text);
      if (standpoint === null) return viewport.isMovedByReader ? follow() : undefined;
      viewport.put(standpoint);
      frame.unplan();
    },
    onChapter() {
      address.plan(true);
      camera.resume();
      telling.planSay();
    },
    onOpening() {
      address.plan(true);
      telling.reopen();
      telling.planSay();
      viewport.resetView();
    },
    onStep: () => telling.planSay(),
  };

  // -------------------------------------------------------------- what opens and closes

  function resized() {
    const isFirst = viewport.width === 0;
    host.measure(container.clientWidth);
    if (!viewport.measure()) {
      pointers.place();
      return;
    }
    if (isFirst) presentation.setSidebar(viewport.kind === "wide" && !isEmbedded);
    frame.plan("fit");
    camera.reset();
    frame.invalidate();
  }

  /** Close what lies on top. @returns {boolean|void} false if there was nothing to close */
  function closeTop() {
    if (presentation.isOn) return presentation.toggle();
    if (eventList.close()) return true;
    if (sidebar.isOpen && viewport.kind === "narrow") return sidebar.open(false);
    if (story.selected !== null) return closeCard();
    if (presets.end()) return true;
    return sidebar.isOpen ? sidebar.open(false) : false;
  }

  function closeCard() {
    const id = story.selected;
    const hadFocus = card.root.contains(document.activeElement);
    story.choose(null, true);
    if (eventList.comeBack(id)) return;
    if (id !== null && (hadFocus || hands.isKeyboard())) marks.focus(id);
  }

  /** It stands where the card does. @param {List} list */
  function openList(list) {
    const { selected } = story;
    story.pause();
    if (!presentation.isOn) story.choose(null, true);
    if (!viewport.hasRoom) sidebar.open(false);
    if (story.scene === null) return;
    eventList.open(list, frame.contextOf(story), selected);
    if (list.at !== null && !presentation.isOn) viewport.uncover(list.at); // the list may cover it
    frame.request();
  }

  /** From the opening the story is told to who lets it show where. */
  function start() {
    follow();
    story.play();
    timeline.playhead.focus({ preventScroll: true });
  }

  /** The camera has the map again. */
  function follow() {
    camera.resume();
    frame.invalidate();
  }

  /** @param {string} id */
  function onSelect(id) {
    if (frame.find(id) === null) return;
    if (presentation.isOn) eventList.shut();
    if (hands.isKeyboard()) frame.plan("focus");
    story.choose(id, true);
  }

  /** The focus stays in the card's foot, to go on from there. @param {string} id */
  function walk(id) {
    story.choose(id, true);
  }

  /** By its button, which goes. */
  function endComparison() {
    presets.end();
    controls.focusSidebar();
  }

  /** On the first map, in a list or a table. @param {string} id */
  function selectHere(id) {
    comparing.chooseHere();
    onSelect(id);
  }

  /**
   * To a place beyond the edge, at the reader's own wish: from then on the map is the reader's.
   *
   * @param {{lat: number, lng: number}} place
   */
  function go({ lat, lng }) {
    map.flyTo([lat, lng], map.getZoom(), { animate: !prefersReducedMotion(), duration: 1.2 });
  }

  /** @param {boolean} isOpen */
  function showSidebar(isOpen) {
    controls.showSidebar(isOpen);
    viewport.invalidate();
    if (isOpen && hands.isKeyboard()) sidebar.focus();
    frame.invalidate();
  }

  // -------------------------------------------------------------- the reader's hands

  const hands = listenToHands(parts, story, host, { onMessage, onFullscreen: presentation.onFullscreen,
    onLeave: report.leave, onTheme: frame.invalidate, isGuest, isPresenting, hasNeighbours: options.hasNeighbours,
    keys: { onStep: presentation.step, onJump: presentation.jump, onFull: presentation.toggle,
      onBlack: presentation.blacken, onEscape: closeTop, onCompare: presets.toggle,
      onZoom: timeline.zoomBy, onWalk: card.walk, onDate: () => (isPresenting() ? false : controls.typeDate()) },
  }, signal);

  function unmount() {
    presentation.set(false);
    story.listen(null);
    listening.abort();
    observer.disconnect();
    report.stop();
    host.stop();
    parts.remove();
    frame.stop();
  }

  frame.showTheme();
  if (story.scene !== null) {
    frame.setScene(story);
    if (story.find(story.selected) === null) story.choose(null);
  }
  story.listen(listener);
  address.listen(() => report.tell(), signal);
  onStyled(resized, signal);
  shareGestures(container, parts.ui, { translate: () => frame.translate, isPresenting, signal });
  for (const box of [container, panel, sidebar.root]) observer.observe(box);
  resized();
  if (story.selected !== null) frame.plan("show");
  frame.request();

  return Object.freeze({ map, frame, presentation, showing, unmount, link: address.link,
    endFlight: viewport.endFlight });
}
