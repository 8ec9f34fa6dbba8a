/**
 * Lists of events to choose from: what has no place on the map, and what stands at one spot of a crowd.
 *
 * It owns the rows. Which events they are is told; a list that does not name all says how many more there are. Called by
 * beyond.js and player.js.
 */
(function (root) {
  "use strict";

  const SYMBOL = 18;

  /**
   * @param {Shown[]} entries
   * @param {number} count of all, of which the entries may be the first
   * @param {{language: string, translate: Translate}} view
   * @param {(id: string) => void} onSelect
   * @returns {HTMLElement[]}
   */
  function listItems(entries, count, { language, translate }, onSelect) {
    const { element, symbol } = root.geoEvents;
    const rows = entries.map(({ event, state }) => element("li", {},
      element("button", { type: "button", onclick: () => onSelect(event.id) }, symbol(event.layer, state, SYMBOL),
        element("span", {}, element("small", { text: event.when[language] }), event.title[language]))));
    const more = count - entries.length;
    return more > 0 ? [...rows, element("li", { class: "ge-list-more", text: translate("player.more", { count: more }) })]
      : rows;
  }

  /** A list in a box on the map. @returns {{popup: L.Popup, list: HTMLElement}} */
  function createListing(entries, count, view, onSelect) {
    const { element } = root.geoEvents;
    const list = element("ul", { class: "ge-list" }, ...listItems(entries, count, view, onSelect));
    const heading = element("h2", { text: view.translate("player.listed", { count }) });
    const box = element("section", { class: "ge-listing", lang: view.language === "zh" ? "zh-Hans" : "en" }, heading, list);
    return { popup: root.L.popup({ minWidth: 240, maxWidth: 320, className: "ge-popup" }).setContent(box), list };
  }

  root.geoEvents = Object.assign(root.geoEvents ?? {}, { listItems, createListing });
})(globalThis);
