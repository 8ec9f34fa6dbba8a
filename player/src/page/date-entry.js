/**
 * Going to a date that a reader has typed.
 *
 * It owns what is said of one that is not understood, or of which the story does not tell. How dates are read is
 * typed-date.js's: that is made when the first one comes. Called by mount.js.
 *
 * @import { Context } from "../types.js"
 * @import { Address } from "./address.js"
 * @import { Frame } from "./frame.js"
 * @import { Story } from "./story.js"
 */
import { dateWords, edtfOf } from "../time/date-words.js";
import { dayText } from "../time/instant.js";
import { periodText } from "../time/moment.js";
import { createDateReader, momentIn } from "../time/typed-date.js";

const MINUTE = 60000;

/** The moment's own date in ways in which one can be typed. @param {Context} context */
function examples({ engine, t, clock, language }) {
  const at = Math.min(t, engine.period.end - 1);
  const offset = engine.offsetAt(at, clock);
  const [day, month] = ["day", "month"].map((precision) => (
    dateWords(edtfOf({ start: at, offset, precision }), language)));
  return { day, month, edtf: dayText(at + offset * MINUTE) };
}

/**
 * @param {Story} story
 * @param {() => {frame: Frame, address: Address}} reach what is made only later
 * @returns {(text: string) => string} what is wrong with a date; empty once the story is there
 */
export function createDateEntry(story, reach) {
  /** @type {ReturnType<typeof createDateReader>|null} */
  let read = null;

  return (text) => {
    if (story.scene === null) return "";
    const { frame, address } = reach();
    const context = frame.contextOf(story);
    const { translate, engine, clock } = context;
    read ??= createDateReader();
    const typed = read(text);
    if (typed === null) return translate("player.date.wrong", { text, ...examples(context) });
    const moment = momentIn(typed, engine, clock);
    if (moment === null) return translate("player.date.outside", { text, period: periodText(context) });
    story.pause();
    story.moveTo(moment);
    frame.telling.planSay();
    address.plan(true);
    return "";
  };
}
