/**
 * What is told of an event and of a claim, in words: the place, when a claim was made, its quote, its source, and which
 * claim leads.
 *
 * Pure. The card tells all claims (card.js), a slide the leading one (slides.js). Python picks the same leading
 * claim, and tests/cases/leading.json holds the cases on which both must agree.
 */
(function (root) {
  "use strict";

  /** From this radius on it is said how far off the point may be. */
  const ROUGH_KM = 5;
  /** The heavier a stance weighs, the more it says of whether a thing happened. */
  const WEIGHT = { confirms: 3, reports: 2, cancels: 1, denies: 1, expects: 0 };
  /** States that rest on other claims than the weightiest: these lead before all others, in this order. */
  const DECIDERS = { expected: ["expects"], cancelled: ["cancels"], unfulfilled: ["denies", "cancels"] };
  const HEAVIEST = 9;

  /** State of an event: before it is there with hindsight, what it is going to be. */
  function stateOf(event, { engine, t, clock }) {
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
  function leadingClaim(known, state) {
    const deciders = DECIDERS[state] ?? [];
    const weight = ({ stance }) => (deciders.includes(stance) ? HEAVIEST - deciders.indexOf(stance) : WEIGHT[stance]);
    return known.reduce((best, claim) => (best === null || weight(claim) > weight(best) ? claim : best), null);
  }

  function placeText(event, { scene, language, translate }) {
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
  function claimDate(claim, event, { language, translate }) {
    // Without a date it counts from the day after the event, where its last day is counted.
    const offset = claim.on === null ? event.end_offset : event.offset;
    const date = root.geoEvents.dateText(claim.known, offset, language);
    return claim.assumed || claim.on === null ? translate("player.claim.assumed", { date }) : claim.on[language];
  }

  /** The words of a quote without the links of the page it stands on; the source itself shows it to the letter. */
  function readable(quote) {
    return quote.replace(/\[([^\][]*)\]\([^()\s]*(?: "[^"]*")?\)/g, "$1").replace(/<\/?a(?:\s[^<>]*)?>/g, "");
  }

  /** @returns {string|null} publisher and title of a document */
  function sourceText(source) {
    return source === undefined ? null : [source.publisher, source.title].filter(Boolean).join(" · ");
  }

  root.geoEvents = Object.assign(root.geoEvents ?? {}, {
    telling: Object.freeze({ stateOf, leadingClaim, placeText, claimDate, readable, sourceText }) });
})(globalThis);
