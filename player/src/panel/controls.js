/**
 * The row of controls: previous, play, next; the date and what there is to say of it; the map's own panel (sidebar.js)
 * and full screen.
 *
 * It owns the buttons and their words. It decides nothing: what a button does is handed in, what it says comes with
 * `label` (after a change of settings) and `say` (each frame). Called by frame.js.
 *
 * @import { Translate } from "../translator.js"
 *
 * @typedef {ReturnType<typeof createDateField>} DateField
 * @typedef {{date: string, hours: string, title: string, fold: string, isPlaying: boolean}} Said what is said of the
 *   playhead's moment
 */
import { element, icon, setAttributes, setName, setText } from "../elements.js";
import { createDateField } from "./date-field.js";

/**
 * What the playhead's moment is called: the date, the time of day where it matters, and what happened.
 *
 * @param {DateField} field
 */
function createCaption(field) {
  const fold = element("p", { class: "ge-fold-note" });
  const title = element("p", { class: "ge-title" });
  const node = element("div", { class: "ge-words" },
    element("div", { class: "ge-date-line" }, ...field.nodes, fold), title);
  /** @param {Said} said */
  function say(said) {
    field.say(said);
    setText(fold, said.fold);
    setText(title, said.title);
    setAttributes(title, { title: said.title });
    setAttributes(node, { "data-folded": said.fold !== "" });
  }
  return { node, say };
}

/**
 * Make the row.
 *
 * @param {HTMLElement} panel
 * @param {{onStep: (direction: "next"|"previous") => void, onJump: (end: "start"|"end") => void,
 *   onToggle: () => void, onSidebar: () => void, onFull: () => void, onDate: (text: string) => string,
 *   onTyping: () => void}} actions
 */
export function createControls(panel, { onStep, onJump, onToggle, onSidebar, onFull, onDate, onTyping }) {
  /** @param {"first"|"previous"|"play"|"next"|"last"|"sidebar"|"full"} sign @param {() => void} onclick */
  const button = (sign, onclick, extra = "") => element(
    "button", { type: "button", class: `ge-button ${extra}`, onclick }, icon(sign));
  const first = button("first", () => onJump("start"), "ge-far");
  const previous = button("previous", () => onStep("previous"));
  const toggle = button("play", onToggle, "ge-play");
  const next = button("next", () => onStep("next"));
  const last = button("last", () => onJump("end"), "ge-far");
  const field = createDateField({ onDate, onOpen: onTyping });
  const caption = createCaption(field);
  const sidebar = button("sidebar", onSidebar, "ge-sidebar-button");
  setAttributes(sidebar, { "aria-controls": "ge-sidebar", "aria-expanded": false });
  const full = button("full", onFull);
  const main = element("div", { class: "ge-main" }, first, previous, toggle, next, last);
  panel.append(element("div", { class: "ge-row" }, main, caption.node,
    element("div", { class: "ge-side" }, sidebar, full)));
  const named = { first, previous, next, last, full };
  /** What the button that plays would do. @type {"play"|"pause"|null} */
  let offered = null;
  let texts = { play: "", pause: "" };

  /** @param {Translate} translate @param {boolean} isFiltered whether filters leave anything out */
  function label(translate, isFiltered) {
    texts = { play: translate("player.play"), pause: translate("player.pause") };
    field.label(translate);
    for (const [key, node] of Object.entries(named)) setName(node, translate(`player.${key}`));
    setName(sidebar, translate(isFiltered ? "player.sidebar.filtered" : "player.sidebar"));
    setAttributes(sidebar, { "data-filtered": isFiltered });
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

  return { label, say, typeDate: field.open, focusSidebar: () => sidebar.focus(),
    showSidebar: (/** @type {boolean} */ isOpen) => setAttributes(sidebar, { "aria-expanded": isOpen }) };
}
