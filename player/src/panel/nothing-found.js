/**
 * What the map says when nothing passes the filters, and the button that shows something again.
 *
 * Called by frame.js.
 *
 * @import { Translate } from "../translator.js"
 * @import { Engine, Settings } from "../types.js"
 */
import { element, setText } from "../elements.js";
import { memoize } from "../memoize.js";
import { NO_FILTERS } from "../time/filters.js";

const KEPT = 8;

/**
 * @param {HTMLElement} host
 * @param {{settings: Settings, onSet: (changes: Partial<Settings>) => void, onLeave: () => void}} actions `onLeave`
 *   when the button with the focus goes
 */
export function createNothingFound(host, { settings, onSet, onLeave }) {
  const words = element("p", { role: "status" });
  const button = element("button", { type: "button", class: "ge-again ge-drop", onclick: () => {
    onSet(settings.query.trim() === "" ? { ...NO_FILTERS } : { query: "" });
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

  /** What is near is looked for once a query. */
  const suggestedOnce = memoize((/** @type {Engine} */ { search }) => memoize(search.suggested, KEPT), 1);

  /** @param {Translate} translate @param {{engine: Engine, whole: Engine}} story */
  function label(translate, { engine, whole }) {
    const query = settings.query.trim();
    node.hidden = engine.count > 0;
    if (node.hidden) return setText(words, "");
    setText(words, query === "" ? translate("player.empty") : translate("player.nothing", { query }));
    setText(button, translate(query === "" ? "player.empty.all" : "player.search.clear"));
    button.hidden = whole.count === 0;
    meant = query === "" ? null : suggestedOnce(whole)(query);
    suggestion.hidden = meant === null;
    setText(suggestion, meant === null ? "" : translate("player.meant", { words: meant }));
  }

  return { node, label };
}
