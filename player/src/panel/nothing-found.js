/**
 * What the map says when nothing passes the filters, and the button that shows something again.
 *
 * Called by frame.js.
 *
 * @import { Translate } from "../translator.js"
 * @import { Engine, Settings } from "../types.js"
 */
import { element, setText } from "../elements.js";
import { NO_FILTERS } from "../time/filters.js";

/**
 * @param {HTMLElement} host
 * @param {{settings: Settings, onSet: (changes: Partial<Settings>) => void, onLeave: () => void}} actions `onLeave`
 *   when the button with the focus goes
 */
export function createNothingFound(host, { settings, onSet, onLeave }) {
  const words = element("p", { role: "status" });
  const button = element("button", { type: "button", class: "ge-again", onclick: () => {
    onSet(settings.query.trim() === "" ? { ...NO_FILTERS } : { query: "" });
    onLeave();
  } });
  const node = element("div", { class: "ge-empty", hidden: true }, words, button);
  host.append(node);

  /** @param {Translate} translate @param {{engine: Engine, whole: Engine}} story */
  function label(translate, { engine, whole }) {
    const query = settings.query.trim();
    node.hidden = engine.count > 0;
    if (node.hidden) return setText(words, "");
    setText(words, query === "" ? translate("player.empty") : translate("player.nothing", { query }));
    setText(button, translate(query === "" ? "player.empty.all" : "player.search.clear"));
    button.hidden = whole.count === 0;
  }

  return { node, label };
}
