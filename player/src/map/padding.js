/**
 * What covers the map: the pixels at its sides that panels, sheets and a second map take.
 *
 * It owns that sum, and keeps it until it is told that something has changed. Called by viewport.js.
 *
 * @import { Padding } from "../types.js"
 * @typedef {(padding: Padding, panel: number) => Padding} Divide leaves of what is free the first map's part; `panel`
 *   is how high the player's own is
 */

/** With less than this below it, what is told along the top is not kept clear of. */
const BELOW_TOLD = 190;

/**
 * What a box at a side takes of a map's width: from the left, and from the right. What is closed has no width.
 *
 * @param {HTMLElement|null} box
 * @param {number} width of the map
 * @returns {[left: number, right: number]}
 */
export function takenBy(box, width) {
  if (box === null || box.offsetWidth === 0) return [0, 0];
  const { offsetLeft, offsetWidth } = box;
  return offsetLeft + offsetWidth / 2 < width / 2 ? [offsetLeft + offsetWidth, 0] : [0, width - offsetLeft];
}

/**
 * @param {{width: number, height: number, kind: "narrow"|"medium"|"wide"}} map its size, as it is
 * @param {{panel: HTMLElement, asides: HTMLElement[], sidebar: HTMLElement, caption: () => HTMLElement|null,
 *   told: () => HTMLElement, divide: Divide}} boxes see viewport.js
 */
export function createPadding(map, { panel, asides, caption, told, sidebar, divide }) {
  /** @type {Padding|null} */
  let cached = null;

  /** On a phone the opening and the notes stand along the top; where they take most of the map, it is as if not. */
  function toldBottom() {
    const { offsetTop, offsetHeight } = told();
    const bottom = offsetTop + offsetHeight;
    return offsetHeight > 1 && map.height - panel.offsetHeight - bottom > BELOW_TOLD ? bottom : 0;
  }

  /** @returns {Padding} */
  function measure() {
    const isLine = map.kind !== "narrow";
    const words = caption();
    // What is closed has no size.
    const sheet = isLine ? 0 : Math.max(...[...asides, sidebar].map((one) => one.offsetHeight),
      words?.offsetHeight ?? 0);
    // On which side a box stands depends on which way the language is read.
    const boxes = isLine ? [...asides, words, sidebar].filter((one) => one !== null && one.offsetWidth > 0) : [];
    const [before, beside] = [0, 1].map((side) => Math.max(0, ...boxes.map((one) => takenBy(one, map.width)[side])));
    return [[before, isLine ? 0 : toldBottom()], [beside, panel.offsetHeight + sheet]];
  }

  return {
    /** Asked often, so kept. @returns {Padding} */
    get: () => {
      cached ??= divide(measure(), panel.offsetHeight);
      return cached;
    },
    forget: () => { cached = null; },
  };
}
