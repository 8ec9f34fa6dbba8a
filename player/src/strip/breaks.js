/**
 * The break marks of the strip: where the axis folds a gap, and what each says of its length.
 *
 * It owns the marks; the words above them are tip.js's. Called by timeline.js.
 *
 * @import { Tip } from "./tip.js"
 * @import { StripContext } from "./zoom.js"
 *
 * @typedef {{text: string, end: number, left: number, right: number}} Fold in shares of the part that is shown
 * @typedef {{first: number, last: number, texts: string[], end: number}} Group of folds, from the middle of the first
 *   to that of the last
 */
import { element, percent, svgElement } from "../elements.js";
import { foldText } from "../time/date-words.js";
import { createRoving } from "./roving.js";

/** Break marks nearer than this are one. */
const BREAK_PIXELS = 16;
/** A fold seen from so near is drawn as a broken line over its length. */
const WIDE_FOLD = 40;

/** What of each fold lies in the part that is shown. @param {StripContext} view @returns {Fold[]} */
function foldsIn({ engine, axis, language, shareAt }) {
  return engine.axis(axis).folds.map((fold) => ({ text: foldText(fold, language), end: fold.end,
    left: Math.max(0, shareAt(fold.start)), right: Math.min(1, shareAt(fold.end)) }))
    .filter(({ left, right }) => left < right);
}

/**
 * Folds that lie close together, as one: where there are many in a narrow strip, their marks would be a hatching.
 *
 * @param {Fold[]} folds
 * @param {number} width
 */
function groupsOf(folds, width) {
  /** @type {Group[]} */
  const groups = [];
  for (const { text, end, left, right } of folds) {
    const middle = (left + right) / 2;
    const last = groups[groups.length - 1];
    if (last === undefined || (middle - last.first) * width >= BREAK_PIXELS) {
      groups.push({ first: middle, last: middle, texts: [text], end });
    } else {
      Object.assign(last, { last: middle, texts: [...last.texts, text], end });
    }
  }
  return groups;
}

/** @param {Fold} fold */
function foldLine({ left, right }) {
  const line = element("span", { class: "ge-folded" });
  line.style.left = percent(left);
  line.style.width = percent(right - left);
  return line;
}

/** @param {Group} group @param {Tip} tip @param {(ms: number) => void} onSeek */
function breakButton({ first, last, texts, end }, tip, onSeek) {
  const middle = (first + last) / 2;
  const text = texts.join("\n");
  const button = element("button", { type: "button", class: "ge-break", "aria-label": texts.join("; ") },
    svgElement("svg", { viewBox: "0 0 14 14", width: 14, height: 14, "aria-hidden": "true" },
      svgElement("path", { d: "M4.5 11L6.5 3M7.5 11L9.5 3", class: "ge-break-ink" })));
  button.style.left = percent(middle);
  // A pointer drags the playhead as anywhere on the strip; a key (a click without a count) leaps over the gap.
  button.addEventListener("click", (event) => { if (event.detail === 0) onSeek(end); });
  const show = () => tip.show(text, middle);
  for (const name of ["pointerenter", "focus"]) button.addEventListener(name, show);
  for (const name of ["pointerleave", "blur"]) button.addEventListener(name, tip.hide);
  return button;
}

/**
 * Make the room for the marks.
 *
 * @param {HTMLElement} strip
 * @param {{onSeek: (ms: number) => void, tip: Tip}} actions
 */
export function createBreaks(strip, { onSeek, tip }) {
  const node = element("div", { class: "ge-breaks", role: "group" });
  strip.append(node);
  /** @type {HTMLButtonElement[]} */
  let buttons = [];
  const roving = createRoving(node, () => buttons);

  /** @param {StripContext} view */
  function draw(view) {
    tip.hide();
    const folds = foldsIn(view);
    buttons = groupsOf(folds, view.width).map((group) => breakButton(group, tip, onSeek));
    node.replaceChildren(
      ...folds.filter(({ left, right }) => (right - left) * view.width >= WIDE_FOLD).map(foldLine), ...buttons);
    roving.rest(0);
    node.setAttribute("aria-label", view.translate("player.folds"));
  }

  return { node, draw };
}
