/**
 * The way to a document: its title as a link to where it stands on the web, the archived copy beside it, or that no
 * address is given.
 *
 * It owns that markup, and which addresses may be links at all. Called by the card and by the slides.
 *
 * @import { SceneSource } from "../scene.js"
 * @import { Translate } from "../translator.js"
 */
import { element, icon } from "../elements.js";

/** Any other scheme could be a script. */
const WEB = /^https?:\/\/\S+$/i;

/** @param {string|null|undefined} address */
export const isWeb = (address) => typeof address === "string" && WEB.test(address);

/**
 * A link that leaves the page where it is, and tells the other one nothing of it.
 *
 * @param {string} address
 * @param {string} name what is read
 * @param {Node|string} content
 * @param {Translate} translate
 */
function leading(address, name, content, translate) {
  return element("a", { class: "ge-out", href: address, target: "_blank", rel: "noopener noreferrer",
    "aria-label": translate("player.claim.elsewhere", { title: name }) }, content, icon("out"));
}

/**
 * @param {Pick<SceneSource, "language"> & Partial<Pick<SceneSource, "url"|"archive_url">>} source
 * @param {string} title what stands for it
 * @param {Translate} translate
 * @returns {(HTMLElement|null)[]} title first, copy or word of none after it
 */
export function sourceParts({ language, url, archive_url: copy }, title, translate) {
  const cite = element("cite", { lang: language, title, text: title });
  const copied = copy && isWeb(copy)
    ? leading(copy, `${translate("player.claim.archived")}: ${title}`, translate("player.claim.archived"), translate)
    : null;
  if (url && isWeb(url)) return [leading(url, title, cite, translate), copied];
  return [cite, copied ?? element("span", { text: translate("player.claim.no-address") })];
}
