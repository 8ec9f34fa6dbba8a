/**
 * What a zoomed strip needs beside it: the buttons that zoom, and the bar that says which part of the whole is shown.
 *
 * It owns these elements; which part is shown, timeline.js knows.
 *
 * @import { Translate } from "../translator.js"
 * @import { Part } from "./zoom.js"
 */
import { element, icon, percent, setName } from "../elements.js";
import { shareUnder } from "./gestures.js";
import * as zoom from "./zoom.js";

/** @param {{onZoom: (by: number) => void, onWhole: () => void}} actions by 1 nearer, by -1 further away */
export function createZoomButtons({ onZoom, onWhole }) {
  /** @param {"nearer"|"further"|"whole"} sign @param {() => void} onclick */
  const button = (sign, onclick) => element("button", { type: "button", class: "ge-zoom", onclick }, icon(sign));
  const nearer = button("nearer", () => onZoom(1));
  const further = button("further", () => onZoom(-1));
  const whole = button("whole", onWhole);
  const node = element("div", { class: "ge-zooms", role: "group" }, further, nearer, whole);

  /** @param {Translate} translate */
  function label(translate) {
    node.setAttribute("aria-label", translate("player.zoom"));
    setName(nearer, translate("player.zoom.nearer"));
    setName(further, translate("player.zoom.further"));
    setName(whole, translate("player.zoom.whole"));
  }

  /** @param {{isWhole: boolean, isNearest: boolean}} part */
  function show({ isWhole, isNearest }) {
    nearer.disabled = isNearest;
    further.disabled = isWhole;
    whole.disabled = isWhole;
  }

  return { node, label, show };
}

/** @param {{onMove: (from: number) => void}} actions where the part is to begin, a position on the axis */
export function createOverview({ onMove }) {
  const thumb = element("div", { class: "ge-overview-part" });
  const now = element("div", { class: "ge-overview-now" });
  const node = element("div", { class: "ge-overview", "aria-hidden": "true" }, thumb, now);
  let part = zoom.WHOLE;
  /** Where in the part the pointer has taken it. @type {number|null} */
  let grip = null;

  node.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    event.preventDefault();
    node.setPointerCapture(event.pointerId);
    const share = shareUnder(node, event.clientX);
    // Beside the part, the pointer takes it by its middle.
    grip = event.target === thumb ? share - part.from : zoom.lengthOf(part) / 2;
    onMove(share - grip);
  });
  node.addEventListener("pointermove", (event) => {
    if (grip !== null) onMove(shareUnder(node, event.clientX) - grip);
  });
  for (const name of ["pointerup", "pointercancel"]) node.addEventListener(name, () => { grip = null; });

  /** @param {Part} shown */
  function show(shown) {
    part = shown;
    thumb.style.left = percent(part.from);
    thumb.style.width = percent(zoom.lengthOf(part));
  }

  return { node, show, move: (/** @type {number} */ position) => { now.style.left = percent(position); } };
}
