/**
 * The line that tells what a link asked for and is not given, until somebody closes it.
 *
 * It owns that line. Called by mount.js with what the link did not get, and by frame.js for its language.
 *
 * @import { Unmet } from "../page/address.js"
 * @import { Words } from "../types.js"
 */
import { element, icon, setName } from "../elements.js";

/** One line has room for so many, of so many letters each. */
const MOST = 3;
const LONGEST = 40;

/** @param {HTMLElement} host */
export function createUnmet(host) {
  const words = element("span");
  const close = element("button", { type: "button", class: "ge-button ge-close", onclick: () => tell([]) },
    icon("close"));
  const node = element("div", { class: "ge-notice ge-unmet", role: "status", hidden: true }, words, close);
  host.append(node);
  /** @type {Unmet[]} */
  let told = [];

  /** @param {Unmet[]} unmet */
  function tell(unmet) {
    told = unmet;
    node.hidden = told.length === 0;
  }

  /** @param {Words} reader */
  function label({ translate }) {
    if (node.hidden) return;
    const parts = told.slice(0, MOST).map(({ name, value, why }) => {
      const short = value.length > LONGEST ? `${value.slice(0, LONGEST - 1)}…` : value;
      return translate(`player.link.${why}`, { name, value: short });
    });
    if (told.length > MOST) parts.push(translate("player.more", { count: told.length - MOST }));
    words.textContent = translate("player.link.unmet", { parts: parts.join(translate("player.comma")) });
    setName(close, translate("player.link.close"));
  }

  return { node, tell, label };
}
