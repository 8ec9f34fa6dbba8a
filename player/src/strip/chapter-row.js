/**
 * The chapters above the strip: a button each, and beneath it the stretch of the strip that is its.
 *
 * It owns these elements and how they are laid out: the titles stand over their stretches where there is room for all,
 * pushed apart as far as they must; elsewhere, as on a phone, they are a row that scrolls. What a chapter does when it
 * is chosen is handed in. Called by timeline.js.
 *
 * @import { SceneChapter } from "../scene.js"
 * @import { Language } from "../languages.js"
 * @import { StripContext } from "./zoom.js"
 *
 * @typedef {{left: number, right: number, isSeen: boolean}} Stretch shares of the part that is shown
 */
import { element, setAttributes, svgElement } from "../elements.js";
import { prefersReducedMotion } from "../motion.js";
import { chapterAt, spread } from "./chapter-layout.js";
import { createRoving } from "./roving.js";

const MINUTE = 60000;
/** Between two titles. */
const GAP = 6;
/** The titles may stand out of the strip by so much: the panel has that room. */
const MARGIN = 14;
const FUNNEL_HEIGHT = 7;
const LINE_HEIGHT = 3;
/** A stretch of less is still to be seen. */
const LEAST_WIDTH = 3;

/** Where on the strip each chapter is; it ends where the next begins. @param {SceneChapter[]} chapters
 * @param {StripContext} view @returns {Stretch[]} */
function stretchesOf(chapters, { shareAt }) {
  const edge = (/** @type {number} */ share) => Math.max(0, Math.min(1, share));
  return chapters.map(({ start, end }, i) => {
    const from = shareAt(start);
    const to = Math.min(shareAt(end), i + 1 < chapters.length ? shareAt(chapters[i + 1].start) : Infinity);
    return { left: edge(from), right: edge(to), isSeen: to > 0 && from < 1 };
  });
}

/** @param {{onChapter: (chapter: SceneChapter) => void}} actions */
export function createChapterRow({ onChapter }) {
  const list = element("div", { class: "ge-chapter-list", role: "group" });
  const drawing = svgElement("svg", { class: "ge-funnels", "aria-hidden": "true" });
  const node = element("div", { class: "ge-chapters" }, list, drawing);
  /** @type {HTMLButtonElement[]} */
  let buttons = [];
  const roving = createRoving(list, () => buttons);
  /** @type {SceneChapter[]} */
  let chapters = [];
  /** @type {{scene: object, language: Language}|null} */
  let labelled = null;
  /** @type {StripContext|null} */
  let drawn = null;
  let current = -1;

  /** @param {StripContext} view */
  function label({ scene, language, translate }) {
    list.setAttribute("aria-label", translate("player.chapters"));
    if (labelled?.scene === scene && labelled.language === language) return;
    const focused = buttons.findIndex((button) => button === document.activeElement);
    labelled = { scene, language };
    chapters = [...scene.chapters].sort((a, b) => a.start - b.start);
    buttons = chapters.map((chapter) => {
      const { title: { [language]: title }, note: { [language]: note } } = chapter;
      return element("button", { type: "button", class: "ge-chapter", text: title, title: note || null,
        onclick: () => onChapter(chapter) });
    });
    list.replaceChildren(...buttons);
    roving.rest(Math.max(0, focused, current));
    if (focused >= 0) buttons[Math.min(focused, buttons.length - 1)]?.focus();
    current = -1;
  }

  // -------------------------------------------------------------- where the titles stand

  /** @param {Stretch[]} stretches @param {number} width */
  function placeTitles(stretches, width) {
    node.dataset.fit = "spread";
    const widths = buttons.map((button) => button.offsetWidth);
    const labels = stretches.map(({ left, right }, i) => ({ at: ((left + right) / 2) * width, width: widths[i] }));
    const begins = spread(labels, { from: -MARGIN, to: width + MARGIN, gap: GAP });
    node.dataset.fit = begins === null ? "scroll" : "spread";
    buttons.forEach((button, i) => { button.style.left = begins === null ? "" : `${begins[i].toFixed(1)}px`; });
    return begins?.map((begin, i) => ({ begin, width: widths[i] })) ?? null;
  }

  /** From a title to its stretch. @param {Stretch[]} stretches @param {ReturnType<typeof placeTitles>} titles
   * @param {number} width */
  function drawStretches(stretches, titles, width) {
    const top = titles === null ? 0 : FUNNEL_HEIGHT;
    setAttributes(drawing, { width, height: top + LINE_HEIGHT });
    drawing.replaceChildren(...stretches.map(({ left, right, isSeen }, i) => {
      const group = svgElement("g", { class: "ge-stretch" });
      if (!isSeen) return group;
      const x = left * width;
      const length = Math.max(LEAST_WIDTH, (right - left) * width - 2);
      if (titles !== null) {
        const { begin, width: across } = titles[i];
        group.append(svgElement("path", { class: "ge-funnel",
          d: `M${begin} 0H${begin + across}L${x + length} ${top}H${x}Z` }));
      }
      group.append(svgElement("rect", { class: "ge-stretch-line", x, y: top, width: length, height: LINE_HEIGHT }));
      return group;
    }));
  }

  // -------------------------------------------------------------- which one it is

  function markCurrent() {
    buttons.forEach((button, i) => {
      if (i === current) button.setAttribute("aria-current", "true");
      else button.removeAttribute("aria-current");
    });
    [...drawing.children].forEach((stretch, i) => stretch.classList.toggle("ge-current", i === current));
  }

  /** A row that scrolls shows the chapter of the moment. */
  function bringIntoView() {
    const { [current]: button } = buttons;
    if (button === undefined || node.dataset.fit !== "scroll" || list.contains(document.activeElement)) return;
    list.scrollTo({ left: button.offsetLeft - (list.clientWidth - button.offsetWidth) / 2,
      behavior: prefersReducedMotion() ? "auto" : "smooth" });
  }

  /** @param {StripContext} view */
  function draw(view) {
    drawn = view;
    label(view);
    node.hidden = chapters.length === 0;
    if (node.hidden) return;
    const stretches = stretchesOf(chapters, view);
    drawStretches(stretches, placeTitles(stretches, view.width), view.width);
    markCurrent();
  }

  /** Mark the chapter of a moment. @param {number} t */
  function move(t) {
    if (drawn === null) return;
    // Chapters are in days as the place of what happens counts them.
    const next = chapterAt(chapters, t + drawn.engine.offsetAt(t, drawn.clock) * MINUTE);
    if (next === current) return;
    current = next;
    markCurrent();
    if (current >= 0 && !list.contains(document.activeElement)) roving.rest(current);
    bringIntoView();
  }

  return { node, draw, move };
}
