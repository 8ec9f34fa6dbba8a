/**
 * The card of an event: what is known of it, and who says so in which words.
 *
 * It owns the card's frame and what stands above the claims, which are card-claims.js's; its foot is kin-row.js's. It
 * decides nothing: what is selected, which claims are known and what time it is come from frame.js, which calls it.
 * Every text from a scene goes in by textContent (elements.js).
 *
 * @import { SceneClaim, SceneEvent } from "../scene.js"
 * @import { State } from "../time/clocks.js"
 * @import { Context, Words } from "../types.js"
 * @import { Leads } from "./card-claims.js"
 * @import { UrlOf } from "./copy-link.js"
 * @import { Walk } from "./event-list.js"
 *
 * @typedef {(event: SceneEvent, words: Words) => Walk|null} WalkOf
 */
import { element, icon, setName } from "../elements.js";
import { figuresText } from "../figures.js";
import { gapAfter, joint } from "../languages.js";
import { layerName } from "../layers.js";
import { placeText, stateOf } from "../map/event-text.js";
import { symbol } from "../map/symbols.js";
import { actorName } from "../places.js";
import { dateWords, gregorian } from "../time/date-words.js";
import { isUndated } from "../time/lasting.js";
import { claimList, leading, searching } from "./card-claims.js";
import { createEventLink } from "./copy-link.js";
import { highlight } from "./highlight.js";
import { createKinRow } from "./kin-row.js";
import { spoken, writeIn } from "../told.js";

const SYMBOL = 22;
/** A state that its word alone might not make clear. @type {(State|null)[]} */
const EXPLAINED = ["reported", "expected", "cancelled", "unfulfilled"];

/**
 * Figure, summary and people look back over all the claims. As it was reported they would tell what nobody knew
 * yet, so they wait for the last claim.
 *
 * @param {SceneEvent} event
 * @param {Context} view
 * @param {boolean} isComplete
 * @param {Leads} leads
 */
function facts(event, view, isComplete, leads) {
  if (!isComplete) return [];
  const { language, translate } = view;
  const gap = gapAfter(translate("player.card.people"));
  // A comma stays with the name before it.
  const people = event.actors.flatMap((actor, i) => [gap, element("span", { class: "ge-person" },
    searching(actorName(actor, view), actorName(actor, view), view, leads),
    i + 1 < event.actors.length ? joint(language).trimEnd() : "")]);
  return [
    event.figure === null ? null : element("p", { class: "ge-figure" },
      element("b", { text: translate("player.card.figure") }), gap + figuresText(event.figure, language)),
    element("p", { class: "ge-summary", ...spoken(event.summary, language) }),
    event.actors.length === 0 ? null : element("p", { class: "ge-people" },
      element("b", { text: translate("player.card.people") }), ...people),
  ];
}

/**
 * When it was; of what goes on, up to when anybody says so.
 *
 * @param {SceneEvent} event
 * @param {Context} view
 * @param {SceneClaim[]} known
 */
function dateLine({ when, edges }, { language, translate }, known) {
  const date = dateWords(when, language);
  if (edges[1] !== "open" || edges[0] === "open") return date;
  const told = known.findLast(({ stance, on }) => on !== null && (stance === "reports" || stance === "confirms"));
  return told?.on ? translate("player.card.ongoing", { date, last: dateWords(told.on, language) }) : date;
}

/**
 * Make the card.
 *
 * @param {HTMLElement} host
 * @param {Leads & {onClose: () => void, onWalk: (id: string) => void, walkOf: WalkOf, urlOf: UrlOf}} actions `walkOf`
 *   tells from which list an event was chosen, `urlOf` the address of a link to it
 */
export function createCard(host, { onClose, onWalk, walkOf, urlOf, ...leads }) {
  const kind = element("p", { class: "ge-kind" });
  const close = element("button", { type: "button", class: "ge-button ge-close", onclick: onClose }, icon("close"));
  const link = createEventLink(urlOf);
  const title = element("h2", { id: "ge-card-title", tabindex: "-1" });
  const body = element("div", { class: "ge-card-body" });
  const card = element("section",
    { class: "ge-card ge-sheet", role: "dialog", "aria-labelledby": title.id, hidden: true },
    element("div", { class: "ge-card-head" }, kind, link.button, close), link.result, body);
  const kin = createKinRow(card, { onWalk });
  host.append(card);
  /** What the card shows. @type {{key: string, id: string}|null} */
  let drawn = null;

  /** @param {SceneEvent} event @param {Context} view @param {State|null} state @param {SceneClaim[]} known */
  function fill(event, view, state, known) {
    const { translate, language } = view;
    const isSomewhere = (event.place ?? event.origin) !== null;
    const words = [layerName(event.layer, view), translate(`player.state.${state ?? "unknown"}`)];
    kind.replaceChildren(symbol(event.layer, state ?? "expected", SYMBOL),
      element("span", { text: words.join(" · ") }));
    setName(close, translate("player.card.close"));
    link.label(translate);
    writeIn(title, event.title, language);
    const content = [title,
      element("p", { class: "ge-when" }, leading(dateLine(event, view, known), translate("player.card.seek"),
        isUndated(event) ? null : () => leads.onDate(event.start, event.offset,
          view.clock === "reported" ? dateWords(gregorian(event.when), language) : null))),
      element("p", { class: "ge-place" }, leading(placeText(event, view), translate("player.card.frame"),
        isSomewhere ? leads.onPlace : null)),
      EXPLAINED.includes(state)
        ? element("p", { class: "ge-state", text: translate(`player.card.state.${state}`) }) : null,
      ...facts(event, view, known.length === event.claims.length, leads),
      ...claimList(event, view, known, leads)];
    body.replaceChildren(...content.filter((part) => part !== null));
    highlight(body, view);
    kin.draw(event, walkOf(event, view), view);
  }

  /** @param {SceneEvent} event @param {Context} view @returns {boolean} whether anything had to be drawn anew */
  function show(event, view) {
    const state = stateOf(event, view);
    const known = view.engine.knownClaims(event, view.t, view.clock);
    // As reported, there are more of them with time; with hindsight always the same.
    const near = view.clock === "reported" ? view.engine.kin(event, view).map(({ total }) => total) : null;
    const walk = walkOf(event, view);
    const key = JSON.stringify([view.scene.digest, event.id, view.language, view.engine.key, view.query, state,
      known.length, near, walk?.number, walk?.total]);
    card.hidden = false;
    if (key === drawn?.key) return false;
    const isSame = drawn?.id === event.id;
    const hadFocus = body.contains(document.activeElement);
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

  return { root: card, show, hide, walk: kin.walk, focus: () => title.focus({ preventScroll: true }) };
}
