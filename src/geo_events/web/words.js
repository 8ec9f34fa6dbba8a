/**
 * What marks, stacks and labels say, in the reader's language.
 *
 * It makes texts from the page's `marks.*` and `state.*` and the scene's own; it draws nothing. Called by the parts of
 * the marks.
 */
(function (root) {
  "use strict";

  /** More places than this are counted, not named. */
  const MOST_NAMES = 5;

  const comma = (language) => (language === "zh" ? "，" : ", ");
  const locale = (language) => (language === "zh" ? "zh-CN" : "en-GB");

  /** Short date for a fan's mark, no more exact than what is known. */
  function shortDate(event, language) {
    if (event.precision === "decade" || event.precision === "century") return event.when[language];
    const options = { timeZone: "UTC", year: "numeric" };
    if (!["year", "season"].includes(event.precision)) options.month = "short";
    if (["day", "minute"].includes(event.precision)) options.day = "numeric";
    return new Intl.DateTimeFormat(locale(language), options).format(event.start + event.offset * 60000);
  }

  /**
   * @param {{en: object, zh: object}} texts a missing key shows itself
   */
  function createWords(texts) {
    const plurals = { en: new Intl.PluralRules("en"), zh: new Intl.PluralRules("zh") };

    const say = (language, key, values = {}) => (texts?.[language]?.[key] ?? key)
      .replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));

    const count = (language, key, n) => say(language, `${key}.${plurals[language].select(n)}`, { n });

    /** A country's mark stands on one spot of it: the word says that the whole is meant. */
    function placeName(place, language) {
      const name = place.name[language];
      return place.kind === "country" ? say(language, "marks.country", { name }) : name;
    }

    /** Title, date, place and state, and that a train's place is vague: all that a mark says without being seen. */
    function mark({ event, state }, place, language, isVague = false) {
      const where = place === undefined ? undefined : placeName(place, language);
      return [event.title[language], event.when[language], where, say(language, `state.${state}`),
        isVague ? say(language, "marks.vague") : undefined]
        .filter((part) => part !== undefined).join(comma(language));
    }

    /** Names of places, those with the most events first, the rest counted. */
    function listPlaces(places, language) {
      const times = new Map();
      for (const place of places) times.set(place, (times.get(place) ?? 0) + 1);
      const names = [...times.keys()].sort((a, b) => times.get(b) - times.get(a)).map((place) => place.name[language]);
      const left = names.length - MOST_NAMES;
      const named = names.slice(0, MOST_NAMES).join(language === "zh" ? "、" : ", ");
      return left > 0 ? named + count(language, "marks.others", left) : named;
    }

    /**
     * @param {[string, object[]][]} layers what a stack holds, layer by layer
     * @param {object[]} places where each of its events is
     */
    function stack(layers, places, language) {
      const parts = layers.map(([layer, list]) => count(language, `marks.count.${layer}`, list.length));
      const isPlain = layers.every(([layer]) => layer === "other"); // then the total has said it all
      return say(language, isPlain ? "marks.stack.plain" : "marks.stack", { parts: parts.join(comma(language)),
        total: count(language, "marks.count.event", places.length), where: listPlaces(places, language) });
    }

    /** What stands beside a mark or a stack: the title, how many more are fresh in it, and what else is asked for. */
    function label(event, { more, hasFigure, place }, language) {
      const title = event.title[language];
      const lines = [more > 0 ? say(language, "marks.more", { title, n: more }) : title];
      if (hasFigure) lines.push(event.figure[language]);
      if (place?.kind === "country") lines.push(placeName(place, language));
      return lines.join("\n");
    }

    /** What stands on an arc: when, and how many according to whom; where nobody counted, what. */
    function arc(event, language) {
      return say(language, "marks.arc", { when: event.when[language], what: (event.figure ?? event.title)[language] });
    }

    return Object.freeze({ mark, stack, label, arc, shortDate });
  }

  root.geoEvents = Object.assign(root.geoEvents ?? {}, { createWords });
})(globalThis);
