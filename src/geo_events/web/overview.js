/**
 * What a zoomed strip needs beside it: the buttons that zoom, and the bar that says which part of the whole is shown.
 *
 * It owns these elements; which part is shown, timeline.js knows.
 */
(function (root) {
  "use strict";

  // Called late, so that the order in which the scripts are loaded does not matter.
  const element = (...parts) => root.geoEvents.element(...parts);
  const percent = (share) => root.geoEvents.percent(share);

  /** @param {{onZoom: (by: number) => void, onWhole: () => void}} actions by 1 nearer, by -1 further away */
  function createZoomButtons({ onZoom, onWhole }) {
    const { icon, name } = root.geoEvents;
    const button = (sign, onclick) => element("button", { type: "button", class: "ge-zoom", onclick }, icon(sign));
    const nearer = button("nearer", () => onZoom(1));
    const further = button("further", () => onZoom(-1));
    const whole = button("whole", onWhole);
    const node = element("div", { class: "ge-zooms", role: "group" }, further, nearer, whole);

    function label(translate) {
      node.setAttribute("aria-label", translate("player.zoom"));
      name(nearer, translate("player.zoom.nearer"));
      name(further, translate("player.zoom.further"));
      name(whole, translate("player.zoom.whole"));
    }

    function show({ isWhole, isNearest }) {
      nearer.disabled = isNearest;
      further.disabled = isWhole;
      whole.disabled = isWhole;
    }

    return { node, label, show };
  }

  /** @param {{onMove: (from: number) => void}} actions where the part is to begin, a position on the axis */
  function createOverview({ onMove }) {
    const { zoom } = root.geoEvents;
    const thumb = element("div", { class: "ge-overview-part" });
    const now = element("div", { class: "ge-overview-now" });
    const node = element("div", { class: "ge-overview", "aria-hidden": "true" }, thumb, now);
    let part = zoom.WHOLE;
    let grip = null;

    function at(event) {
      const box = node.getBoundingClientRect();
      return box.width > 0 ? (event.clientX - box.left) / box.width : 0;
    }

    node.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      event.preventDefault();
      node.setPointerCapture(event.pointerId);
      const share = at(event);
      // Beside the part, the pointer takes it by its middle.
      grip = event.target === thumb ? share - part.from : zoom.lengthOf(part) / 2;
      onMove(share - grip);
    });
    node.addEventListener("pointermove", (event) => { if (grip !== null) onMove(at(event) - grip); });
    for (const name of ["pointerup", "pointercancel"]) node.addEventListener(name, () => { grip = null; });

    function show(shown) {
      part = shown;
      thumb.style.left = percent(part.from);
      thumb.style.width = percent(zoom.lengthOf(part));
    }

    return { node, show, move: (position) => { now.style.left = percent(position); } };
  }

  root.geoEvents = Object.assign(root.geoEvents ?? {}, { createZoomButtons, createOverview });
})(globalThis);
