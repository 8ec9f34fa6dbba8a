/**
 * The words on paper: what the map shows, and the list of the events in view with all that is said of them.
 *
 * It owns that markup, and how many events are listed. Called by paper.js.
 *
 * @import { SceneChapter, SceneClaim, SceneEvent, SceneSource } from "../scene.js"
 * @import { Story } from "../page/story.js"
 * @import { Context, Engine } from "../types.js"
 *
 * @typedef {{credits: string[], dataset: string, url: string|null}} Told what the page says of itself
 */
import { element } from "../elements.js";
import { figuresText } from "../figures.js";
import { gapAfter, joint } from "../languages.js";
import { layerIds, layerName } from "../layers.js";
import { claimDate, placeText, readable, sourceText, stateOf } from "../map/event-text.js";
import { areaSymbol, symbol } from "../map/symbols.js";
import { isWeb } from "../panel/source-link.js";
import { STATUSES, isFilled } from "../time/clocks.js";
import { dateWords } from "../time/date-words.js";
import { chapterAt } from "../time/kin.js";
import { isTimeless, periodText } from "../time/moment.js";
import { spoken, textIn, translationOf } from "../told.js";

/** More events than this would not be read on paper. */
const MOST = 300;
const MINUTE = 60000;
const SYMBOL = 16;

/** @param {string} name @param {string|null} text */
const line = (name, text) => (text ? element("p", { class: name, text }) : null);

/** @param {(string|null|undefined)[]} parts */
const joined = (parts) => parts.filter(Boolean).join(" · ");

/** The filters that leave something out, in words. @param {Context} view @param {Engine} whole */
function filtersOf({ layers, statuses, query, language, translate }, { statusCounts }) {
  const words = { language, translate };
  const kinds = layers && layerIds().filter((id) => layers.includes(id)).map((id) => layerName(id, words));
  const sure = statuses.length < STATUSES.length
    ? STATUSES.filter((one) => statuses.includes(one) && statusCounts[one] > 0)
      .map((one) => translate(`player.legend.${one}`)) : null;
  return [kinds?.join(joint(language)), sure?.join(joint(language)), query && `“${query}”`];
}

/** What the signs on the map mean, as far as they are there. @param {Context} view */
function legendOf({ scene, engine, language, translate }) {
  const wide = new Set((scene.areas ?? []).map(({ event }) => engine.find(event)?.layer));
  const layers = layerIds().filter((id) => (engine.layerCounts.get(id) ?? 0) > 0)
    .map((id) => ({ drawing: wide.has(id) ? areaSymbol(id, SYMBOL) : symbol(id, "confirmed", SYMBOL),
      text: layerName(id, { language, translate }) }));
  const statuses = STATUSES.filter((name) => engine.statusCounts[name] > 0)
    .map((name) => ({ drawing: symbol("", name, SYMBOL), text: translate(`player.legend.${name}`) }));
  return element("ul", { class: "ge-paper-legend leaflet-container" }, ...[...layers, ...statuses]
    .map(({ drawing, text }) => element("li", {}, drawing, text)));
}

/**
 * What stands above the map.
 *
 * @param {Context} view
 * @param {Pick<Story, "whole">} story
 * @param {Told} told
 */
export function headOf(view, { whole }, { url }) {
  const { scene, engine, language, translate, clock } = view;
  const total = whole?.count ?? engine.count;
  const count = engine.count === total ? translate("player.present.events", { count: total })
    : translate("player.passing", { count: engine.count, total });
  return [element("h1", spoken(scene.title, language)),
    line("ge-paper-what", joined([isTimeless(scene) ? "" : periodText(view), count,
      translate(`player.clock.${clock}`), ...filtersOf(view, whole ?? engine)])),
    line("ge-paper-url", isWeb(url) ? url : null)];
}

/** What stands below the map. @param {Context} view @param {Told} told */
export const footOf = (view, { credits }) => [legendOf(view), line("ge-paper-credits", joined(credits)) ?? ""];

/** @param {SceneClaim} claim @param {Context} view */
function claimBlock(claim, view) {
  const { scene, language, translate } = view;
  const source = scene.sources[claim.source];
  const translation = translationOf(claim, language);
  return element("div", { class: "ge-paper-claim" },
    element("p", {}, element("b", spoken(claim.by, language)), " ",
      joined([translate(`player.stance.${claim.stance}`), claimDate(claim, view)])),
    claim.quote === "" ? null : element("blockquote", { lang: source?.language, dir: "auto",
      text: `“${readable(claim.quote)}”` }),
    translation === null ? null : element("p", { class: "ge-paper-translation", text: `“${translation}”` }),
    textIn(claim.note, language) ? element("p", {}, translate("player.claim.note")
      + gapAfter(translate("player.claim.note")), element("span", spoken(claim.note, language))) : null,
    line("ge-paper-source", sourceText(source, language)));
}

/** @param {SceneEvent} event @param {Context} view */
function article(event, view) {
  const { engine, language, translate, t, clock } = view;
  const state = stateOf(event, view);
  const sure = state === null || isFilled(state) ? `player.state.${state ?? "unknown"}`
    : `player.card.state.${state}`;
  const label = translate("player.card.figure");
  const figure = event.figure === null ? null : label + gapAfter(label) + figuresText(event.figure, language);
  return element("article", {},
    element("h3", {}, element("span", { class: "ge-paper-date", text: dateWords(event.when, language) }), " ",
      textIn(event.title, language)),
    line("ge-paper-sure", joined([translate(sure), placeText(event, view)])),
    line("", figure), line("", textIn(event.summary, language)),
    ...engine.knownClaims(event, t, clock).map((claim) => claimBlock(claim, view)));
}

/** A document as a list of sources names it. @param {SceneSource} source @param {Context} view */
function reference(source, { language, translate }) {
  const dated = source.published === null ? translate("player.undated")
    : translate("player.present.published", { date: dateWords(source.published, language) });
  const addresses = [source.url, source.archive_url].filter(isWeb);
  return joined([source.title, textIn(source.publisher, language), dated,
    ...(addresses.length > 0 ? addresses : [translate("player.claim.no-address")])]);
}

/** Events under a heading that comes again on each sheet. @param {string} title @param {HTMLElement[]} events */
const group = (title, events) => element("section", { class: "ge-paper-group" },
  title === "" ? null : element("h2", { text: title }), element("div", {}, ...events));

/** @param {SceneEvent[]} events @param {Context} view */
function groups(events, view) {
  /** @type {{chapter: SceneChapter|null, articles: HTMLElement[]}[]} */
  const found = [];
  for (const event of events) {
    const chapter = chapterAt(event.start + event.offset * MINUTE, view.scene.chapters ?? []);
    if (found.at(-1)?.chapter !== chapter || found.length === 0) found.push({ chapter, articles: [] });
    found.at(-1)?.articles.push(article(event, view));
  }
  return found.map(({ chapter, articles }) => group(textIn(chapter?.title, view.language), articles));
}

/**
 * What follows the map.
 *
 * @param {Context} view
 * @param {Engine|null} undated engine of the events without a date
 * @param {Told} told
 */
export function listOf(view, undated, { dataset }) {
  const { scene, engine, translate } = view;
  const events = Array.from(engine.rows.slice(0, MOST), engine.event);
  const beside = undated === null ? []
    : Array.from(undated.rows.slice(0, MOST - events.length), undated.event);
  const late = { ...view, engine: undated ?? engine, t: Number.MAX_SAFE_INTEGER };
  const left = engine.count + (undated?.count ?? 0) - events.length - beside.length;
  const cited = new Set([...events, ...beside].flatMap(({ claims }) => claims.map(({ source }) => source)));
  const sources = [...cited].map((id) => scene.sources[id]).filter((source) => source !== undefined);
  return [...groups(events, view),
    beside.length === 0 ? null : group(translate("player.dateless", { count: undated?.count ?? 0 }),
      beside.map((event) => article(event, late))),
    line("ge-paper-left", left > 0
      ? translate("player.more", { count: left }) : null),
    sources.length === 0 ? null : group(translate("player.print.sources"),
      [element("ul", {}, ...sources.map((one) => element("li", { text: reference(one, view) })))]),
    line("ge-paper-credits", dataset)].filter((part) => part !== null);
}
