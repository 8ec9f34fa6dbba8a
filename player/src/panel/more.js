/**
 * What few readers need, behind a button: how time is laid out, what the map keeps of the past, how fast it plays, and
 * what comes after the end.
 *
 * It owns these controls and whether they are shown. Called by sidebar.js.
 *
 * @import { Preset } from "../compare/presets.js"
 * @import { Translate } from "../translator.js"
 * @import { Mode, Settings } from "../types.js"
 * @import { Control } from "./choice.js"
 * @import { UrlOf } from "./copy-link.js"
 *
 * @typedef {(changes: Partial<Settings>) => void} OnSet
 */
import { element, icon, setAttributes, setText } from "../elements.js";
import { MODES, SPEEDS } from "../time/settings.js";
import { createList, createSwitch } from "./choice.js";
import { createCompareChoice } from "./compare-choice.js";
import { createCopyLinks } from "./copy-link.js";

/** Shares of the axis over which a trail fades, and days of a window: what the reader may choose without a page. */
const TRAILS = [0.05, 0.12, 0.3];
const WINDOWS = [1, 7, 30, 90, 365, 1826, 3652];

/**
 * How a length is written; one that only a page can have set is written as its number.
 *
 * @param {Translate} translate
 * @param {Mode} mode
 * @param {number} value
 */
function lengthText(translate, mode, value) {
  if (mode === "trail") {
    const at = TRAILS.indexOf(value);
    if (at >= 0) return translate(`player.trail.${["short", "medium", "long"][at]}`);
    return translate("player.trail.share", { percent: Math.round(value * 1000) / 10 });
  }
  return translate(WINDOWS.includes(value) ? `player.window.${value}` : "player.window.days", { count: value });
}

/** How long the trail or the window is, depending on which of them there is. @param {OnSet} onSet @returns {Control} */
function createLength(onSet) {
  let isTrail = true;
  const { node, list, label: labelList } = createList((value) => onSet(isTrail ? { trail: value } : { window: value }));
  list.classList.add("ge-length");
  /** @type {Control["label"]} */
  function label(translate, { mode, trail, window }) {
    node.hidden = mode === "upto";
    if (mode === "upto") return;
    isTrail = mode === "trail";
    const value = isTrail ? trail : window;
    const values = [...new Set([...(isTrail ? TRAILS : WINDOWS), value])].sort((a, b) => a - b);
    labelList(translate(`player.${mode}.length`),
      values.map((one) => ({ value: one, text: lengthText(translate, mode, one) })), value);
  }
  return { node, label };
}

/** @param {OnSet} onSet @returns {Control} */
function createSpeed(onSet) {
  const { node, list, label } = createList((speed) => onSet({ speed }));
  list.classList.add("ge-speed");
  return { node, label(translate, settings) {
    // A speed that a page has set to something between stands for the nearest below.
    label(translate("player.speed"), SPEEDS.map((speed) => ({ value: speed, text: `${speed}×` })),
      SPEEDS.findLast((speed) => speed <= settings.speed));
  } };
}

/** @param {OnSet} onSet @returns {Control} */
function createLoop(onSet) {
  const words = element("span");
  const node = element("button", { type: "button", class: "ge-choice ge-loop", "aria-pressed": "false",
    onclick: () => onSet({ loop: node.getAttribute("aria-pressed") !== "true" }) }, icon("tick"), words);
  return { node, label(translate, { loop }) {
    setText(words, translate("player.loop"));
    setAttributes(node, { "aria-pressed": loop });
  } };
}

/**
 * @param {OnSet} onSet
 * @param {(preset: Preset) => void} onCompare
 * @param {UrlOf} urlOf the address of what is to be copied
 * @returns {Control}
 */
export function createMore(onSet, onCompare, urlOf) {
  const controls = [createCompareChoice(onCompare),
    createSwitch("mode", MODES, (mode) => onSet({ mode })), createLength(onSet),
    createSwitch("axis", ["elastic", "linear"], (axis) => onSet({ axis })), createSpeed(onSet), createLoop(onSet),
    createCopyLinks(urlOf)];
  const words = element("span");
  const box = element("div", { class: "ge-more", id: "ge-more", hidden: true }, ...controls.map(({ node }) => node));
  const button = element("button", { type: "button", class: "ge-disclosure", "aria-controls": box.id,
    "aria-expanded": "false", onclick: () => {
      box.hidden = !box.hidden;
      setAttributes(button, { "aria-expanded": !box.hidden });
      if (!box.hidden) box.scrollIntoView({ block: "nearest" });
    } }, icon("forward"), words);
  return { node: element("div", { class: "ge-furthest" }, button, box), label(translate, settings) {
    setText(words, translate("player.further"));
    for (const control of controls) control.label(translate, settings);
  } };
}
