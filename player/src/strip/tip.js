/**
 * The words above the strip for what is under the pointer or has the focus.
 *
 * It owns that one element. Called by breaks.js and period-ends.js.
 *
 * @typedef {ReturnType<typeof createTip>} Tip
 */
import { element } from "../elements.js";

/** @param {HTMLElement} strip */
export function createTip(strip) {
  const node = element("div", { class: "ge-tip", "aria-hidden": "true", hidden: true });
  strip.append(node);

  /** @param {string} text @param {number} share of the strip's width */
  function show(text, share) {
    node.textContent = text;
    node.hidden = false;
    const half = node.offsetWidth / 2;
    const x = Math.max(half, Math.min(strip.clientWidth - half, share * strip.clientWidth));
    node.style.left = `${x.toFixed(1)}px`;
  }

  return { show, hide: () => { node.hidden = true; } };
}
