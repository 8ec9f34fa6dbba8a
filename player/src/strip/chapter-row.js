/**
 * The row above the strip: a button a chapter, with the stretch of the strip that is its beneath it, and what narrows
 * the period to a chapter and gives all of it back.
 *
 * It owns these elements and how they are laid out: the titles stand over their stretches where there is room for all,
 * pushed apart as far as they must; elsewhere, as on a phone, they are a row that scrolls. What a choice does is handed
 * in. Called by timeline.js.
 *
 * @import { SceneChapter } from "../scene.js"
 * @import { Language } from "../languages.js"
 * @import { Period } from "./shown-period.js"
 * @import { StripContext } from "./zoom.js"
 *
 * @typedef {{left: number, right: number, isSeen: boolean}} Stretch shares of the part that is shown
 * @typedef {{begin: number, width: number}} Title pixels
 */
import { element, setAttributes, svgElement } from "../elements.js";
import { prefersReducedMotion } from "../motion.js";
import { spread } from "./chapter-layout.js";
import { createRoving } from "./roving.js";
import { ALL_TIME, chapterPeriod, endText, isAllTime, isOnly, periodFor } from "./shown-period.js";
import { textIn } from "../told.js";

/** Between two titles. */
const GAP = 6;
/** The titles may stand out of the strip by so much: the panel has that room. */
const MARGIN = 14;
const FUNNEL_HEIGHT = 7;
const LINE_HEIGHT = 3;
/** A stretch of less is still to be seen. */
const LEAST_WIDTH = 3;

/**
 * Where on the strip each chapter is; it ends where the next begins.
 *
 * @param {SceneChapter[]} chapters
 * @param {StripContext} view
 * @returns {Stretch[]}
 */
function stretchesOf(chapters, { shareAt }) {
  const edge = (/** @type {number} */ share) => Math.max(0, Math.min(1, share));
  return chapters.map(({ start, end }, i) => {
    const from = shareAt(start);
    const to = Math.min(shareAt(end), i + 1 < chapters.length ? shareAt(chapters[i + 1].start) : Infinity);
    return { left: edge(from), right: edge(to), isSeen: to > 0 && from < 1 };
  });
}

/**
 * Draw the stretches, and what leads to each from its title.
 *
 * @param {SVGElement} drawing
 * @param {Stretch[]} stretches
 * @param {Title[]|null} titles null where they stand in a row of their own
 * @param {number} width
 */
function drawStretches(drawing, stretches, titles, width) {
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
        d: `M${begin} 0h${across}L${x + length} ${top}H${x}Z` }));
    }
    group.append(svgElement("rect", { class: "ge-stretch-line", x, y: top, width: length, height: LINE_HEIGHT }));
    return group;
  }));
}

/**
 * Make the row.
 *
 * @param {{onChapter: (id: string) => void, onPeriod: (period: Period) => void, onWhole: () => void}} actions
 */
export function createChapterRow({ onChapter, onPeriod, onWhole }) {
  const words = element("span", { class: "ge-period-words" });
  const whole = element("button", { type: "button", class: "ge-whole-time", onclick: onWhole });
  const narrowed = element("div", { class: "ge-narrowed" }, words, whole);
  const only = element("button", { type: "button", class: "ge-only", hidden: true, onclick: narrow });
  const list = element("div", { class: "ge-chapter-list", role: "group" });
  const drawing = svgElement("svg", { class: "ge-funnels", "aria-hidden": "true" });
  const node = element("div", { class: "ge-chapters" }, element("div", { class: "ge-chapter-row" }, narrowed, list),
    drawing);
  /** @type {HTMLButtonElement[]} */
  let buttons = [];
  const roving = createRoving(list, () => buttons);
  /** @type {SceneChapter[]} */
  let chapters = [];
  /** @type {{scene: object, language: Language}|null} */
  let labelled = null;
  /** @type {StripContext|null} */
  let drawn = null;
  /** Position of the chapter of the moment, -1 for none. */
  let current = -1;

  // -------------------------------------------------------------- what the reader chooses

  /** @param {SceneChapter} chapter */
  function open(chapter) {
    const period = drawn === null ? null : periodFor(chapter, chapters, drawn);
    if (period !== null) onPeriod(period);
    onChapter(chapter.id);
  }

  /** The chapter of the moment alone, or again all there is. */
  function narrow() {
    const { [current]: chapter } = chapters;
    if (drawn === null || chapter === undefined) return;
    if (isOnly(chapter, drawn)) onPeriod(ALL_TIME);
    else onPeriod(chapterPeriod(chapter));
  }

  // -------------------------------------------------------------- what stands there

  /** @param {StripContext} view */
  function label({ scene, language }) {
    if (labelled?.scene === scene && labelled.language === language) return;
    const focused = buttons.findIndex((button) => button === document.activeElement);
    labelled = { scene, language };
    chapters = [...scene.chapters].sort((a, b) => a.start - b.start);
    buttons = chapters.map((chapter) => {
      const [title, note] = [textIn(chapter.title, language), textIn(chapter.note, language)];
      return element("button", { type: "button", class: "ge-chapter", text: title, title: note || null,
        onclick: () => open(chapter) });
    });
    list.replaceChildren(...buttons, only);
    current = Math.min(current, buttons.length - 1);
    roving.rest(Math.max(0, focused, current));
    buttons[focused]?.focus();
  }

  /** @param {StripContext} view */
  function labelPeriod(view) {
    const { translate } = view;
    const isAll = isAllTime(view);
    list.setAttribute("aria-label", translate("player.chapters"));
    narrowed.hidden = isAll && chapters.length > 0;
    whole.hidden = isAll;
    whole.textContent = translate("player.period.whole");
    words.textContent = translate("player.period", { from: endText("from", view), to: endText("to", view) });
    only.textContent = translate("player.period.only");
  }

  /** It stands behind the chapter of the moment. @param {SceneChapter} chapter @param {StripContext} view */
  function labelOnly(chapter, view) {
    setAttributes(only, { "aria-pressed": isOnly(chapter, view),
      "aria-label": view.translate("player.period.only.chapter", { title: textIn(chapter.title, view.language) }) });
    if (only.previousElementSibling === buttons[current]) return;
    const hadFocus = document.activeElement === only;
    buttons[current].after(only);
    if (hadFocus) only.focus({ preventScroll: true });
  }

  // -------------------------------------------------------------- where the titles stand

  /**
   * Put the titles over their stretches, if there is room for all.
   *
   * @param {Stretch[]} stretches
   * @param {number} width
   * @returns {Title[]|null} null if there is not
   */
  function placeTitles(stretches, width) {
    node.dataset.fit = "spread";
    const widths = buttons.map((button) => button.offsetWidth);
    const extra = only.offsetWidth + 2;
    // What is said of the period stands before the titles, if not in the row above.
    const from = narrowed.offsetTop < 0 ? -MARGIN : narrowed.offsetWidth || -MARGIN;
    const labels = stretches.map(({ left, right }, i) => (
      { at: ((left + right) / 2) * width, width: widths[i] + (i === current ? extra : 0) }));
    // Whether there is room is not to depend on which chapter it is.
    const hasRoom = widths.reduce((sum, one) => sum + one + GAP, extra) <= width + MARGIN - from;
    const begins = hasRoom ? spread(labels, { from, to: width + MARGIN, gap: GAP }) : null;
    node.dataset.fit = begins === null ? "scroll" : "spread";
    buttons.forEach((button, i) => { button.style.left = begins === null ? "" : `${begins[i].toFixed(1)}px`; });
    return begins?.map((begin, i) => ({ begin, width: labels[i].width })) ?? null;
  }

  /** A row that scrolls shows the chapter of the moment. */
  function bringIntoView() {
    const { [current]: button } = buttons;
    if (button === undefined || node.dataset.fit !== "scroll" || list.contains(document.activeElement)) return;
    const width = only.offsetLeft + only.offsetWidth - button.offsetLeft;
    list.scrollTo({ left: button.offsetLeft - (list.clientWidth - width) / 2,
      behavior: prefersReducedMotion() ? "auto" : "smooth" });
  }

  /** @param {StripContext} view */
  function layout(view) {
    const { [current]: chapter } = chapters;
    buttons.forEach((button, i) => {
      if (i === current) button.setAttribute("aria-current", "true");
      else button.removeAttribute("aria-current");
    });
    only.hidden = chapter === undefined;
    if (chapter !== undefined) labelOnly(chapter, view);
    const stretches = stretchesOf(chapters, view);
    const titles = placeTitles(stretches, view.width);
    if (titles !== null && chapter !== undefined) {
      only.style.left = `${(titles[current].begin + buttons[current].offsetWidth + 2).toFixed(1)}px`;
    }
    drawStretches(drawing, stretches, titles, view.width);
    drawing.children[current]?.classList.add("ge-current");
  }

  /** @param {StripContext} view */
  function draw(view) {
    drawn = view;
    label(view);
    labelPeriod(view);
    layout(view);
  }

  /** Mark the chapter of the moment. @param {string|null} id null between chapters */
  function move(id) {
    const next = chapters.findIndex((chapter) => chapter.id === id);
    if (drawn === null || next === current) return;
    current = next;
    layout(drawn);
    if (current >= 0 && !list.contains(document.activeElement)) roving.rest(current);
    bringIntoView();
  }

  return { node, draw, move };
}
