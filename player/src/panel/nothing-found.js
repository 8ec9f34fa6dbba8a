/**
 * What the map says when nothing passes the filters: which of them it is, and the button that drops it.
 *
 * It owns those words and that button; which filter it is, emptied.js finds. Called by frame.js.
 *
 * @import { About } from "../present/slides.js"
 * @import { Filter } from "../time/emptied.js"
 * @import { Filters } from "../time/filters.js"
 * @import { Context, Engine, Settings } from "../types.js"
 */
import { element, setText } from "../elements.js";
import { joint } from "../languages.js";
import { layerName } from "../layers.js";
import { memoize } from "../memoize.js";
import { endText } from "../strip/shown-period.js";
import { DROPPED, emptied } from "../time/emptied.js";
import { NO_FILTERS } from "../time/filters.js";
import { isTimeless } from "../time/moment.js";

/**
 * What a filter lets pass, in words; empty if it lets nothing.
 *
 * @type {Record<Filter, (view: Context) => string>}
 */
const WORDS = {
  query: ({ query }) => query.trim(),
  period: (view) => view.translate("player.period", { from: endText("from", view), to: endText("to", view) }),
  layers: (view) => (view.layers ?? []).filter((id) => (view.engine.layerCounts.get(id) ?? 0) > 0)
    .map((id) => layerName(id, view)).join(joint(view.language)),
  statuses: ({ statuses, language, translate, engine }) => statuses.filter((name) => engine.statusCounts[name] > 0)
    .map((name) => translate(`player.legend.${name}`)).join(joint(language)),
};

const KEPT = 8;

/**
 * @param {HTMLElement} host
 * @param {{settings: Settings, about: About|null, onSet: (changes: Partial<Settings>) => void,
 *   onLeave: () => void}} actions `onLeave` when the button with the focus goes
 */
export function createNothingFound(host, { settings, about, onSet, onLeave }) {
  const words = element("p", { role: "status" });
  const button = element("button", { type: "button", class: "ge-again ge-drop", onclick: () => {
    const [name, ...others] = culprits;
    onSet(name === undefined || others.length > 0 ? { ...NO_FILTERS } : { ...DROPPED[name] });
    onLeave();
  } });
  /** @type {string|null} */
  let meant = null;
  const suggestion = element("button", { type: "button", class: "ge-again ge-meant", onclick: () => {
    if (meant !== null) onSet({ query: meant });
    onLeave();
  } });
  const node = element("div", { class: "ge-empty", hidden: true }, words, suggestion, button);
  host.append(node);
  /** @type {Filters} */
  let before = NO_FILTERS;
  /** @type {Filter[]} */
  let culprits = [];

  /** What is near is looked for once a query. */
  const suggestedOnce = memoize((/** @type {Engine} */ { search }) => memoize(search.suggested, KEPT), 1);

  /** @param {Context} view whose engine knows all */
  function sentence(view) {
    const { translate, language } = view;
    const told = culprits.map((name) => WORDS[name](view));
    const [name] = culprits;
    if (culprits.length > 1) {
      const names = told.filter((text) => text !== "").join(translate("player.comma"));
      return translate("player.empty.together", { names });
    }
    if (name === "query") return translate("player.nothing", { query: told[0] });
    if (name !== undefined) {
      return translate(told[0] === "" ? `player.empty.${name}.none` : `player.empty.${name}`, { names: told[0] });
    }
    const made = about?.[language].filters ?? [];
    return made.length === 0 || isTimeless(view.scene) ? translate("player.empty.story")
      : translate("player.empty.made", { names: made.join(" · ") });
  }

  /**
   * @param {Context} view
   * @param {Engine} whole
   * @param {{isAsking: boolean, undated: Engine|null}} beside whether a server searches, and what has no date
   */
  function label(view, whole, { isAsking, undated }) {
    const { translate } = view;
    node.hidden = view.engine.count > 0 || (undated !== null && undated.count > 0);
    if (node.hidden) {
      const { query, from, to, layers, statuses } = settings;
      before = { query, from, to, layers, statuses };
      return setText(words, "");
    }
    culprits = emptied(settings, before, whole.countOf);
    setText(words, isAsking ? translate("player.search.asking") : sentence({ ...view, engine: whole }));
    setText(button, translate(culprits.length === 1 ? `player.empty.drop.${culprits[0]}` : "player.empty.all"));
    button.hidden = culprits.length === 0;
    meant = culprits.includes("query") && !isAsking ? suggestedOnce(whole)(settings.query.trim()) : null;
    suggestion.hidden = meant === null;
    setText(suggestion, meant === null ? "" : translate("player.meant", { words: meant }));
  }

  return { node, label };
}
