/**
 * The words for a moment: its date as precisely as it is known, and what happened then.
 *
 * It owns how a time is written and spoken, and which events a moment is said to be of. It keeps no time of its own:
 * player.js asks it each frame, the card for the dates of claims.
 */
(function (root) {
  "use strict";

  const MINUTE = 60000;
  const DAY = 24 * 60 * MINUTE;
  /** Where two moments are this near, hours tell them apart. */
  const HOURS_SPAN = 3 * DAY;
  /** Share of the axis behind a moment on which it still counts as what is there. */
  const LINGER = 0.04;
  /** So many titles stand in one line; the others are counted. */
  const TITLES = 3;
  /** A fold passes in a blink; what it says stays readable for this long. */
  const FOLD_SECONDS = 2.5;
  /** From sharp to vague. */
  const PRECISIONS = ["minute", "day", "month", "season", "year", "decade", "century"];

  /** "UTC+10", "UTC−3:30", "UTC". */
  function zoneText(offset) {
    if (offset === 0) return "UTC";
    const minutes = Math.abs(offset) % 60;
    const hours = Math.floor(Math.abs(offset) / 60);
    return `UTC${offset < 0 ? "−" : "+"}${hours}${minutes === 0 ? "" : `:${String(minutes).padStart(2, "0")}`}`;
  }

  /**
   * Write a day in words.
   *
   * @param {number} ms UTC
   * @param {number} offset minutes of local time from UTC
   * @param {"en"|"zh"} language
   */
  function dateText(ms, offset, language) {
    const local = ms + offset * MINUTE;
    const options = { year: "numeric", month: "long", day: "numeric" };
    if (new Date(local).getUTCFullYear() < 1) options.era = "short";
    return root.geoEvents.dateFormat(language, options).format(local);
  }

  /** The time of day and its zone. */
  function hoursText(ms, offset, language) {
    const options = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
    return `${root.geoEvents.dateFormat(language, options).format(ms + offset * MINUTE)} ${zoneText(offset)}`;
  }

  /** What happens at which moment: with hindsight events by their start, as reported the claims that came in. */
  function indexMoments(scene, clock) {
    const index = new Map();
    const add = (ms, event, claim) => {
      if (!index.has(ms)) index.set(ms, []);
      index.get(ms).push({ event, claim });
    };
    for (const event of scene.events) {
      if (clock !== "reported") add(event.start, event, null);
      else event.claims.forEach((claim) => add(claim.known, event, claim));
    }
    return index;
  }

  /** The text that the scene itself gives for a moment on which the playhead stands. */
  function givenDate(entries, language) {
    const claim = entries.find((entry) => entry.claim !== null && entry.claim.on !== null && !entry.claim.assumed);
    if (claim !== undefined) return claim.claim.on[language];
    const events = entries.filter((entry) => entry.claim === null).map((entry) => entry.event);
    const rank = (event) => PRECISIONS.indexOf(event.precision);
    return [...events].sort((a, b) => rank(a) - rank(b))[0]?.when[language] ?? null;
  }

  function computedDate({ engine, scene, t, clock, language }) {
    const isEnd = t >= scene.period.end; // the end itself is the first moment that no longer belongs to the period
    const before = engine.previous(t, clock);
    const after = engine.next(t, clock);
    const isCrowded = !isEnd && before !== null && after !== null && after - before < HOURS_SPAN;
    const offset = engine.offsetAt(t, clock);
    // The end is cut where the day ends at some event's own place: no clock to the east makes it the day after.
    const date = isEnd ? dateText(t - 1, Math.min(0, offset), language) : dateText(t, offset, language);
    return { date, hours: isCrowded ? hoursText(t, offset, language) : "" };
  }

  /**
   * What there is to say about a moment.
   *
   * @param {object} view scene, engine, t, clock, language, layers, axis (its kind), index (see indexMoments)
   * @returns {{date: string, hours: string, events: object[]}} hours are empty where a day says enough; events are
   *   those that the playhead stands on or has just passed
   */
  function momentAt(view) {
    const { engine, t, clock, language, layers, axis, index, scene } = view;
    const moment = index.has(t) ? t : engine.previous(t, clock);
    const { position, folds } = engine.axis(axis);
    const isExact = moment === t;
    const isFolded = folds.some((fold) => moment <= fold.start && fold.start < t); // years lie between
    const isNear = moment !== null
      && (isExact || (!isFolded && t < scene.period.end && position(t) - position(moment) <= LINGER));
    const entries = isNear ? index.get(moment).filter(({ event }) => layers.includes(event.layer)) : [];
    const given = isExact ? givenDate(entries, language) : null;
    const words = given === null ? computedDate(view) : { date: given, hours: "" };
    return { ...words, events: [...new Set(entries.map(({ event }) => event))] };
  }

  /**
   * What happened, in one line; between events how many there were so far.
   *
   * @param {object} view as for momentAt, with mode and translate
   * @param {object[]} events of that moment
   * @param {object[]} current what is there
   */
  function titleOf({ engine, scene, t, clock, language, mode, translate }, events, current) {
    if (events.length === 0) {
      const isQuiet = mode === "trail" && t < scene.period.end;
      return translate(isQuiet ? "player.quiet" : "player.sofar", { count: current.length });
    }
    const words = events.slice(0, TITLES).map((event) => {
      const state = engine.state(event, t, clock);
      const title = event.title[language];
      if (state === null || state === "confirmed") return title;
      return translate("player.titled", { title, state: translate(`player.state.${state}`) });
    });
    if (events.length > TITLES) words.push(translate("player.more", { count: events.length - TITLES }));
    return words.join(" · ");
  }

  /** Make what says which gap is being passed. @returns {(view: object, isPlaying: boolean, now: number) => string} */
  function createFoldNote() {
    let last = null;
    return ({ engine, axis, t, language }, isPlaying, now) => {
      if (!isPlaying) return "";
      const fold = engine.axis(axis).folds.find((one) => one.start < t && t < one.end);
      if (fold !== undefined) last = { fold, until: now + FOLD_SECONDS * 1000 };
      return last !== null && now < last.until ? last.fold.text[language] : "";
    };
  }

  root.geoEvents = Object.assign(root.geoEvents ?? {}, { dateText, indexMoments, momentAt, titleOf, createFoldNote });
})(globalThis);
