/**
 * Zooming the axis of time: which part of it the strip shows, and how that part changes.
 *
 * It owns the arithmetic of parts and knows no DOM, so it runs in Node as it does in a page. A part is two positions
 * on the axis, 0 to 1; a share is a place in the part, 0 at its beginning and 1 at its end. Called by timeline.js.
 *
 * @import { AxisKind } from "../time/axis.js"
 * @import { Context, Engine } from "../types.js"
 *
 * @typedef {{readonly from: number, readonly to: number}} Part
 *
 * @typedef {object} Detail the part that is shown, as who draws it needs it
 * @property {Part} part
 * @property {boolean} isWhole
 * @property {number} low first moment of the part, UTC milliseconds
 * @property {number} high last moment of the part, UTC milliseconds
 * @property {number} width pixels
 * @property {(ms: number) => number} shareAt
 *
 * @typedef {Context & Detail} StripContext
 */
import { firstWhere } from "../time/axis.js";

const HOUR = 3600000;
const DAY = 24 * HOUR;
/** @type {Part} */
export const WHOLE = Object.freeze({ from: 0, to: 1 });
/** Less than this from the whole is the whole: a reader zooming out is not left with a sliver missing. */
const SLIVER = 1e-6;
/** Where the playhead comes to lie on the next page, so that most of the page is still before it. */
const PAGE_SHARE = 0.12;
/** A playhead on the edge of a part is in it, whatever the rounding to milliseconds. */
const EDGE = 1e-3;
/** The strip zooms in to so much time, and further where events have a time of day. */
const LEAST_SPAN = 3 * DAY;
const LEAST_SPAN_WITH_HOURS = 3 * HOUR;
/** Around a part so many events are looked at for a time of day. */
const MOST_EXAMINED = 500;
const BISECTIONS = 30;

/** @param {Part} part */
export const lengthOf = ({ from, to }) => to - from;
/** @param {Part} part */
export const isWhole = (part) => lengthOf(part) >= 1 - SLIVER;
/** @param {Part} part @param {number} position */
export const shareOf = (part, position) => (position - part.from) / lengthOf(part);
/** @param {Part} part @param {number} share */
export const positionAt = (part, share) => part.from + share * lengthOf(part);

/** A part of a length, as near to a beginning as the axis allows. @param {number} from @param {number} length */
export function partFrom(from, length) {
  if (length >= 1 - SLIVER) return WHOLE;
  const kept = Math.min(1 - length, Math.max(0, from));
  return { from: kept, to: kept + length };
}

/** @param {Part} part @param {number} factor @param {number} around */
function scaled(part, factor, around) {
  const length = Math.min(1, lengthOf(part) * factor);
  return partFrom(around - shareOf(part, around) * length, length);
}

/**
 * Zoom around a position, which stays where it is on the strip.
 *
 * @param {Part} part
 * @param {number} factor of the part's length: below 1 nearer, above 1 further away
 * @param {number} around a position on the axis
 * @param {(part: Part) => boolean} [isAllowed] a part that is not may not be shown; what holds it may be
 * @returns {Part} of the parts on the way there the nearest that is allowed
 */
export function zoomed(part, factor, around, isAllowed = () => true) {
  const wanted = scaled(part, factor, around);
  if (factor >= 1 || isAllowed(wanted)) return wanted;
  if (!isAllowed(part)) return part;
  let near = factor;
  let far = 1;
  for (let i = 0; i < BISECTIONS; i += 1) {
    const middle = (near + far) / 2;
    if (isAllowed(scaled(part, middle, around))) far = middle;
    else near = middle;
  }
  return far === 1 ? part : scaled(part, far, around);
}

/** @param {Part} part @param {number} by positions; the ends of the axis stop it */
export function panned(part, by) {
  return isWhole(part) ? WHOLE : partFrom(part.from + by, lengthOf(part));
}

/**
 * Zoom so that what was under the two fingers stays there.
 *
 * @param {Part} part
 * @param {number} factor
 * @param {number} anchor a position
 * @param {number} share where it is to be
 * @param {(part: Part) => boolean} isAllowed
 */
export function pinched(part, factor, anchor, share, isAllowed) {
  const next = zoomed(part, factor, anchor, isAllowed);
  return panned(next, anchor - positionAt(next, share));
}

/**
 * The part that shows a position: the same, or the next or last page, or the one around it if it is far.
 *
 * @param {Part} part
 * @param {number} position
 */
export function following(part, position) {
  const share = shareOf(part, position);
  if (share >= -EDGE && share <= 1 + EDGE) return part;
  const length = lengthOf(part);
  if (share > 2 || share < -1) return partFrom(position - length / 2, length);
  return partFrom(position - length * (share > 1 ? PAGE_SHARE : 1 - PAGE_SHARE), length);
}

/**
 * Whether an event that begins between two times has a time of day.
 *
 * @param {Engine} engine
 * @param {number} low
 * @param {number} high
 */
function hasHours({ columns: { count, start, event } }, low, high) {
  const first = firstWhere(count, (i) => start[i] >= low);
  const last = Math.min(count, first + MOST_EXAMINED);
  for (let i = first; i < last && start[i] <= high; i += 1) {
    if (event(i).precision === "minute") return true;
  }
  return false;
}

/**
 * Make the rule of how near an axis may be looked at.
 *
 * @param {Engine} engine
 * @param {AxisKind} kind
 * @returns {(part: Part) => boolean} for `zoomed`
 */
export function limitOf(engine, kind) {
  const { time } = engine.axis(kind);
  return (part) => {
    const low = time(part.from);
    const high = time(part.to);
    if (high - low >= LEAST_SPAN) return true;
    if (high - low < LEAST_SPAN_WITH_HOURS) return false;
    const middle = (low + high) / 2;
    return hasHours(engine, middle - LEAST_SPAN / 2, middle + LEAST_SPAN / 2);
  };
}
