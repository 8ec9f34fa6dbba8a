/**
 * The card of an event: what is known of it, and who says so in which words.
 *
 * It owns the card's markup and words. It decides nothing: what is selected, which claims are known and what time it
 * is come from frame.js, which calls it. Every text from a scene goes in by textContent (elements.js).
 *
 * @import { SceneClaim, SceneEvent, SceneSource } from "../scene.js"
 * @import { State } from "../time/clocks.js"
 * @import { Context, Words } from "../types.js"
 * @import { Walk } from "./event-list.js"
 *
 * @typedef {((id: string) => void)|undefined} OnClaim
 * @typedef {(event: SceneEvent, words: Words) => Walk|null} WalkOf
 */
import { element, icon, setName } from "../elements.js";
import { LANGUAGES } from "../languages.js";
import { claimDate, placeText, readable, sourceText, stateOf } from "../map/event-text.js";
import { symbol } from "../map/symbols.js";
import { actorNames, placeOf } from "../places.js";
import { sourceParts } from "./source-link.js";

const SYMBOL = 22;
/** A state that its word alone might not make clear. @type {(State|null)[]} */
const EXPLAINED = ["reported", "expected", "cancelled", "unfulfilled"];

// ---------------------------------------------------------------- the card

/** Who said it, in which spirit, and when. @param {SceneClaim} claim @param {Words} words */
function claimHead(claim, words) {
  return [element("p", { class: "ge-claim-by", text: claim.by[words.language] }),
    element("p", { class: "ge-claim-meta" },
      element("span", { class: `ge-stance ge-stance-${claim.stance}`,
        text: words.translate(`player.stance.${claim.stance}`) }),
      " ", element("span", { class: "ge-claim-when", text: claimDate(claim, words) }))];
}

/**
 * Our translation is English: plain to see for who reads English, behind a button for who reads the original.
 *
 * @param {SceneClaim} claim
 * @param {Words} words
 */
function translationOf(claim, { language, translate }) {
  if (!claim.translation || claim.translation === claim.quote) return null;
  const text = element("p", { class: "ge-translation", lang: "en", text: claim.translation });
  if (language === "en") return text;
  return element("details", { class: "ge-fold" },
    element("summary", { text: translate("player.claim.translation") }), text);
}

/**
 * One line, for it comes with every claim: the document, and the way into it.
 *
 * @param {SceneClaim} claim
 * @param {SceneSource|undefined} source
 * @param {Words} words
 * @param {OnClaim} onClaim
 */
function sourceLine(claim, source, { translate }, onClaim) {
  const title = sourceText(source);
  return element("div", { class: "ge-source" },
    ...(source === undefined || title === null ? [] : sourceParts(source, title, translate)),
    onClaim === undefined ? null : element("button", { type: "button", class: "ge-link",
      text: translate("player.claim.read"), onclick: () => onClaim(claim.id) }));
}

/** @param {SceneClaim} claim @param {Context} view @param {OnClaim} onClaim */
function claimItem(claim, view, onClaim) {
  const source = view.scene.sources[claim.source];
  return element("li", { class: "ge-claim" },
    ...claimHead(claim, view),
    element("blockquote", { class: "ge-quote", lang: source?.language, text: readable(claim.quote) }),
    translationOf(claim, view),
    claim.note ? element("p", { class: "ge-note" },
      element("span", { text: view.translate("player.claim.note") }), LANGUAGES[view.language].gap,
      element("span", { lang: "en", text: claim.note })) : null,
    sourceLine(claim, source, view, onClaim));
}

/**
 * The others of the list from which the event was chosen, or at its place, to walk through without hunting for marks.
 *
 * @param {Walk} walk
 * @param {Context} view
 * @param {(id: string) => void} onSelect
 */
function neighbours({ number, total, previous, next, where }, view, onSelect) {
  if (total < 2 || number === 0) return null;
  const values = { number, total, where: where ?? "" };
  const key = where === null ? "player.present.position" : "player.here.position";
  /** @param {SceneEvent|null} to @param {"back"|"forward"} sign @param {string} name */
  const step = (to, sign, name) => element("button", {
    type: "button", class: "ge-step", disabled: to === null, title: to?.title[view.language],
    "aria-label": view.translate(name), onclick: () => { if (to !== null) onSelect(to.id); } }, icon(sign));
  return element("nav", { class: "ge-neighbours", "aria-label": view.translate("player.here.label") },
    step(previous, "back", "player.here.previous"),
    element("span", { text: view.translate(key, values) }),
    step(next, "forward", "player.here.next"));
}

/**
 * Figure, summary and people look back over all the claims. As it was reported they would tell what nobody knew
 * yet, so they wait for the last claim.
 *
 * @param {SceneEvent} event
 * @param {Context} view
 * @param {boolean} isComplete
 */
function facts(event, view, isComplete) {
  if (!isComplete) return [];
  const { language, translate } = view;
  const { gap, enumeration } = LANGUAGES[language];
  return [
    event.figure === null ? null : element("p", { class: "ge-figure" },
      element("b", { text: translate("player.card.figure") }), gap + event.figure[language]),
    element("p", { class: "ge-summary", text: event.summary[language] }),
    event.actors.length === 0 ? null : element("p", { class: "ge-people" },
      element("b", { text: translate("player.card.people") }), gap + actorNames(event, view).join(enumeration)),
  ];
}

/**
 * When it was; of what goes on, up to when anybody says so.
 *
 * @param {SceneEvent} event
 * @param {Context} view
 * @param {SceneClaim[]} known
 */
function dateWords({ when, edges }, { language, translate }, known) {
  const date = when[language];
  if (edges[1] !== "open") return date;
  const told = known.findLast(({ stance, on }) => on !== null && (stance === "reports" || stance === "confirms"));
  return told?.on ? translate("player.card.ongoing", { date, last: told.on[language] }) : date;
}

/** @param {SceneEvent} event @param {Context} view @param {SceneClaim[]} known @param {OnClaim} onClaim */
function claimList(event, view, known, onClaim) {
  const { translate } = view;
  const later = event.claims.length - known.length;
  return [
    element("h3", { text: translate("player.card.claims", { count: known.length }) }),
    element("ol", { class: "ge-claims" }, ...known.map((claim) => claimItem(claim, view, onClaim))),
    later === 0 ? null : element("p", { class: "ge-later", text: translate("player.card.later", { count: later }) }),
  ];
}

/**
 * Make the card.
 *
 * @param {HTMLElement} host
 * @param {{onClose: () => void, onSelect: (id: string) => void, onClaim: OnClaim, walkOf: WalkOf}} actions
 *   without `onClaim` there is no button that leads to the source; `walkOf` tells from which list an event was chosen
 */
export function createCard(host, { onClose, onSelect, onClaim, walkOf }) {
  const kind = element("p", { class: "ge-kind" });
  const close = element("button", { type: "button", class: "ge-button ge-close", onclick: onClose }, icon("close"));
  const title = element("h2", { id: "ge-card-title", tabindex: "-1" });
  const body = element("div", { class: "ge-card-body" });
  const foot = element("div", { class: "ge-card-foot" });
  const card = element("section",
    { class: "ge-card ge-sheet", role: "dialog", "aria-labelledby": title.id, hidden: true },
    element("div", { class: "ge-card-head" }, kind, close), body, foot);
  host.append(card);
  /** What the card shows. @type {{key: string, id: string}|null} */
  let drawn = null;

  /**
   * The list from which an event was chosen, else what is at its place.
   *
   * @param {SceneEvent} event
   * @param {Context} view
   * @returns {Walk}
   */
  function walkFrom(event, view) {
    const place = placeOf(view.scene, event.place);
    return walkOf(event, view) ?? { ...view.engine.neighbours(event, view), where: place?.name[view.language] ?? null };
  }

  /** @param {SceneEvent} event @param {Context} view @param {State|null} state @param {SceneClaim[]} known */
  function fill(event, view, state, known) {
    const { translate, language } = view;
    const words = [translate(`player.layer.${event.layer}`), translate(`player.state.${state ?? "unknown"}`)];
    kind.replaceChildren(symbol(event.layer, state ?? "expected", SYMBOL),
      element("span", { text: words.join(" · ") }));
    setName(close, translate("player.card.close"));
    title.textContent = event.title[language];
    const content = [title, element("p", { class: "ge-when", text: dateWords(event, view, known) }),
      element("p", { class: "ge-place", text: placeText(event, view) }),
      EXPLAINED.includes(state)
        ? element("p", { class: "ge-state", text: translate(`player.card.state.${state}`) }) : null,
      ...facts(event, view, known.length === event.claims.length), ...claimList(event, view, known, onClaim)];
    body.replaceChildren(...content.filter((part) => part !== null));
    foot.replaceChildren(...[neighbours(walkFrom(event, view), view, onSelect)].filter((part) => part !== null));
  }

  /** @param {SceneEvent} event @param {Context} view @returns {boolean} whether anything had to be drawn anew */
  function show(event, view) {
    const state = stateOf(event, view);
    const known = view.engine.knownClaims(event, view.t, view.clock);
    // As reported, what is known of this place grows with time; with hindsight it is always the same.
    const near = view.clock === "reported" ? view.engine.neighbours(event, view).total : null;
    const walk = walkOf(event, view);
    const key = JSON.stringify([view.scene.digest, event.id, view.language, view.engine.key, state, known.length, near,
      walk?.number, walk?.total]);
    card.hidden = false;
    if (key === drawn?.key) return false;
    const isSame = drawn?.id === event.id;
    const hadFocus = body.contains(document.activeElement) || foot.contains(document.activeElement);
    const scrolled = body.scrollTop;
    fill(event, view, state, known);
    body.scrollTop = isSame ? scrolled : 0;
    if (hadFocus) title.focus({ preventScroll: true });
    drawn = { key, id: event.id };
    return true;
  }

  /** @returns {boolean} whether there was a card to hide */
  function hide() {
    const wasShown = !card.hidden;
    if (wasShown) card.hidden = true;
    drawn = null;
    return wasShown;
  }

  return { root: card, show, hide, focus: () => title.focus({ preventScroll: true }) };
}
