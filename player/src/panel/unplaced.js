/**
 * The button that counts the events without a place, so that nothing vanishes silently; behind it is their list. And
 * how many areas and journeys are too many to be drawn.
 *
 * Which events those are is told, the list is event-list.js's. Called by frame.js.
 *
 * @import { Shown, Words } from "../types.js"
 */
import { element, setText } from "../elements.js";

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
  const note = element("p", { class: "ge-pill ge-unmarked", hidden: true });
  host.append(button, note);

  /**
   * @param {{unplaced: Shown[], unplacedCount: number, left: number}} next see crowd-layer.js
   * @param {Words} words
   */
  function draw({ unplaced, unplacedCount, left }, { translate }) {
    [entries, count] = [unplaced, unplacedCount];
    setText(button, translate("player.unplaced", { count }));
    note.hidden = left === 0;
    if (left > 0) setText(note, translate("player.unmarked", { count: left }));
    button.hidden = count === 0;
  }

  return { draw };
}
