/**
 * What is written along the strip: the chapters above it, the ticks below it.
 *
 * It owns their elements, for the part of the axis that is shown. Which ticks there are, axis.js knows. Called by
 * timeline.js.
 *
 * @import { StripContext } from "./zoom.js"
 *
 * @typedef {{mark: HTMLElement, label: HTMLElement}} Tick
 */
import { element, percent } from "../elements.js";

const DAY = 86400000;
/** A chapter in less room than this has no bracket. */
const CHAPTER_PIXELS = 26;
/** A chapter's label in less room than this would be a letter or two; its name is then in the tooltip alone. */
const LABEL_PIXELS = 56;
/** A label may stand out of the strip by so much: the panel has that room. */
const MARGIN = 18;
const LABEL_GAP = 6;
/** A part up to this long is read by the clock of the place where things happen, not by UTC. */
const LOCAL_SPAN = 15 * DAY;

/** @param {StripContext} view @param {(ms: number) => void} onSeek */
function chapterButtons({ scene, language, width, shareAt }, onSeek) {
  const chapters = [...scene.chapters].sort((a, b) => a.start - b.start);
  return chapters.flatMap((chapter, i) => {
    const from = shareAt(chapter.start);
    const to = Math.min(shareAt(chapter.end), i + 1 < chapters.length ? shareAt(chapters[i + 1].start) : Infinity);
    const left = Math.max(0, from);
    const right = Math.min(1, to);
    const pixels = (right - left) * width;
    if (pixels < CHAPTER_PIXELS) return [];
    const title = chapter.title[language];
    const button = element("button", { type: "button", "aria-label": title,
      class: `ge-chapter${from < left ? " ge-from-before" : ""}${to > right ? " ge-goes-on" : ""}`,
      title: chapter.note[language] ? `${title}: ${chapter.note[language]}` : title,
      onclick: () => onSeek(chapter.start) },
    pixels < LABEL_PIXELS ? null : element("span", { text: title }));
    button.style.left = percent(left);
    button.style.width = `${(pixels - 2).toFixed(1)}px`;
    return [button];
  });
}

/** @param {StripContext} view @returns {Tick[]} */
function tickMarks({ engine, axis, clock, language, width, low, high, isWhole, shareAt }) {
  const ends = isWhole ? {} : { from: low, to: high };
  const offset = high - low <= LOCAL_SPAN ? engine.offsetAt((low + high) / 2, clock) : undefined;
  return engine.ticks({ kind: axis, width, language, offset, ...ends }).map(({ time, label }) => {
    const text = element("span", { text: label });
    const mark = element("span", { class: "ge-tick" }, text);
    mark.style.left = percent(shareAt(time));
    return { mark, label: text };
  });
}

/**
 * The first and the last label are moved only as far as the panel's edge makes them, if there is room for it.
 *
 * @param {Tick[]} ticks
 * @param {number} width
 */
function keepInside(ticks, width) {
  const ends = ticks.length < 2 ? ticks.map((tick) => [tick]) : [ticks.slice(0, 2), ticks.slice(-2).reverse()];
  for (const [{ mark, label }, beside] of ends) {
    const at = mark.offsetLeft;
    const half = label.offsetWidth / 2;
    const shift = Math.max(0, half - at - MARGIN) - Math.max(0, half - (width - at) - MARGIN);
    label.style.marginLeft = `${shift.toFixed(1)}px`;
    const apart = beside === undefined ? Infinity : Math.abs(beside.mark.offsetLeft - at - shift);
    mark.hidden = apart < half + (beside?.label.offsetWidth ?? 0) / 2 + LABEL_GAP;
  }
}

/** @param {{onSeek: (ms: number) => void}} actions */
export function createRuler({ onSeek }) {
  const chapters = element("div", { class: "ge-chapters" });
  const ticks = element("div", { class: "ge-ticks", "aria-hidden": "true" });

  /** @param {StripContext} view */
  function draw(view) {
    chapters.replaceChildren(...chapterButtons(view, onSeek));
    // Zoomed, no chapter may be near: the panel keeps its height all the same.
    chapters.hidden = view.scene.chapters.length === 0 || (view.isWhole && chapters.childElementCount === 0);
    const marks = tickMarks(view);
    ticks.replaceChildren(...marks.map(({ mark }) => mark));
    keepInside(marks, view.width);
  }

  return { chapters, ticks, draw };
}
