/**
 * What stands on the slides of a presentation: an event and who said so, and the cards at the start, before a chapter
 * and at the end.
 *
 * It owns their markup and words, and decides nothing: which slide is shown, presenter.js knows, which calls it. Every
 * text from a scene goes in by textContent (elements.js).
 *
 * @import { Language } from "../languages.js"
 * @import { SceneClaim, SceneEvent } from "../scene.js"
 * @import { State } from "../time/clocks.js"
 * @import { Context, News, Words } from "../types.js"
 * @import { ChapterSlide } from "./slide-order.js"
 *
 * @typedef {{title: string, publisher: string, dated: string, language: string, url: string|null,
 *   archive_url: string|null}} ListedSource
 * @typedef {{sources: ListedSource[], filters: string[], credits: string[], dataset: string}} AboutText
 * @typedef {Record<Language, AboutText>} About what a page says of itself; see export/html.py
 * @typedef {Context & {about: About|null, credits: string[]}} CardContext `credits` are the map's
 */
import { element } from "../elements.js";
import { figuresText } from "../figures.js";
import { gapAfter } from "../languages.js";
import { claimDate, leadingClaim, placeText, readable, sourceText, stateOf } from "../map/event-text.js";
import { symbol } from "../map/symbols.js";
import { sourceParts } from "../panel/source-link.js";
import { isFilled } from "../time/clocks.js";
import { dateWords } from "../time/date-words.js";
import { periodText } from "../time/moment.js";
import { spoken, textIn, translationOf } from "../told.js";

const SYMBOL = 30;
/** Other events of the same moment that are named; the rest is counted. */
export const MOST_OTHERS = 3;
const MOST_SOURCES = 24;

// ---------------------------------------------------------------- an event

/** @param {SceneEvent} event @param {State|null} state @param {Words} words */
function stateLine(event, state, { translate }) {
  if (state === null || isFilled(state)) return null;
  return element("p", { class: "ge-caption-state" }, symbol(event.layer, state, SYMBOL),
    element("span", { text: translate(`player.card.state.${state}`) }));
}

/** @param {SceneClaim} claim @param {Context} view */
function claimBlock(claim, view) {
  const { scene, language, translate } = view;
  const source = scene.sources[claim.source];
  const title = sourceText(source, language);
  const translation = translationOf(claim, language);
  return element("div", { class: "ge-caption-claim" },
    element("p", { class: "ge-caption-by" }, element("b", spoken(claim.by, language)), " ",
      element("span", { class: `ge-stance ge-stance-${claim.stance}`,
        text: translate(`player.stance.${claim.stance}`) }), " ",
      element("span", { class: "ge-caption-claim-date", text: claimDate(claim, view) })),
    element("blockquote", { class: "ge-caption-quote", lang: source?.language, dir: "auto",
      text: readable(claim.quote) }),
    translation === null ? null : element("p", { class: "ge-caption-translation", text: translation }),
    title === null ? null
      : element("p", { class: "ge-caption-source" }, ...sourceParts(source, title, translate)));
}

/**
 * As it was reported, a step is a piece of news: it leads, and what was decisive before it is named beneath.
 *
 * @param {News} entry
 * @param {SceneClaim|null} leading
 * @param {Context} view
 */
function claimBlocks({ claim }, leading, view) {
  if (leading === null) return [];
  if (claim === null || claim.id === leading.id) return [claimBlock(leading, view)];
  const values = { by: leading.by[view.language], stance: view.translate(`player.stance.${leading.stance}`) };
  return [claimBlock(claim, view),
    element("p", { class: "ge-caption-earlier", text: view.translate("player.present.before", values) })];
}

/** The event that a step tells. @param {News} entry @param {string} date @param {Context} view */
export function eventBlocks(entry, date, view) {
  const { event } = entry;
  const { engine, t, clock, language } = view;
  const known = engine.knownClaims(event, t, clock);
  const isComplete = known.length === event.claims.length;
  return [element("p", { class: "ge-caption-date", text: date }),
    element("h2", { class: "ge-caption-title", ...spoken(event.title, language) }),
    element("p", { class: "ge-caption-place", text: placeText(event, view) }),
    stateLine(event, stateOf(event, view), view),
    event.figure === null || !isComplete ? null : element("p", { class: "ge-caption-figure" },
      element("b", { text: view.translate("player.card.figure") }),
      gapAfter(view.translate("player.card.figure")) + figuresText(event.figure, language)),
    ...claimBlocks(entry, leadingClaim(known, stateOf(event, view)), view)];
}

/**
 * The other events of the same moment, each with who says so.
 *
 * @param {News[]} entries
 * @param {Context} view
 * @param {(id: string) => void} onSelect
 */
export function otherEvents(entries, view, onSelect) {
  if (entries.length === 0) return null;
  const { engine, t, clock, language, translate } = view;
  /** @param {News} entry */
  const item = ({ event }) => {
    const state = stateOf(event, view);
    const leading = leadingClaim(engine.knownClaims(event, t, clock), state);
    const title = state === null || isFilled(state) ? textIn(event.title, language)
      : translate("player.titled", { title: textIn(event.title, language), state: translate(`player.state.${state}`) });
    return element("li", {}, element("button", { type: "button", onclick: () => onSelect(event.id) },
      symbol(event.layer, state ?? "expected", SYMBOL),
      element("span", {}, title, leading === null ? null
        : element("small", {}, " ", element("span", spoken(leading.by, language)),
          ` · ${translate(`player.stance.${leading.stance}`)}`))));
  };
  const more = entries.length - MOST_OTHERS;
  return element("div", { class: "ge-caption-others" },
    element("p", { text: translate("player.present.together", { count: entries.length }) }),
    element("ul", {}, ...entries.slice(0, MOST_OTHERS).map(item),
      more > 0 ? element("li", { text: translate("player.more", { count: more }) }) : null));
}

// ---------------------------------------------------------------- cards

/** @param {CardContext} view */
export function startCard(view) {
  const { about, engine, scene, clock, language, translate } = view;
  const sources = about?.[language].sources.length ?? Object.keys(scene.sources).length;
  const counts = [translate("player.present.events", { count: engine.count }),
    translate("player.present.sources", { count: sources }), translate(`player.clock.${clock}`)];
  return [element("h2", { class: "ge-story-title", ...spoken(scene.title, language) }),
    element("p", { class: "ge-title-lead", text: periodText(view) }),
    element("p", { class: "ge-title-counts", text: counts.join(" · ") }),
    element("p", { class: "ge-title-keys", text: translate("player.present.keys") })];
}

/** @param {ChapterSlide} slide @param {number} total @param {Words} words */
export function chapterCard({ chapter, number }, total, { language, translate }) {
  return [element("p", { class: "ge-title-kicker", text: translate("player.present.chapter", { number, total }) }),
    element("h2", spoken(chapter.title, language)),
    textIn(chapter.note, language) === "" ? null
      : element("p", { class: "ge-title-lead", ...spoken(chapter.note, language) })];
}

/**
 * Sources as they are listed at the end; without a page's own list, all that the scene holds.
 *
 * @param {CardContext} view
 * @returns {ListedSource[]}
 */
function sourcesOf({ about, scene, language, translate }) {
  if (about !== null) return about[language].sources;
  return Object.values(scene.sources).map((source) => ({ ...source, publisher: textIn(source.publisher, language),
    dated: source.published === null ? translate("player.undated")
      : translate("player.present.published", { date: dateWords(source.published, language) }) }));
}

/** @param {CardContext} view */
export function closingCard(view) {
  const { about, language, translate, credits } = view;
  const sources = sourcesOf(view);
  const more = sources.length - MOST_SOURCES;
  const told = about?.[language];
  const lines = [...(told?.filters ?? []), ...(told?.credits ?? credits), told?.dataset].filter(Boolean);
  return [element("h2", { text: translate("player.present.about") }),
    element("ul", { class: "ge-title-sources" }, ...sources.slice(0, MOST_SOURCES).map((source) => element("li", {},
      ...sourceParts(source, source.title, translate),
      element("span", { text: [source.publisher, source.dated].filter(Boolean).join(" · ") }))),
    more > 0 ? element("li", { text: translate("player.present.more.sources", { count: more }) }) : null),
    ...lines.map((text) => element("p", { class: "ge-title-line", text }))];
}
