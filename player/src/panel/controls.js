/**
 * The row of controls: previous, play, next; the date and what there is to say of it; the map's own panel (sidebar.js)
 * and full screen.
 *
 * It owns the buttons and their words. It decides nothing: what a button does is handed in, what it says comes with
 * `label` (after a change of settings) and `say` (each frame). Called by frame.js.
 *
 * @import { Translate } from "../translator.js"
 *
 * @typedef {{date: string, hours: string, title: string, fold: string, isPlaying: boolean}} Said what is said of the
 *   playhead's moment
 */
import { element, icon, setAttributes, setName, setText } from "../elements.js";

/** What the playhead's moment is called: the date, the time of day where it matters, and what happened. */
function createCaption() {
  const date = element("span", { class: "ge-day" });
  const hours = element("span", { class: "ge-hours" });
  const fold = element("p", { class: "ge-fold-note" });
  const title = element("p", { class: "ge-title" });
  const node = element("div", { class: "ge-words" },
    element("div", { class: "ge-date-line" }, element("p", { class: "ge-moment" }, date, hours), fold), title);
  /** @param {Said} said */
  function say(said) {
    setText(date, said.date);
    setText(hours, said.hours === "" ? "" : ` ${said.hours}`);
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
 * @param {{onStep: (direction: "next"|"previous") => void, onToggle: () => void, onSidebar: () => void,
 *   onFull: () => void}} actions
 */
export function createControls(panel, { onStep, onToggle, onSidebar, onFull }) {
  /** @param {"previous"|"play"|"next"|"sidebar"|"full"} sign @param {() => void} onclick */
  const button = (sign, onclick, extra = "") => element(
    "button", { type: "button", class: `ge-button ${extra}`, onclick }, icon(sign));
  const previous = button("previous", () => onStep("previous"));
  const toggle = button("play", onToggle, "ge-play");
  const next = button("next", () => onStep("next"));
  const caption = createCaption();
  const sidebar = button("sidebar", onSidebar, "ge-sidebar-button");
  setAttributes(sidebar, { "aria-controls": "ge-sidebar", "aria-expanded": false });
  const full = button("full", onFull);
  panel.append(element("div", { class: "ge-row" }, element("div", { class: "ge-main" }, previous, toggle, next),
    caption.node, element("div", { class: "ge-side" }, sidebar, full)));
  const named = { previous, next, full };
  /** What the button that plays would do. @type {"play"|"pause"|null} */
  let offered = null;
  let texts = { play: "", pause: "" };

  /** @param {Translate} translate @param {boolean} isFiltered whether filters leave anything out */
  function label(translate, isFiltered) {
    texts = { play: translate("player.play"), pause: translate("player.pause") };
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

  return { label, say, focusSidebar: () => sidebar.focus(),
    showSidebar: (/** @type {boolean} */ isOpen) => setAttributes(sidebar, { "aria-expanded": isOpen }) };
}
