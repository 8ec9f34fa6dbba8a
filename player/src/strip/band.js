/**
 * The band on the strip: the time of which the map shows something.
 *
 * Pure; called by timeline.js.
 *
 * @import { Context, Mode } from "../types.js"
 */

const DAY = 86400000;

/** Where it begins on the axis. @param {Context} view @param {Mode} mode @param {number} t where it ends */
export function bandStart({ engine, axis, trail, window: days }, mode, t) {
  const { position } = engine.axis(axis);
  if (mode === "trail") return position(t) - trail;
  return mode === "window" ? position(t - days * DAY) : 0;
}
