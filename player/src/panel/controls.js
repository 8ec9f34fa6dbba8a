/**
 * The row of controls: previous, play, next; the date and what there is to say of it; the ways to look at time
 * (time-mode.js), legend and full screen, which on a small map stand in a menu.
 *
 * It owns the buttons and their words. It decides nothing: what a button does is handed in, what it says comes with
 * `label` (after a change of settings) and `say` (each frame). Called by frame.js.
 *
 * @import { Translate } from "../translator.js"
 * @import { Settings } from "../types.js"
 *
 * @typedef {{date: string, hours: string, title: string, fold: string, isPlaying: boolean}} Said what is said of the
 *   playhead's moment
 */
import { element, icon, setAttributes, setName } from "../elements.js";
import { createTimeMode } from "./time-mode.js";

/** @param {HTMLElement} node @param {string} text */
function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/** What the playhead's moment is called: the date, the time of day where it matters, and what happened. */
function createCaption() {
  const date = element("span", { class: "ge-day" });
  const hours = element("span", { class: "ge-hours" });
  const fold = element("p", { class: "ge-fold-note" });
  const title = element("p", { class: "ge-title", "aria-live": "polite" });
  const node = element("div", { class: "ge-words" },
    element("div", { class: "ge-date-line" }, element("p", { class: "ge-moment" }, date, hours), fold), title);
  /** @param {Said} said */
  function say(said) {
    setText(date, said.date);
    setText(hours, said.hours === "" ? "" : ` ${said.hours}`);
    setText(fold, said.fold);
    setText(title, said.title);
    setAttributes(title, { title: said.title, "aria-live": said.isPlaying ? "off" : "polite" });
    setAttributes(node, { "data-folded": said.fold !== "" });
  }
  return { node, say };
}

/**
 * The secondary controls; on a small map they open from a button, and Escape or a click beside them closes them.
 *
 * @param {HTMLElement[]} nodes
 */
function createMenu(...nodes) {
  const more = element("div", { class: "ge-more", id: "ge-more" }, ...nodes);
  const button = element("button", { type: "button", class: "ge-button ge-menu", "aria-controls": more.id,
    onclick: () => open(more.dataset.open !== "true") }, icon("menu"));

  /** @param {boolean} isOpen */
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
 * @param {{onStep: (direction: "next"|"previous") => void, onToggle: () => void,
 *   onSet: (changes: Partial<Settings>) => void, onLegend: () => void, onFull: () => void}} actions
 */
export function createControls(panel, { onStep, onToggle, onSet, onLegend, onFull }) {
  /** @param {"previous"|"play"|"next"|"legend"|"full"} sign @param {() => void} onclick */
  const button = (sign, onclick, extra = "") => element(
    "button", { type: "button", class: `ge-button ${extra}`, onclick }, icon(sign));
  const previous = button("previous", () => onStep("previous"));
  const toggle = button("play", onToggle, "ge-play");
  const next = button("next", () => onStep("next"));
  const caption = createCaption();
  const timeMode = createTimeMode(onSet);
  const legend = button("legend", () => {
    menu.close(); // on a small map the legend opens where the menu stands
    onLegend();
  });
  const full = button("full", onFull);
  const menu = createMenu(...timeMode.map((control) => control.node), legend, full);
  panel.append(element("div", { class: "ge-row" }, element("div", { class: "ge-main" }, previous, toggle, next),
    caption.node, menu.button, menu.more));
  const named = { previous, next, legend, full, menu: menu.button };
  /** What the button that plays would do. @type {"play"|"pause"|null} */
  let offered = null;
  let texts = { play: "", pause: "" };

  /** @param {Translate} translate @param {Settings} settings */
  function label(translate, settings) {
    texts = { play: translate("player.play"), pause: translate("player.pause") };
    for (const [key, node] of Object.entries(named)) setName(node, translate(`player.${key}`));
    timeMode.forEach((control) => control.label(translate, settings));
    offered = null;
  }

  /** @param {Said} said */
  function say(said) {
    caption.say(said);
    const offer = said.isPlaying ? "pause" : "play";
    if (offered === offer) return;
    offered = offer;
    toggle.replaceChildren(icon(offer));
    setName(toggle, texts[offer]);
  }

  return { label, say, closeMenu: menu.close,
    showLegend: (/** @type {boolean} */ isOpen) => legend.setAttribute("aria-expanded", String(isOpen)) };
}
