/**
 * The button that counts the events of which no source says when, for they have no place in time; behind it is their
 * list.
 *
 * Which are known is told. Called by frame.js.
 *
 * @import { Context, Words } from "../types.js"
 * @import { List } from "./event-list.js"
 */
import { element, setText } from "../elements.js";
import { undatedList } from "./lists.js";

/**
 * @param {HTMLElement} host
 * @param {{onList: (list: List) => void}} actions
 */
export function createUndated(host, { onList }) {
  /** @type {Context|null} */
  let shown = null;
  let count = 0;
  const button = element("button", { type: "button", class: "ge-pill", hidden: true, "aria-haspopup": "dialog",
    onclick: () => {
      if (shown !== null) onList(undatedList(shown.engine.visible(shown), count));
    } });
  host.append(button);

  /**
   * @param {Context|null} beside how to look at them, with the engine that knows them; null without any
   * @param {Words} words
   */
  function draw(beside, { translate }) {
    shown = beside;
    count = beside?.engine.visibleCount(beside) ?? 0;
    // Of very many the scene holds the first.
    if (beside?.scene.undated?.length === count) count = beside.scene.undated_count ?? count;
    setText(button, translate("player.dateless", { count }));
    button.hidden = count === 0;
  }

  return { draw };
}
