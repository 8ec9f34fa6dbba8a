/**
 * What is said of events in the reader's language: of an event and of a claim on card and slide, of marks, clusters and
 * labels on the map.
 *
 * It makes texts from the page's own and the scene's, and draws nothing. The card tells all claims (card.js), a slide
 * the leading one (slides.js). Python picks the same leading claim, and tests/cases/leading.json holds the cases on
 * which both must agree.
 *
 * @import { Language } from "../languages.js"
 * @import { Translate } from "../translator.js"
 */
import { LANGUAGES } from "../languages.js";
import { dateFormat, dateText } from "../time/dates.js";

/** From this radius on it is said how far off the point may be. */
const ROUGH_KM = 5;
/** The heavier a stance weighs, the more it says of whether a thing happened. */
const WEIGHT = { confirms: 3, reports: 2, cancels: 1, denies: 1, expects: 0 };
/** States that rest on other claims than the weightiest: these lead before all others, in this order. */
const DECIDERS = { expected: ["expects"], cancelled: ["cancels"], unfulfilled: ["denies", "cancels"] };
const HEAVIEST = 9;

/** State of an event: before it is there with hindsight, what it is going to be. */
export function stateOf(event, { engine, t, clock }) {
  const now = engine.state(event, t, clock);
  return now === null && clock === "hindsight" ? engine.state(event, event.start, clock) : now;
}

/**
 * The claim that decides what is known: the first of those that weigh most. Of what is only expected, was called
 * off or did not happen it is who says so.
 *
 * @param {object[]} known in the order in which they became known
 * @param {State|null} state beside which it stands
 * @returns {object|null} null without any
 */
export function leadingClaim(known, state) {
  const deciders = DECIDERS[state] ?? [];
  const weight = ({ stance }) => (deciders.includes(stance) ? HEAVIEST - deciders.indexOf(stance) : WEIGHT[stance]);
  return known.reduce((best, claim) => (best === null || weight(claim) > weight(best) ? claim : best), null);
}

export function placeText(event, { scene, language, translate }) {
  const place = scene.places[event.place];
  const origin = scene.places[event.origin];
  const name = place?.name[language];
  let text = name ?? translate("player.card.unplaced");
  if (origin !== undefined && place !== undefined) {
    text = translate("player.card.journey", { origin: origin.name[language], place: name });
  } else if (origin !== undefined) {
    text = translate("player.card.from", { origin: origin.name[language] });
  }
  if (place === undefined || place.radius < ROUGH_KM) return text;
  return translate("player.card.rough", { place: text, km: Math.round(place.radius) });
}

/** When a claim was made, or that nobody says so. */
export function claimDate(claim, event, { language, translate }) {
  // Without a date it counts from the day after the event, where its last day is counted.
  const offset = claim.on === null ? event.end_offset : event.offset;
  const date = dateText(claim.known, offset, language);
  return claim.assumed || claim.on === null ? translate("player.claim.assumed", { date }) : claim.on[language];
}

/** The words of a quote without the links of the page it stands on; the source itself shows it to the letter. */
export function readable(quote) {
  return quote.replace(/\[([^\][]*)\]\([^()\s]*(?: "[^"]*")?\)/g, "$1").replace(/<\/?a(?:\s[^<>]*)?>/g, "");
}

/** @returns {string|null} publisher and title of a document */
export function sourceText(source) {
  return source === undefined ? null : [source.publisher, source.title].filter(Boolean).join(" · ");
}

// ---------------------------------------------------------------- on the map

/** More places than this are counted, not named. */
const MOST_NAMES = 5;

/** Short date for a mark around an open cluster, no more exact than what is known. */
export function shortDate(event, language) {
  if (event.precision === "decade" || event.precision === "century") return event.when[language];
  const options = { year: "numeric" };
  if (!["year", "season"].includes(event.precision)) options.month = "short";
  if (["day", "minute"].includes(event.precision)) options.day = "numeric";
  return dateFormat(language, options).format(event.start + event.offset * 60000);
}

/** A country's mark stands on one spot of it: the word says that the whole is meant. */
function placeName(place, { language, translate }) {
  const name = place.name[language];
  return place.kind === "country" ? translate("marks.country", { name }) : name;
}

/** Title, date, place and state, and that a train's place is vague: all that a mark says without being seen. */
export function markText({ event, state }, place, view, isVague = false) {
  const { language, translate } = view;
  const where = place === undefined ? undefined : placeName(place, view);
  return [event.title[language], event.when[language], where, translate(`state.${state}`),
    isVague ? translate("marks.vague") : undefined]
    .filter((part) => part !== undefined).join(LANGUAGES[language].comma);
}

/** Names of places, those with the most events first, the rest counted. */
function listPlaces(places, { language, translate }) {
  const times = new Map();
  for (const place of places) times.set(place, (times.get(place) ?? 0) + 1);
  const names = [...times.keys()].sort((a, b) => times.get(b) - times.get(a)).map((place) => place.name[language]);
  const left = names.length - MOST_NAMES;
  const named = names.slice(0, MOST_NAMES).join(LANGUAGES[language].enumeration);
  return left > 0 ? named + translate("marks.others", { count: left }) : named;
}

/**
 * How many events a cluster holds, of which layers, and where they are.
 *
 * @param {[string, object[]][]} layers what it holds, layer by layer
 * @param {object[]} places where each of its events is
 * @param {{language: Language, translate: Translate}} view
 */
export function clusterText(layers, places, view) {
  const { language, translate } = view;
  const parts = layers.map(([layer, list]) => translate(`marks.count.${layer}`, { count: list.length }));
  const isPlain = layers.every(([layer]) => layer === "other"); // then the total has said it all
  return translate(isPlain ? "marks.cluster.plain" : "marks.cluster", { parts: parts.join(LANGUAGES[language].comma),
    total: translate("marks.count.event", { count: places.length }), where: listPlaces(places, view) });
}

/** What stands beside a mark or a cluster: the title, how many more are fresh in it, and what else is asked for. */
export function labelText(event, { more, hasFigure, place }, view) {
  const { language, translate } = view;
  const title = event.title[language];
  const lines = [more > 0 ? translate("marks.more", { title, count: more }) : title];
  if (hasFigure) lines.push(event.figure[language]);
  if (place?.kind === "country") lines.push(placeName(place, view));
  return lines.join("\n");
}

/** What stands on an arc: when, and how many according to whom; where nobody counted, what. */
export function arcText(event, { language, translate }) {
  return translate("marks.arc", { when: event.when[language], what: (event.figure ?? event.title)[language] });
}
