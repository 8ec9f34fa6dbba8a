/**
 * Whose a gesture is where the map stands in another page: one finger and the wheel scroll that page, two fingers and
 * the wheel with Ctrl move the map.
 *
 * It owns that choice, and the hint that tells of it. A map that is a page of its own, or presents, takes everything,
 * as readers of such pages expect; and whoever has pressed the map with the mouse has the wheel until the pointer
 * leaves. What scrolls of itself (cards, lists) still does: only the map and the strip no longer hear. Called by
 * mount.js.
 *
 * @import { Translate } from "../translator.js"
 */
import { element } from "../elements.js";

/** Pixels from which a finger drags, and how long the hint stays after the last time it was called for. */
const DRAG = 10;
const HINT_MILLISECONDS = 1500;
const OUTSIDE_MAP = ".ge-ui";
const STRIP = ".ge-timeline";

/** @param {Event} event @param {string} where */
const isIn = ({ target }, where) => target instanceof Element && target.closest(where) !== null;

/**
 * @param {HTMLElement} container the map's
 * @param {HTMLElement} ui where the hint stands
 * @param {{translate: () => Translate, isPresenting: () => boolean, signal: AbortSignal}} options
 */
export function shareGestures(container, ui, { translate, isPresenting, signal }) {
  if (window.parent === window) return;
  const hint = element("p", { class: "ge-gesture-hint", "aria-hidden": "true", hidden: true });
  ui.append(hint);
  container.dataset.gestures = "shared"; // page.css leaves one finger to the page
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  let hiding;
  /** Where one finger came down on the map. @type {Touch|null} */
  let finger = null;
  let hasWheel = false;

  /** @param {"player.gestures.fingers"|"player.gestures.wheel"} key */
  function show(key) {
    hint.textContent = translate()(key);
    hint.hidden = false;
    clearTimeout(hiding);
    hiding = setTimeout(() => { hint.hidden = true; }, HINT_MILLISECONDS);
  }

  /** @param {TouchEvent} event */
  function onTouchStart(event) {
    finger = null;
    if (isPresenting() || isIn(event, OUTSIDE_MAP)) return;
    if (event.touches.length > 1) hint.hidden = true;
    else {
      [finger] = event.touches;
      event.stopImmediatePropagation(); // Leaflet would begin a drag
    }
  }

  /** @param {TouchEvent} event */
  function onTouchMove({ touches: [now] }) {
    if (finger === null || Math.hypot(now.clientX - finger.clientX, now.clientY - finger.clientY) < DRAG) return;
    finger = null;
    show("player.gestures.fingers");
  }

  /** @param {WheelEvent} event */
  function onWheel(event) {
    if (isPresenting() || hasWheel || event.ctrlKey || event.metaKey) return;
    event.stopImmediatePropagation();
    if (!isIn(event, OUTSIDE_MAP)) show("player.gestures.wheel");
  }

  const loseWheel = () => { hasWheel = false; };
  container.addEventListener("touchstart", onTouchStart, { signal, capture: true, passive: true });
  container.addEventListener("touchmove", onTouchMove, { signal, capture: true, passive: true });
  container.addEventListener("wheel", onWheel, { signal, capture: true, passive: true });
  container.addEventListener("pointerdown", (event) => {
    if (event.pointerType === "mouse") hasWheel = !isIn(event, OUTSIDE_MAP) || isIn(event, STRIP);
  }, { signal, capture: true });
  document.documentElement.addEventListener("mouseleave", loseWheel, { signal });
  window.addEventListener("blur", loseWheel, { signal });
  signal.addEventListener("abort", () => clearTimeout(hiding));
}
