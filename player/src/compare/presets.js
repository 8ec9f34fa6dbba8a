/**
 * What a reader compares at one press: this moment and the end, both clocks, or two periods.
 *
 * It owns what each of them sets, and gives back the period that it has set itself. Called by mount.js.
 *
 * @import { Story } from "../page/story.js"
 * @import { LoadedStory } from "../page/loaded-story.js"
 * @import { Period } from "../strip/shown-period.js"
 *
 * @typedef {typeof PRESETS[number]} Preset
 */
import { ALL_TIME, isAllTime } from "../strip/shown-period.js";
import { readComparison } from "../time/comparison.js";
import { dayText } from "../time/instant.js";
import { spanOf } from "../time/period.js";

export const PRESETS = /** @type {const} */ (["moment", "clock", "period"]);
const MINUTE = 60000;
const DAY = 86400000;

/** @param {Story} story */
export function createPresets(story) {
  const { settings } = story;
  /** The period that was set for the reader. @type {Period|null} */
  let own = null;

  /** A moment with something before it and something after. @param {LoadedStory} loaded */
  function middle({ engine, time }) {
    const { start, end } = engine.period;
    if (!story.isOpening && time > start && time < end) return time;
    const { position, time: timeAt } = engine.axis(settings.axis);
    const half = timeAt((position(start) + position(end)) / 2);
    return engine.previous(half + 1, settings.clock) ?? Math.round(half);
  }

  /** The period that is chosen and the rest of the time; else what was up to a moment, and what came after. */
  /** @param {LoadedStory} loaded */
  function periods(loaded) {
    const { scene, engine } = loaded;
    const { from, to } = settings;
    const end = to === null ? null : spanOf(to)?.end ?? null;
    if (end !== null && end < scene.period.end) return { from, to, compare: `${dayText(end)}/` };
    const start = from === null ? null : spanOf(from)?.start ?? null;
    if (start !== null) return { from, to, compare: `/${dayText(start - 1)}` };
    const t = middle(loaded);
    const local = t + engine.offsetAt(t, "hindsight") * MINUTE;
    return { ...ALL_TIME, to: dayText(local), compare: `${dayText(local + DAY)}/` };
  }

  /** Begin with a preset, or end it where it is there already. @param {Preset} preset */
  function press(preset) {
    if (story.scene === null) return;
    const before = settings.compare === null ? null : readComparison(settings.compare);
    if (before?.kind === preset) return end();
    if (before?.kind === "period") end();
    if (preset === "period") {
      const { compare, ...period } = periods(story);
      if (isAllTime(settings)) own = period;
      story.adjust({ ...period, compare, mode: "upto" });
      story.jump("end");
      return;
    }
    const t = middle(story);
    if (t !== story.time) story.moveTo(t);
    story.adjust({ compare: preset === "clock" ? "clock" : "end" });
  }

  /** @returns {boolean} whether there was a comparison to end */
  function end() {
    if (settings.compare === null) return false;
    const isOurs = own !== null && settings.from === own.from && settings.to === own.to;
    own = null;
    story.adjust({ compare: null, ...(isOurs ? ALL_TIME : {}) });
    return true;
  }

  return { press, end, toggle: () => (settings.compare === null ? press("moment") : end()) };
}
