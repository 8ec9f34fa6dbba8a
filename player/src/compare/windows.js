/**
 * The two windows of a comparison: equal parts of what the panels leave of the map, side by side, or one above the
 * other where that is higher than wide.
 *
 * Pure; called by comparing.js.
 *
 * @import { Box } from "../map/geometry.js"
 * @import { Padding } from "../types.js"
 *
 * @typedef {{now: Box, then: Box, isBeside: boolean}} Windows in pixels of the map's container
 */

/** Pixels along the top of a window in which it says what it shows. */
const NAME = 30;
/** A window lower than this share of its width stands beside the other one. */
const LOW = 1.15;

/**
 * @param {{width: number, height: number}} map
 * @param {Padding} padding what covers it
 * @param {number} bottom pixels of the player's own panel: sheets above it cover the windows
 * @param {number} head pixels that the counts take along the top
 * @returns {Windows}
 */
export function windowsOf({ width, height }, [[left], [right]], bottom, head) {
  const free = { left, top: head, right: width - right, bottom: height - bottom };
  const isBeside = free.bottom - free.top < LOW * (free.right - free.left);
  const x = Math.round((free.left + free.right) / 2);
  const y = Math.round((free.top + free.bottom) / 2);
  return { isBeside, now: { ...free, ...(isBeside ? { right: x } : { bottom: y }) },
    then: { ...free, ...(isBeside ? { left: x } : { top: y }) } };
}

/** What of a window is free for the map. @param {Box} window @returns {Box} */
export const below = (window) => ({ ...window, top: window.top + NAME });
