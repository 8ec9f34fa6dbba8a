/**
 * The button that counts the events without a place, so that nothing vanishes silently; behind it is their list.
 *
 * Which events those are is told, the list is event-list.js's. Called by frame.js.
 *
 * @import { Shown, Words } from "../types.js"
 */
import { element } from "../elements.js";

/**
 * @param {HTMLElement} host
 * @param {{onList: (entries: Shown[], count: number) => void}} actions
 */
export function createUnplaced(host, { onList }) {
  /** @type {Shown[]} */
  let entries = [];
  let count = 0;
  const button = element("button", { type: "button", class: "ge-pill", hidden: true, "aria-haspopup": "dialog",
    onclick: () => onList(entries, count) });
  host.append(button);

  /**
   * @param {Shown[]} next not all, if they are very many
   * @param {number} total of all
   * @param {Words} words
   */
  function draw(next, total, { translate }) {
    [entries, count] = [next, total];
    const text = translate("player.unplaced", { count });
    if (button.textContent !== text) button.textContent = text;
    button.hidden = count === 0;
  }

  return { draw };
}
