/**
 * The reader's hands: every listener on the page, put there and taken away at once.
 *
 * It owns whether the reader's last touch was a key, and to whom a key goes: in somebody else's page a clicker's keys
 * are that page's, and the arrows too once the map was clicked and not tabbed to. What is then done is handed in.
 * Called by mount.js.
 *
 * @import { Host } from "./host.js"
 * @import { Parts } from "./parts.js"
 * @import { Story } from "./story.js"
 *
 * @typedef {Parameters<typeof createKeys>[1]} KeyActions
 *
 * @typedef {object} Heard
 * @property {KeyActions} keys
 * @property {(event: MessageEvent) => void} onMessage
 * @property {() => void} onFullscreen
 * @property {() => void} onLeave the reader turns to the page around
 * @property {() => void} onTheme the system's is another
 * @property {boolean} isGuest whether the map stands in somebody else's page
 * @property {() => boolean} isPresenting
 * @property {boolean} [hasNeighbours] whether other things on this page have use for keys
 */
import { DARK } from "./frame.js";
import { createKeys } from "./keys.js";

const CLICKER = ["PageUp", "PageDown"];
const ARROWS = ["ArrowLeft", "ArrowRight"];
/** What has use for the focus that a click gives it. */
const OF_USE = ".ge-ui, button, a";
const PANEL = ".ge-panel";

/** @param {Event} event @param {string} where */
const isIn = ({ target }, where) => target instanceof Element && target.closest(where) !== null;

/**
 * Listen to everything.
 *
 * @param {Parts} parts
 * @param {Story} story
 * @param {Host} host
 * @param {Heard} heard
 * @param {AbortSignal} signal
 */
export function listenToHands({ map, ui, sidebar, viewport }, story, host, heard, signal) {
  const { isGuest, isPresenting } = heard;
  const container = map.getContainer();
  let isKeyboard = false;
  /** Whether the focus came here by a click, and not by Tab. */
  let isClicked = false;
  /** @type {KeyboardEvent|null} */
  let unused = null;

  /** @param {KeyboardEvent} event */
  function isHosts(event) {
    if (!isGuest || isPresenting()) return false;
    return CLICKER.includes(event.key) || (ARROWS.includes(event.key) && isClicked && !isIn(event, PANEL));
  }

  /** Others may yet have use for it, as the map itself for the arrows that move it. @param {KeyboardEvent} event */
  function onUnused(event) {
    if (!isGuest || event === unused) return;
    unused = event;
    const isTheirs = isHosts(event);
    setTimeout(() => {
      if (event.defaultPrevented && !isTheirs) return;
      const { key, code, keyCode, shiftKey } = event; // many decks go by the old number
      host.tell("key", { key, code, keyCode, shiftKey });
    });
  }

  const onKey = createKeys(story, { ...heard.keys, isHosts, onUnused });
  // Leaflet would move the map by the same keys, and hears them first.
  container.addEventListener("keydown", (event) => { if (event.target === container) onKey(event); },
    { signal, capture: true });
  document.addEventListener("keydown", ({ key }) => {
    isKeyboard = true;
    if (key === "Tab") isClicked = false;
  }, { signal, capture: true });
  document.addEventListener("pointerdown", () => {
    isKeyboard = false;
    isClicked = true;
  }, { signal, capture: true });
  container.addEventListener("pointerdown", ({ target }) => {
    if (viewport.kind === "narrow" && target instanceof Node && !ui.contains(target)) sidebar.open(false);
  }, { signal });
  // Who clicks the ground has no use for the keys here, and a deck's clicker goes on.
  container.addEventListener("click", (event) => {
    if (isGuest && !isPresenting() && !isIn(event, OF_USE)) host.focus();
  }, { signal });
  if (heard.hasNeighbours) container.addEventListener("keydown", onKey, { signal });
  else document.addEventListener("keydown", onKey, { signal });
  document.addEventListener("visibilitychange", () => { if (document.hidden) story.pause(); }, { signal });
  document.addEventListener("fullscreenchange", heard.onFullscreen, { signal });
  window.addEventListener("message", heard.onMessage, { signal });
  window.addEventListener("blur", () => {
    isClicked = false;
    heard.onLeave();
  }, { signal });
  document.documentElement.addEventListener("mouseleave", heard.onLeave, { signal });
  matchMedia(DARK).addEventListener("change", heard.onTheme, { signal });

  return { isKeyboard: () => isKeyboard };
}
