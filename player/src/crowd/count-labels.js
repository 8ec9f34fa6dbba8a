/**
 * The numbers over a crowd: buttons that count groups of bins.
 *
 * It owns those buttons. How many each stands for it is told at every step, and it touches only what then says
 * something else. What a press does is handed in. Called by crowd-layer.js.
 */
import { element } from "../elements.js";
import { LANGUAGES } from "../languages.js";
import { L } from "../leaflet.js";

/** More would be a second map on top of the first. */
const MOST = 36;
/** A number below this is seen at a glance. */
const LEAST = 12;

/** Numbers as short as a glance needs them, "1.2K" or "1.2万". */
function shortNumbers(language) {
  const format = new Intl.NumberFormat(LANGUAGES[language].locale,
    { notation: "compact", maximumSignificantDigits: 2 });
  return (number) => format.format(number);
}

/**
 * @param {HTMLElement} pane
 * @param {{onPress: (group: object) => void}} actions
 */
export function createCountLabels(pane, { onPress }) {
  let shown = [];
  let write = shortNumbers("en");
  let translate = (key) => key;

  /** Other groups: after the map has moved. `toLayer` puts a point of the picture on the map's pane. */
  function setGroups(groups, toLayer) {
    shown = groups.slice(0, MOST).map((group) => {
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

  function setWords(language, words) {
    write = shortNumbers(language);
    translate = words;
    for (const one of shown) Object.assign(one, { text: null, total: null });
  }

  /** @param {ArrayLike<number>} totals how many there are at each bin */
  function count(totals) {
    for (const one of shown) {
      let total = 0;
      for (const bin of one.group.bins) total += totals[bin];
      if (total === one.total) continue;
      one.total = total;
      one.button.setAttribute("aria-label", translate("player.cluster", { count: total }));
      const text = total < LEAST ? "" : write(total);
      if (text === one.text) continue;
      one.text = text;
      one.button.hidden = text === "";
      one.button.textContent = text;
    }
  }

  return { setGroups, setWords, count, clear: () => setGroups([], () => [0, 0]) };
}
