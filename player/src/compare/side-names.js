/**
 * What the sides of a comparison are called: by their moments, their clocks, or their periods.
 *
 * Pure; called by comparing.js.
 *
 * @import { Comparison } from "../time/comparison.js"
 * @import { Context } from "../types.js"
 */
import { endText } from "../strip/shown-period.js";
import { momentAt } from "../time/moment.js";

/** @param {Context} context */
const periodName = (context) => context.translate("player.period",
  { from: endText("from", context), to: endText("to", context) });

/**
 * @param {{comparison: Comparison, now: Context, then: Context}} compared
 * @returns {{now: string, then: string}}
 */
export function namesOf({ comparison: { kind }, now, then }) {
  if (kind === "clock") {
    const { translate } = now;
    return { now: translate(`player.clock.${now.clock}`), then: translate(`player.clock.${then.clock}`) };
  }
  if (kind === "period") return { now: periodName(now), then: periodName(then) };
  const [here, there] = [momentAt(now), momentAt(then)];
  // On one day hours tell them apart.
  const isOneDay = here.date === there.date;
  /** @param {{date: string, hours: string}} moment */
  const write = ({ date, hours }) => (isOneDay && hours !== "" ? `${date} ${hours}` : date);
  return { now: write(here), then: write(there) };
}
