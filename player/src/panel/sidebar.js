/**
 * The map's own panel: legend and filters in one, search, clock, language, and what few need.
 *
 * It owns whether it is open: a column beside the story, on a phone a sheet over it (sidebar.css). What its controls do
 * is handed in. Called by frame.js.
 *
 * @import { Preset } from "../compare/presets.js"
 * @import { Scene } from "../time/columns.js"
 * @import { Translate } from "../translator.js"
 * @import { Engine, Settings } from "../types.js"
 * @import { UrlOf } from "./copy-link.js"
 */
import { element, icon, setName, setText } from "../elements.js";
import { NO_FILTERS } from "../time/filters.js";
import { createSwitch } from "./choice.js";
import { createLanguageChoice } from "./language-choice.js";
import { createLegend } from "./legend.js";
import { createMore } from "./more.js";
import { createSearchField } from "./search-field.js";

/**
 * @param {HTMLElement} host
 * @param {object} actions
 * @param {Settings} actions.settings as they are
 * @param {(changes: Partial<Settings>, isOngoing?: boolean) => void} actions.onSet
 * @param {(isOpen: boolean) => void} actions.onToggle
 * @param {(preset: Preset) => void} actions.onCompare
 * @param {() => void} actions.onLeave it was closed by hand: where the focus goes
 * @param {UrlOf} actions.urlOf the address of what is to be copied
 */
export function createSidebar(host, { settings, onSet, onToggle, onLeave, onCompare, urlOf }) {
  const heading = element("h2", { id: "ge-sidebar-title", tabindex: "-1" });
  const close = element("button", { type: "button", class: "ge-button ge-close", onclick: leave }, icon("close"));
  const search = createSearchField((query, isOngoing) => onSet({ query }, isOngoing));
  const passing = element("span", { role: "status" });
  const held = element("p", { class: "ge-held", role: "status", hidden: true });
  const all = element("button", { type: "button", class: "ge-all", onclick: () => {
    onSet({ ...NO_FILTERS });
    heading.focus(); // its button goes
  } });
  const legend = createLegend(settings, onSet);
  const clock = createSwitch("clock", ["hindsight", "reported"], (value) => onSet({ clock: value }));
  const language = createLanguageChoice((value) => onSet({ language: value }));
  const more = createMore(onSet, onCompare, urlOf);
  const root = element("section", { class: "ge-sidebar ge-sheet", id: "ge-sidebar", "aria-labelledby": heading.id,
    hidden: true }, element("header", {}, heading, close), element("div", { class: "ge-sidebar-body" }, search.node,
    held, element("p", { class: "ge-passing" }, passing, all), ...legend.nodes, clock.node, language.node, legend.lines,
    more.node));
  root.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.preventDefault();
    event.stopPropagation();
    leave();
  });
  host.append(root);

  /** @param {boolean} isOpen */
  function open(isOpen) {
    if (root.hidden === !isOpen) return;
    root.hidden = !isOpen;
    onToggle(isOpen);
  }

  function leave() {
    open(false);
    onLeave();
  }

  /**
   * @param {Translate} translate
   * @param {Settings} shown the settings as they are in force
   * @param {{engine: Engine, whole: Engine, scene: Scene, isAsking: boolean}} story `isAsking` while a server searches
   */
  function label(translate, shown, { engine, whole, scene, isAsking }) {
    setText(heading, translate("player.sidebar"));
    setName(close, translate("player.sidebar.close"));
    search.label(translate, settings.query);
    setText(held, isAsking ? translate("player.search.asking")
      : settings.query.trim() === "" || whole.search.isWhole ? "" : translate("player.search.held"));
    held.hidden = held.textContent === "";
    setText(passing, engine === whole ? translate("player.present.events", { count: whole.count })
      : translate("player.passing", { count: engine.count, total: whole.count }));
    setText(all, translate("player.all"));
    all.hidden = engine === whole;
    legend.label(translate, { engine, whole, scene });
    for (const control of [clock, language, more]) control.label(translate, shown);
  }

  return { root, label, open, focus: () => heading.focus(), get isOpen() { return !root.hidden; } };
}
