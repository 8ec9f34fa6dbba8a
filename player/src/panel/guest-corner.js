/**
 * The corner of a map in somebody else's page: the title, the whole page in a tab of its own, and a link to this view.
 *
 * It owns that box; which address leads here is asked of whoever made it. Called by frame.js.
 *
 * @import { UrlOf } from "./copy-link.js"
 * @import { Context } from "../types.js"
 */
import { element, icon, setName, setText } from "../elements.js";
import { createCopying } from "./copy-link.js";
import { textIn } from "../told.js";

/**
 * @param {HTMLElement} host
 * @param {{isGuest: boolean, urlOf: UrlOf}} page
 */
export function createGuestCorner(host, { isGuest, urlOf }) {
  const copying = createCopying(urlOf);
  const title = element("span", { class: "ge-guest-title" });
  const open = element("a", { class: "ge-button", target: "_blank", rel: "noopener" }, icon("out"));
  const copy = element("button", { type: "button", class: "ge-button",
    onclick: () => { void copying.copy("view"); } }, icon("link"));
  const box = element("section", { class: "ge-guest", hidden: true }, title, open, copy, copying.node);
  host.append(box);

  /** The view as it is when it is gone to: it may have moved a hundred times since the last drawing. */
  const aim = () => open.setAttribute("href", urlOf("view") ?? "");
  for (const touch of ["pointerdown", "focus", "click"]) open.addEventListener(touch, aim, { capture: true });

  /** @param {Context} context */
  function label({ scene, language, translate }) {
    box.hidden = !isGuest || urlOf("view") === null;
    if (box.hidden) return;
    setText(title, textIn(scene.title, language));
    title.title = title.textContent;
    box.setAttribute("aria-label", translate("player.guest"));
    setName(open, translate("player.guest.open"));
    setName(copy, translate("player.guest.copy"));
    aim();
    copying.label(translate);
  }

  return { label };
}
