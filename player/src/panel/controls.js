/**
 * The row of controls: previous, play, next; the date and what there is to say of it; the ways to look at time
 * (time-mode.js), legend and full screen, which on a small map stand in a menu.
 *
 * It owns the buttons and their words. It decides nothing: what a button does is handed in, what it says comes with
 * `label` (after a change of settings) and `say` (each frame). Called by frame.js.
 */
import { element, icon, setAttributes, setName } from "../elements.js";
import { createTimeMode } from "./time-mode.js";

function put(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/** What the playhead's moment is called: the date, the time of day where it matters, and what happened. */
function createWords() {
  const date = element("span", { class: "ge-day" });
  const hours = element("span", { class: "ge-hours" });
  const fold = element("p", { class: "ge-fold-note" });
  const title = element("p", { class: "ge-title", "aria-live": "polite" });
  const node = element("div", { class: "ge-words" },
    element("div", { class: "ge-date-line" }, element("p", { class: "ge-moment" }, date, hours), fold), title);
  function say(words) {
    put(date, words.date);
    put(hours, words.hours === "" ? "" : ` ${words.hours}`);
    put(fold, words.fold);
    put(title, words.title);
    setAttributes(title, { title: words.title, "aria-live": words.isPlaying ? "off" : "polite" });
    setAttributes(node, { "data-folded": words.fold !== "" });
  }
  return { node, say };
}

/** The secondary controls; on a small map they open from a button, and Escape or a click beside them closes them. */
function createMenu(...nodes) {
  const more = element("div", { class: "ge-more", id: "ge-more" }, ...nodes);
  const button = element("button", { type: "button", class: "ge-button ge-menu", "aria-controls": more.id,
    onclick: () => open(more.dataset.open !== "true") }, icon("menu"));

  function open(isOpen) {
    more.dataset.open = String(isOpen);
    button.setAttribute("aria-expanded", String(isOpen));
  }

  /** @returns {boolean} whether there was a menu to close */
  function close() {
    const wasOpen = more.dataset.open === "true";
    if (wasOpen && more.contains(document.activeElement)) button.focus();
    open(false);
    return wasOpen;
  }

  open(false);
  return { more, button, close };
}

/**
 * Make the row.
 *
 * @param {HTMLElement} panel
 * @param {{onStep: (direction: string) => void, onToggle: () => void, onSet: (changes: object) => void,
 *          onLegend: () => void, onFull: () => void}} actions
 */
export function createControls(panel, { onStep, onToggle, onSet, onLegend, onFull }) {
  const button = (sign, onclick, extra = "") => element(
    "button", { type: "button", class: `ge-button ${extra}`, onclick }, icon(sign));
  const previous = button("previous", () => onStep("previous"));
  const toggle = button("play", onToggle, "ge-play");
  const next = button("next", () => onStep("next"));
  const words = createWords();
  const settable = createTimeMode(onSet);
  const legend = button("legend", () => {
    menu.close(); // on a small map the legend opens where the menu stands
    onLegend();
  });
  const full = button("full", onFull);
  const menu = createMenu(...settable.map((one) => one.node), legend, full);
  panel.append(element("div", { class: "ge-row" }, element("div", { class: "ge-main" }, previous, toggle, next),
    words.node, menu.button, menu.more));
  const named = { previous, next, legend, full, menu: menu.button };
  let sign = "";
  let texts = {};

  function label(translate, settings) {
    texts = { play: translate("player.play"), pause: translate("player.pause") };
    for (const [key, node] of Object.entries(named)) setName(node, translate(`player.${key}`));
    settable.forEach((control) => control.label(translate, settings));
    sign = "";
  }

  /** @param {{date: string, hours: string, title: string, fold: string, isPlaying: boolean}} moment */
  function say(moment) {
    words.say(moment);
    const wanted = moment.isPlaying ? "pause" : "play";
    if (sign === wanted) return;
    sign = wanted;
    toggle.replaceChildren(icon(sign));
    setName(toggle, texts[sign]);
  }

  return { label, say, closeMenu: menu.close,
    showLegend: (isOpen) => legend.setAttribute("aria-expanded", String(isOpen)) };
}
