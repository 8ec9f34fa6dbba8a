/**
 * In which corner of the map a box stands: where it covers fewest marks. On a phone it is along the top (opening.css).
 *
 * Called by telling.js once the marks are drawn.
 *
 * @import { Box } from "../map/geometry.js"
 */

/** The first of those in which it covers as few. */
const CORNERS = ["bottom-left", "top-left", "top-right", "bottom-right"];

/**
 * @param {HTMLElement} box
 * @param {Box[]} marks in pixels of the window
 * @returns {boolean} whether it has moved
 */
export function standAside(box, marks) {
  const before = box.dataset.corner;
  /** @param {string} corner */
  function covered(corner) {
    box.dataset.corner = corner;
    const { left, top, right, bottom } = box.getBoundingClientRect();
    return marks.filter((mark) => mark.left < right && mark.right > left && mark.top < bottom && mark.bottom > top)
      .length;
  }
  const counts = CORNERS.map(covered);
  box.dataset.corner = CORNERS[counts.indexOf(Math.min(...counts))];
  return box.dataset.corner !== before;
}
