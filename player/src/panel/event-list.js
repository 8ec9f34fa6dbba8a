/**
 * Lists of events to choose from: what has no place on the map, and what stands at one spot of a crowd.
 *
 * It owns the rows. Which events they are is told; a list that does not name all says how many more there are. Called
 * by unplaced.js and frame.js.
 *
 * @import { Padding, Shown, Words } from "../types.js"
 */
import { element } from "../elements.js";
import { LANGUAGES } from "../languages.js";
import { L } from "../leaflet.js";
import { symbol } from "../map/symbols.js";

const SYMBOL = 18;
/** Pixels between the box and what covers the map; on its left stand the map's own buttons. */
const PADDING = 56;

/**
 * @param {Shown[]} entries
 * @param {number} count of all, of which the entries may be the first
 * @param {Words} words
 * @param {(id: string) => void} onSelect
 */
export function listItems(entries, count, { language, translate }, onSelect) {
  const rows = entries.map(({ event, state }) => element("li", {},
    element("button", { type: "button", onclick: () => onSelect(event.id) }, symbol(event.layer, state, SYMBOL),
      element("span", {}, element("small", { text: event.when[language] }), event.title[language]))));
  const more = count - entries.length;
  return more > 0 ? [...rows, element("li", { class: "ge-list-more", text: translate("player.more", { count: more }) })]
    : rows;
}

/**
 * Make what lists the events of a spot in a box on the map; it closes when something else is to be seen.
 *
 * @param {L.Map} map
 * @param {{padding: () => Padding, onSelect: (id: string) => void}} options
 */
export function createEventList(map, { padding, onSelect }) {
  /** @type {L.Popup|null} */
  let popup = null;

  /** @returns {boolean} whether there was a list to close */
  function close() {
    const wasOpen = popup?.isOpen() ?? false;
    popup?.close();
    popup = null;
    return wasOpen;
  }

  /** @param {string} id */
  function choose(id) {
    close();
    onSelect(id);
  }

  /** @param {Shown[]} entries @param {number} count of all @param {L.LatLng} at @param {Words} words */
  function open(entries, count, at, words) {
    close();
    const { language, translate } = words;
    const list = element("ul", {}, ...listItems(entries, count, words, choose));
    const heading = element("h2", { text: translate("player.listed", { count }) });
    const box = element("section", { class: "ge-listing", lang: LANGUAGES[language].tag }, heading, list);
    const [topLeft, bottomRight] = padding().map((corner) => L.point(corner).add([PADDING, PADDING]));
    popup = L.popup({ minWidth: 220, maxWidth: 300, className: "ge-popup", autoPanPaddingTopLeft: topLeft,
      autoPanPaddingBottomRight: bottomRight }).setContent(box).setLatLng(at).openOn(map);
    list.querySelector("button")?.focus({ preventScroll: true });
  }

  return { open, close };
}
