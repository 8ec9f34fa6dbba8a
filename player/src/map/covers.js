/**
 * What stands over the map: the boxes of its buttons and panels, and what lies beyond its edge. Marks and labels keep
 * clear of it.
 *
 * It reads the page and changes nothing. Called by marks.js and offscreen.js.
 *
 * @import { Box } from "./geometry.js"
 */

/**
 * The map's own buttons and credits, and all parts of the player but its pointers, which keep clear of marks. What only
 * holds parts together covers nothing itself, and what is there for the ear alone has a size of one pixel.
 */
const OVER = ".leaflet-control, .ge-second, .ge-side-name, .ge-side-note, "
  + ".ge-ui > :not(.ge-left, .ge-pointers, .ge-slides), :is(.ge-left, .ge-slides) > *";
/** Pixels to keep from the map's edge, and how far it is beyond. */
const EDGE = 5;
const FAR = 10000;

/** @param {Box} box @param {DOMRect} within @returns {Box} */
const relative = ({ left, top, right, bottom }, within) => (
  { left: left - within.left, top: top - within.top, right: right - within.left, bottom: bottom - within.top });

/** What is over a map, in pixels of its container. @param {HTMLElement} container @returns {Box[]} */
export function coversOf(container) {
  const map = container.getBoundingClientRect();
  return [...container.querySelectorAll(OVER)].map((node) => node.getBoundingClientRect())
    .filter(({ width, height }) => width > 1 && height > 1).map((box) => relative(box, map));
}

/** The pointers along a map's edge, which keep clear of marks. @param {HTMLElement} container @returns {Box[]} */
export function pointersOf(container) {
  const map = container.getBoundingClientRect();
  return [...container.querySelectorAll(".ge-pointer:not([hidden])")]
    .map((node) => relative(node.getBoundingClientRect(), map));
}

/** What lies beyond the edges of a map of some size. @param {number} width @param {number} height @returns {Box[]} */
export function edgesOf(width, height) {
  const [right, bottom] = [width - EDGE, height - EDGE];
  return [{ left: -FAR, right: EDGE, top: -FAR, bottom: FAR }, { left: right, right: FAR, top: -FAR, bottom: FAR },
    { left: -FAR, right: FAR, top: -FAR, bottom: EDGE }, { left: -FAR, right: FAR, top: bottom, bottom: FAR }];
}
