/**
 * Events without a place: the button that counts them, and the list behind it, so that nothing vanishes silently.
 *
 * Which events those are is told. Called by frame.js.
 *
 * @import { Shown, Words } from "../types.js"
 */
import { element } from "../elements.js";
import { listItems } from "./event-list.js";

/**
 * Make the button that counts what has no place on the map, and the list behind it.
 *
 * @param {HTMLElement} host
 * @param {{onSelect: (id: string) => void}} actions
 */
export function createUnplaced(host, { onSelect }) {
  const list = element("ul", { class: "ge-unplaced-list", id: "ge-unplaced", hidden: true });
  const button = element("button", { type: "button", class: "ge-pill", hidden: true, "aria-expanded": "false",
    "aria-controls": list.id, onclick: () => toggle(list.hidden !== false) });
  host.append(list, button);
  let drawn = "";

  /** @param {boolean} isOpen */
  function toggle(isOpen) {
    list.hidden = !isOpen;
    button.setAttribute("aria-expanded", String(isOpen));
  }

  /**
   * @param {Shown[]} entries not all, if they are very many
   * @param {number} count of all
   * @param {Words} words
   */
  function draw(entries, count, words) {
    const { language, translate } = words;
    const key = JSON.stringify([language, count, entries.map(({ event, state }) => [event.id, state])]);
    if (key === drawn) return;
    drawn = key;
    button.hidden = count === 0;
    if (button.hidden) toggle(false);
    button.textContent = translate("player.unplaced", { count });
    list.replaceChildren(...listItems(entries, count, words, onSelect));
  }

  /** @returns {boolean} whether there was a list to close */
  function close() {
    const wasOpen = !list.hidden;
    if (wasOpen && list.contains(document.activeElement)) button.focus();
    toggle(false);
    return wasOpen;
  }

  return { draw, close };
}
