/**
 * The break marks of the strip: where the axis folds a gap, and what each says of its length.
 *
 * It owns the marks, the tip above them and how the keyboard walks over them. Called by timeline.js.
 *
 * @import { StripContext } from "./zoom.js"
 *
 * @typedef {{text: string, end: number, left: number, right: number}} Fold in shares of the part that is shown
 * @typedef {{first: number, last: number, texts: string[], end: number}} Group of folds, from the middle of the first
 *   to that of the last
 * @typedef {ReturnType<typeof createTip>} Tip
 */
import { element, percent, svgElement } from "../elements.js";

/** Break marks nearer than this are one. */
const BREAK_PIXELS = 16;
/** A fold seen from so near is drawn as a broken line over its length. */
const WIDE_FOLD = 40;
/** @type {Record<string, number>} */
const STEPS = { ArrowLeft: -1, ArrowRight: 1 };

/** What of each fold lies in the part that is shown. @param {StripContext} view @returns {Fold[]} */
function foldsIn({ engine, axis, language, shareAt }) {
  return engine.axis(axis).folds.map((fold) => ({ text: fold.text[language], end: fold.end,
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

/** Many marks are one stop of the Tab key; from there the arrows lead on. @param {HTMLButtonElement[]} buttons */
function roveOver(buttons) {
  buttons.forEach((button, i) => {
    button.tabIndex = i === 0 ? 0 : -1;
    button.addEventListener("keydown", (event) => {
      const next = buttons[i + (STEPS[event.key] ?? NaN)];
      if (next === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      button.tabIndex = -1;
      next.tabIndex = 0;
      next.focus();
    });
  });
}

/** @param {HTMLElement} strip the tip stands above it */
function createTip(strip) {
  const tip = element("div", { class: "ge-tip", "aria-hidden": "true", hidden: true });
  strip.append(tip);
  /** @param {string} text @param {number} share */
  function show(text, share) {
    tip.textContent = text;
    tip.hidden = false;
    const half = tip.offsetWidth / 2;
    const x = Math.max(half, Math.min(strip.clientWidth - half, share * strip.clientWidth));
    tip.style.left = `${x.toFixed(1)}px`;
  }
  return { show, hide: () => { tip.hidden = true; } };
}

/**
 * Make the room for the marks.
 *
 * @param {HTMLElement} strip
 * @param {{onSeek: (ms: number) => void}} actions
 */
export function createBreaks(strip, { onSeek }) {
  const node = element("div", { class: "ge-breaks", role: "group" });
  strip.append(node);
  const tip = createTip(strip);

  /** @param {StripContext} view */
  function draw(view) {
    tip.hide();
    const folds = foldsIn(view);
    const buttons = groupsOf(folds, view.width).map((group) => breakButton(group, tip, onSeek));
    node.replaceChildren(
      ...folds.filter(({ left, right }) => (right - left) * view.width >= WIDE_FOLD).map(foldLine), ...buttons);
    roveOver(buttons);
    node.setAttribute("aria-label", view.translate("player.folds"));
  }

  return { node, draw };
}
