/**
 * What the sources say of an event, on its card: who said it, when, in which words, and where that stands.
 *
 * It owns the claims' markup and words. Which claims are known is told. Called by card.js.
 *
 * @import { SceneClaim, SceneEvent, SceneSource } from "../scene.js"
 * @import { Context, Words } from "../types.js"
 *
 * @typedef {object} Leads where the words of a card lead on
 * @property {((id: string) => void)|undefined} onClaim to a claim's place in its source; without it there is no button
 * @property {(ms: number, offset: number, text: string|null) => void} onDate to a date in words, which begins at a
 *   moment by a clock so many minutes from UTC; without words to that moment
 * @property {() => void} onPlace
 * @property {(name: string) => void} onSearch to all that has a name
 */
import { element } from "../elements.js";
import { gapAfter } from "../languages.js";
import { claimDate, readable, sourceText } from "../map/event-text.js";
import { spoken, textIn } from "../told.js";
import { sourceParts } from "./source-link.js";

/**
 * Words that lead on; plain ones where there is nothing to lead to.
 *
 * @param {string} text
 * @param {string} name what a click does
 * @param {(() => void)|null} onClick
 */
export const leading = (text, name, onClick) => (onClick === null ? element("span", { text })
  : element("button", { type: "button", class: "ge-lead", title: name, text, onclick: onClick }));

/**
 * A name that leads to all that has it.
 *
 * @param {string} text
 * @param {string} name by which it is found
 * @param {Words} words
 * @param {Leads} leads
 */
export const searching = (text, name, { translate }, { onSearch }) => leading(text,
  translate("player.card.search", { name: text }), () => onSearch(name));

/**
 * Who said it, in which spirit, and when.
 *
 * @param {SceneClaim} claim
 * @param {SceneEvent} event
 * @param {Words} words
 * @param {Leads} leads
 */
function claimHead(claim, { offset }, words, leads) {
  const [by, on] = [textIn(claim.by, words.language), claimDate(claim, words)];
  const phrase = by.includes('"') ? by : `"${by}"`; // a speaker is told in many words, that stand in other places too
  return [element("p", { class: "ge-claim-by" }, searching(by, phrase, words, leads)),
    element("p", { class: "ge-claim-meta" },
      element("span", { class: `ge-stance ge-stance-${claim.stance}`,
        text: words.translate(`player.stance.${claim.stance}`) }),
      " ", element("span", { class: "ge-claim-when" }, leading(on, words.translate("player.card.seek"),
        claim.on === null ? null : () => leads.onDate(claim.known, offset, on))))];
}

/**
 * A translation is plain to see for who reads its language, behind a button for who does not.
 *
 * @param {SceneClaim} claim
 * @param {Words} words
 */
function translationOf(claim, { language, translate }) {
  const { text: words, ...marks } = spoken(claim.translation, language);
  if (words === "" || words === claim.quote) return null;
  const text = element("p", { class: "ge-translation", text: words, ...marks });
  if (marks.lang === null) return text;
  return element("details", { class: "ge-fold" },
    element("summary", { text: translate("player.claim.translation") }), text);
}

/**
 * One line, for it comes with every claim: the document, and the way into it.
 *
 * @param {SceneClaim} claim
 * @param {SceneSource|undefined} source
 * @param {Words} words
 * @param {Leads} leads
 */
function sourceLine(claim, source, { language, translate }, { onClaim }) {
  const title = sourceText(source, language);
  return element("div", { class: "ge-source" },
    ...(source === undefined || title === null ? [] : sourceParts(source, title, translate)),
    onClaim === undefined ? null : element("button", { type: "button", class: "ge-link",
      text: translate("player.claim.read"), onclick: () => onClaim(claim.id) }));
}

/** @param {SceneClaim} claim @param {SceneEvent} event @param {Context} view @param {Leads} leads */
function claimItem(claim, event, view, leads) {
  const source = view.scene.sources[claim.source];
  return element("li", { class: "ge-claim" },
    ...claimHead(claim, event, view, leads),
    element("blockquote", { class: "ge-quote", lang: source?.language, dir: "auto", text: readable(claim.quote) }),
    translationOf(claim, view),
    textIn(claim.note, view.language) ? element("p", { class: "ge-note" },
      element("span", { text: view.translate("player.claim.note") }), gapAfter(view.translate("player.claim.note")),
      element("span", spoken(claim.note, view.language))) : null,
    sourceLine(claim, source, view, leads));
}

/** @param {SceneEvent} event @param {Context} view @param {SceneClaim[]} known @param {Leads} leads */
export function claimList(event, view, known, leads) {
  const { translate } = view;
  const later = event.claims.length - known.length;
  return event.claims.length === 0 ? [] : [
    element("h3", { text: translate("player.card.claims", { count: known.length }) }),
    element("ol", { class: "ge-claims" }, ...known.map((claim) => claimItem(claim, event, view, leads))),
    later === 0 ? null : element("p", { class: "ge-later", text: translate("player.card.later", { count: later }) }),
  ];
}
