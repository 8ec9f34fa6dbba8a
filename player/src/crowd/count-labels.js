/**
 * The numbers over a crowd: buttons that count groups of bins.
 *
 * It owns those buttons. How many each stands for it is told at every step, and it touches only what then says
 * something else. What a press does is handed in. Called by crowd-layer.js.
 *
 * @import { Language } from "../languages.js"
 * @import { Translate } from "../translator.js"
 * @import { Group } from "./bins.js"
 *
 * @typedef {{group: Group, button: HTMLButtonElement, text: string|null, total: number|null}} Label what it says, if
 *   anything has been said
 */
import { element } from "../elements.js";
import { localeOf } from "../languages.js";
import { L } from "../leaflet.js";

/** More would be a second map on top of the first. */
const MOST_LABELS = 36;
/** A number below this is seen at a glance. */
const LEAST_COUNT = 12;

/** Numbers as short as a glance needs them, "1.2K" or "1.2万". @param {Language} language */
function shortNumbers(language) {
  return new Intl.NumberFormat(localeOf(language), { notation: "compact", maximumSignificantDigits: 2 });
}

/**
 * @param {HTMLElement} pane
 * @param {{onPress: (group: Group) => void}} actions
 */
export function createCountLabels(pane, { onPress }) {
  /** @type {Label[]} */
  let shown = [];
  let numbers = shortNumbers("en");
  /** @type {Translate} */
  let translate = (key) => key;

  /**
   * Other groups: after the map has moved.
   *
   * @param {Group[]} groups
   * @param {(group: Group) => L.PointTuple} toLayer puts a point of the picture on the map's pane
   */
  function setGroups(groups, toLayer) {
    shown = groups.slice(0, MOST_LABELS).map((group) => {
      const button = element("button", { type: "button", class: "ge-count-label leaflet-zoom-hide", hidden: true,
        onclick: (event) => {
          event.stopPropagation(); // the map would take it for a click beside the marks
          onPress(group);
        } });
      button.addEventListener("dblclick", (event) => event.stopPropagation());
      const { x, y } = L.point(toLayer(group)).round();
      // Not translated: each button would be a layer of its own for the browser to put together.
      Object.assign(button.style, { left: `${x}px`, top: `${y}px` });
      return { group, button, text: null, total: null };
    });
    pane.replaceChildren(...shown.map((one) => one.button));
  }

  /** @param {Translate} next @param {Language} language */
  function setLanguage(next, language) {
    translate = next;
    numbers = shortNumbers(language);
    for (const one of shown) Object.assign(one, { text: null, total: null });
  }

  /** @param {ArrayLike<number>} totals how many there are at each bin */
  function count(totals) {
    for (const one of shown) {
      let total = 0;
      for (const bin of one.group.bins) total += totals[bin];
      if (total === one.total) continue;
      one.total = total;
      const text = total < LEAST_COUNT ? "" : numbers.format(total);
      // The name begins with what is seen: who speaks to the page says that.
      const name = translate("player.cluster", { count: total });
      one.button.setAttribute("aria-label", name.startsWith(text) ? name : `${text} · ${name}`);
      if (text === one.text) continue;
      one.text = text;
      one.button.hidden = text === "";
      one.button.textContent = text;
    }
  }

  return { setGroups, setLanguage, count, clear: () => setGroups([], () => [0, 0]) };
}
