/**
 * Copying a link: buttons for what it may lead to, and what came of it. Where the browser lets nobody write to its
 * clipboard, the link is shown to be copied by hand.
 *
 * It owns these elements; which link it is, is asked of whoever made them. Called by more.js and card.js.
 *
 * @import { Translate } from "../translator.js"
 *
 * @typedef {"view"|"event"|"moment"} Target
 * @typedef {(target: Target) => string|null} UrlOf null where no address leads there
 */
import { element, icon, setName, setText } from "../elements.js";

/** How long it is said that the link is copied. */
const SAID_MILLISECONDS = 4000;

/** @param {UrlOf} urlOf */
export function createCopying(urlOf) {
  const said = element("p", { class: "ge-copied", role: "status" });
  const field = element("input", { class: "ge-copy-field", readonly: true, hidden: true });
  const node = element("div", { class: "ge-copy-result" }, said, field);
  /** @type {"copied"|"refused"|null} */
  let outcome = null;
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  let timer;
  /** @type {Translate|null} */
  let words = null;

  /** @param {typeof outcome} next */
  function show(next) {
    outcome = next;
    clearTimeout(timer);
    if (next === "copied") timer = setTimeout(() => show(null), SAID_MILLISECONDS);
    setText(said, outcome === null || words === null ? "" : words(`player.link.${outcome}`));
    field.hidden = outcome !== "refused";
    if (outcome !== null) node.scrollIntoView({ block: "nearest" });
  }

  /** @param {Target} target */
  async function copy(target) {
    const url = urlOf(target);
    if (url === null) return;
    try {
      await navigator.clipboard.writeText(url);
      show("copied");
    } catch {
      field.value = url;
      show("refused");
      field.select();
    }
  }

  /** @param {Translate} translate */
  function label(translate) {
    words = translate;
    field.setAttribute("aria-label", translate("player.link"));
    show(outcome);
  }

  return { node, copy, label };
}

/**
 * The links that there are at any time, as buttons beneath a heading.
 *
 * @param {UrlOf} urlOf
 */
export function createCopyLinks(urlOf) {
  const copying = createCopying(urlOf);
  const heading = element("h3", { id: "ge-copy-link" });
  /** @type {Target[]} */
  const targets = ["view", "moment"];
  const buttons = targets.map((target) => element("button", { type: "button", class: "ge-copies",
    onclick: () => { void copying.copy(target); } }));
  const node = element("div", { role: "group", "aria-labelledby": heading.id }, heading,
    element("div", { class: "ge-switch" }, ...buttons), copying.node);

  /** @param {Translate} translate */
  function label(translate) {
    node.hidden = urlOf("view") === null;
    setText(heading, translate("player.link"));
    targets.forEach((target, i) => setText(buttons[i], translate(`player.link.${target}`)));
    copying.label(translate);
  }

  return { node, label };
}

/**
 * The link to the event of a card, as a button with a sign, and what comes of it apart from that.
 *
 * @param {UrlOf} urlOf
 */
export function createEventLink(urlOf) {
  const copying = createCopying(urlOf);
  const button = element("button", { type: "button", class: "ge-button ge-copy",
    onclick: () => { void copying.copy("event"); } }, icon("link"));

  /** @param {Translate} translate */
  function label(translate) {
    button.hidden = urlOf("event") === null;
    setName(button, translate("player.link.event"));
    copying.label(translate);
  }

  return { button, result: copying.node, label };
}
