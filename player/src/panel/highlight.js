/**
 * Marks what is looked for in what is drawn, so that a reader sees why it was found.
 *
 * It owns which drawn words are marked: those of the story, not the page's own. Called by card.js and event-list.js.
 *
 * @import { Context } from "../types.js"
 */
import { element } from "../elements.js";

/** Words that are the page's own: nobody's search found them. */
const OWN = "b, h3, small, summary, .ge-stance, .ge-state, .ge-link, .ge-list-more";

/** @param {Element} root @param {Pick<Context, "engine"|"query">} view */
export function highlight(root, { engine, query }) {
  if (query.trim() === "") return;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  /** @type {Text[]} */
  const texts = [];
  while (walker.nextNode()) if (walker.currentNode instanceof Text) texts.push(walker.currentNode);
  for (const node of texts) {
    const parent = node.parentElement;
    if (parent === null || parent.closest(OWN) !== null) continue;
    const runs = engine.search.marked(node.data, query);
    if (!runs.some(({ isHit }) => isHit)) continue;
    const folded = parent.closest("details");
    if (folded !== null) folded.open = true; // what was found is not hidden
    node.replaceWith(...runs.map(({ text, isHit }) => (isHit ? element("mark", { text }) : text)));
  }
}
