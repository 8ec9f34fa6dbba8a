/**
 * What comes and goes as time moves on: of each spell the moments at which it enters the map and leaves it.
 *
 * It owns the three ways to look at time: a fading trail, everything so far, and a window. Pure; called by engine.js.
 *
 * @import { Mode } from "../types.js"
 * @import { Axis, AxisKind } from "./axis.js"
 * @import { Clock, Spells } from "./clocks.js"
 *
 * @typedef {object} View
 * @property {Clock} clock
 * @property {Mode} [mode] "upto" keeps everything so far
 * @property {number} [trail] share of the axis over which an event gets old
 * @property {number} [window] days
 * @property {AxisKind} [axis] the axis on which the trail is measured
 *
 * @typedef {View & {t: number}} ViewAt
 *
 * @typedef {object} Visibility columns of spells, by `from`
 * @property {Uint32Array} event
 * @property {Float64Array} from a spell is there from this moment
 * @property {Float64Array} leave to this, which does not belong to it
 * @property {Float64Array} anchor from there it ages
 * @property {Uint8Array} state
 * @property {() => Uint32Array} byLeave the order in which they leave
 */
import { measures } from "../design.js";
import { argsort } from "./order.js";

const DAY = 86400000;

/**
 * When something that ages from a moment on is gone.
 *
 * @param {View} view
 * @param {Axis} axis
 * @returns {(anchor: number) => number}
 */
function expiry({ mode = "upto", trail = measures.trail, window = 1 }, { position, time }) {
  if (mode === "window") return (anchor) => anchor + window * DAY;
  if (mode !== "trail") return () => Infinity;
  return (anchor) => {
    const share = position(anchor) + trail;
    return share >= 1 ? Infinity : Math.max(time(share), anchor + 1);
  };
}

/**
 * @param {Spells} spells
 * @param {View} view
 * @param {Axis} axis
 * @returns {Visibility}
 */
export function makeVisibility({ event, from, next, anchor, state }, view, axis) {
  const gone = expiry(view, axis);
  const leave = new Float64Array(from.length);
  for (let k = 0; k < leave.length; k += 1) leave[k] = Math.max(from[k], Math.min(next[k], gone(anchor[k])));
  /** @type {Uint32Array|null} */
  let byLeave = null;
  return Object.freeze({ event, from, leave, anchor, state,
    byLeave: () => { byLeave ??= argsort(leave); return byLeave; } });
}

/**
 * How fresh something is that ages from `anchor` on: 1 now, 0 where it is gone.
 *
 * @param {View} view
 * @param {Axis} axis
 * @returns {(anchor: number, t: number) => number}
 */
export function freshness({ mode = "upto", trail = measures.trail, window = 1 }, { position }) {
  if (mode === "window") return (anchor, t) => Math.max(0, 1 - Math.max(0, t - anchor) / (window * DAY));
  return (anchor, t) => Math.max(0, 1 - (position(t) - position(Math.min(anchor, t))) / trail);
}
