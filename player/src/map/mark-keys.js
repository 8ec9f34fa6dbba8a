/**
 * The keys of the marks: Escape closes an open cluster, the arrows lead around it.
 *
 * What is open is marks.js's, which calls it.
 *
 * @import { PlacedEvent } from "./clusters.js"
 * @import { Mark } from "./mark-buttons.js"
 */

/** @type {Record<string, number>} */
const ARROWS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/**
 * @param {HTMLElement} pane
 * @param {{markOf: (id: string) => Mark|undefined, unspiderfy: () => boolean, members: () => PlacedEvent[]}} marks
 *   `members` of the open cluster; `unspiderfy` says whether there was one
 * @returns {() => void} listens no longer
 */
export function listenToKeys(pane, { markOf, unspiderfy, members }) {
  /** @param {KeyboardEvent} event */
  function onKey(event) {
    if (event.key === "Enter" || event.key === " ") event.stopPropagation(); // the button's own keys, not the player's
    if (event.key === "Escape" && unspiderfy()) {
      event.stopPropagation();
      event.preventDefault();
    }
    const around = members();
    const here = around.findIndex((one) => markOf(one.event.id)?.node === event.target);
    const step = ARROWS[event.key];
    if (here < 0 || step === undefined) return;
    event.stopPropagation();
    event.preventDefault();
    const next = around[(here + step + around.length) % around.length];
    markOf(next.event.id)?.node.focus();
  }

  pane.addEventListener("keydown", onKey);
  return () => pane.removeEventListener("keydown", onKey);
}
