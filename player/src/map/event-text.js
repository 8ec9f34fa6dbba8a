/**
 * What is said of events in the reader's language: of an event and of a claim on card and slide, of marks, clusters and
 * labels on the map.
 *
 * It makes texts from the page's own and the scene's, and draws nothing. The card tells all claims (card.js), a slide
 * the leading one (slides.js). Python picks the same leading claim and says the same of a place: leading.json and
 * whereabouts.json in tests/cases hold the cases on which both must agree.
 *
 * @import { Language } from "../languages.js"
 * @import { SceneClaim, SceneData, SceneEvent, ScenePlace, SceneSource, Stance } from "../scene.js"
 * @import { Clock, State } from "../time/clocks.js"
 * @import { Engine, Words } from "../types.js"
 */
import { measures } from "../design.js";
import { figuresText } from "../figures.js";
import { joint } from "../languages.js";
import { layerCount, OTHER } from "../layers.js";
import { placeOf } from "../places.js";
import { dateWords } from "../time/date-words.js";
import { written } from "../time/dates.js";
import { textIn } from "../told.js";
import { shapedIn } from "./extent.js";

const MINUTE = 60000;
/** The heavier a stance weighs, the more it says of whether a thing happened. @type {Record<Stance, number>} */
const WEIGHT = { confirms: 4, reports: 3, cancels: 2, denies: 2, contradicts: 2, expects: 1, unaware: 0 };
/**
 * States that rest on other claims than the weightiest: these lead before all others, in this order.
 *
 * @type {Partial<Record<State, Stance[]>>}
 */
const DECIDERS = { expected: ["expects"], cancelled: ["cancels"], unfulfilled: ["denies", "contradicts", "cancels"] };
const HEAVIEST = 9;

/**
 * State of an event: before it is there with hindsight, what it is going to be.
 *
 * @param {SceneEvent} event
 * @param {{engine: Engine, t: number, clock: Clock}} view
 */
export function stateOf(event, { engine, t, clock }) {
  const now = engine.state(event, t, clock);
  return now === null && clock === "hindsight" ? engine.state(event, event.start, clock) : now;
}

/**
 * The claim that decides what is known: the first of those that weigh most. Of what is only expected, was called
 * off or did not happen it is who says so.
 *
 * @param {SceneClaim[]} known in the order in which they became known
 * @param {State|null} state beside which it stands
 * @returns {SceneClaim|null} null without any
 */
export function leadingClaim(known, state) {
  const deciders = (state === null ? undefined : DECIDERS[state]) ?? [];
  const weight = (/** @type {SceneClaim} */ { stance }) => (
    deciders.includes(stance) ? HEAVIEST - deciders.indexOf(stance) : WEIGHT[stance]);
  return known.length === 0 ? null : known.reduce((best, claim) => (weight(claim) > weight(best) ? claim : best));
}

/**
 * A place as somewhere to have been: of a country, or of what is as wide, no exact place is known.
 *
 * @param {ScenePlace} place
 * @param {Words} words
 */
function whereabouts({ name, kind, radius }, { language, translate }) {
  const isWide = radius >= measures.rough_km;
  if (!isWide) return textIn(name, language);
  return translate(kind === "country" ? "player.card.somewhere" : "player.card.inexact",
    { place: textIn(name, language) });
}

/**
 * Of what has no place the map may show where it was.
 *
 * @param {SceneEvent} event
 * @param {Words & {scene: SceneData}} view
 */
const nowhere = ({ id }, { scene, translate }) => (
  translate(shapedIn(scene).has(id) ? "player.card.drawn" : "player.card.unplaced"));

/**
 * Where an event was and where it came from, and how roughly that is known.
 *
 * @param {SceneEvent} event
 * @param {Words & {scene: SceneData}} view
 */
export function placeText(event, view) {
  const { scene, language, translate } = view;
  const place = placeOf(scene, event.place);
  const origin = placeOf(scene, event.origin);
  let text = place === undefined ? nowhere(event, view) : whereabouts(place, view);
  if (origin !== undefined && place !== undefined) {
    text = translate("player.card.journey", { origin: textIn(origin.name, language), place: text });
  } else if (origin !== undefined) {
    text = translate("player.card.from", { origin: textIn(origin.name, language) });
  }
  if (place === undefined || place.radius < measures.exact_km || place.radius >= measures.rough_km) return text;
  return translate("player.card.rough", { place: text, km: Math.round(place.radius) });
}

/** When a claim was made, or that nobody says so. @param {SceneClaim} claim @param {Words} words */
export function claimDate({ on }, { language, translate }) {
  return on === null ? translate("player.undated") : dateWords(on, language);
}

/**
 * The words of a quote without the links of the page it stands on; the source itself shows it to the letter.
 *
 * @param {string} quote
 */
export function readable(quote) {
  return quote.replace(/\[([^\][]*)\]\([^()\s]*(?: "[^"]*")?\)/g, "$1").replace(/<\/?a(?:\s[^<>]*)?>/g, "");
}

/** Publisher and title of a document. @param {SceneSource|undefined} source @param {Language} language */
export function sourceText(source, language) {
  return source === undefined ? null : [textIn(source.publisher, language), source.title].filter(Boolean).join(" · ");
}

// ---------------------------------------------------------------- on the map

/** More places than this are counted, not named. */
const MOST_NAMES = 5;

/**
 * Short date for a mark around an open cluster, no more exact than what is known.
 *
 * @param {SceneEvent} event
 * @param {Language} language
 */
export function shortDate(event, language) {
  if (event.precision === "decade" || event.precision === "century") return dateWords(event.when, language);
  /** @type {Intl.DateTimeFormatOptions} */
  const options = { year: "numeric" };
  if (!["year", "season"].includes(event.precision)) options.month = "short";
  if (["day", "minute"].includes(event.precision)) options.day = "numeric";
  return written(event.start + event.offset * MINUTE, language, options);
}

/**
 * A country's mark stands on one spot of it: the word says that the whole is meant.
 *
 * @param {ScenePlace} place
 * @param {Words} words
 */
function placeName(place, { language, translate }) {
  const name = textIn(place.name, language);
  return place.kind === "country" ? translate("marks.country", { name }) : name;
}

/**
 * Title, date, place and state, and that a train's place is vague: all that a mark says without being seen.
 *
 * @param {{event: SceneEvent, state: State, isOnly?: boolean}} shown
 * @param {ScenePlace|undefined} place
 * @param {Words} words
 * @param {boolean} isVague
 */
export function markText({ event, state, isOnly }, place, words, isVague = false) {
  const { language, translate } = words;
  const where = place === undefined ? undefined : placeName(place, words);
  return [textIn(event.title, language), dateWords(event.when, language), where, translate(`state.${state}`),
    isVague ? translate("marks.vague") : undefined, isOnly === true ? translate("player.compare.sign") : undefined]
    .filter((part) => part !== undefined).join(translate("player.comma"));
}

/**
 * Names of places, those with the most events first, the rest counted.
 *
 * @param {ScenePlace[]} places
 * @param {Words} words
 */
function listPlaces(places, { language, translate }) {
  /** @type {Map<ScenePlace, number>} */
  const times = new Map();
  for (const place of places) times.set(place, (times.get(place) ?? 0) + 1);
  const names = [...times].sort(([, a], [, b]) => b - a).map(([place]) => textIn(place.name, language));
  const left = names.length - MOST_NAMES;
  const named = names.slice(0, MOST_NAMES).join(joint(language));
  return left > 0 ? named + translate("marks.others", { count: left }) : named;
}

/**
 * How many events a cluster holds, of which layers, and where they are; the numbers that it shows come first, for who
 * speaks to the page says what is seen.
 *
 * @param {{layer: string, members: {event: SceneEvent}[]}[]} layers what it holds, layer by layer
 * @param {ScenePlace[]} places where each of its events is
 * @param {number} only how many of them the other side of a comparison has not
 * @param {Words} words
 */
export function clusterText(layers, places, only, words) {
  const { translate } = words;
  const parts = layers.map(({ layer, members }) => layerCount(layer, members, words));
  const isPlain = layers.every(({ layer }) => layer === OTHER); // then the total has said it all
  const where = listPlaces(places, words);
  const total = translate("marks.count.event", { count: places.length });
  const text = parts.length === 1 ? translate("marks.cluster.plain", { total: isPlain ? total : parts[0], where })
    : translate("marks.cluster", { shown: layers.map(({ members }) => members.length).join(" "), total, where,
      parts: parts.join(translate("player.comma")) });
  return only === 0 ? text : [text, translate("player.compare.signs", { count: only })].join(translate("player.comma"));
}

/**
 * What stands beside a mark or a cluster: the title, how many more are fresh in it, and what else is asked for.
 *
 * @param {SceneEvent} event
 * @param {{more: number, hasFigure: boolean, place?: ScenePlace|null}} details `place` if it is to be named
 * @param {Words} words
 */
export function labelText(event, { more, hasFigure, place }, words) {
  const { language, translate } = words;
  const title = textIn(event.title, language);
  const lines = [more > 0 ? translate("marks.more", { title, count: more }) : title];
  if (hasFigure && event.figure !== null) lines.push(figuresText(event.figure, language));
  if (place?.kind === "country") lines.push(placeName(place, words));
  return lines.join("\n");
}

/**
 * The years of an arc that is old: enough to tell it from those of the moment.
 *
 * @param {SceneEvent} event
 * @param {Words} words
 */
export function yearsText({ start, end, offset, end_offset: endOffset }, { language, translate }) {
  // The end is the first moment that no longer belongs to it.
  const [from, to] = [start + offset * MINUTE, Math.max(start, end - 1) + endOffset * MINUTE]
    .map((ms) => written(ms, language, { year: "numeric" }, start));
  return from === to ? from : translate("player.present.years", { from, to });
}

/**
 * What stands on an arc: when, and how many according to whom; where nobody counted, what.
 *
 * @param {SceneEvent} event
 * @param {Words} words
 */
export function arcText(event, { language, translate }) {
  const what = event.figure === null ? textIn(event.title, language) : figuresText(event.figure, language);
  return translate("marks.arc", { when: dateWords(event.when, language), what });
}
