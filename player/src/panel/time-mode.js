/**
 * The ways to look at time, in the row of controls: what the map keeps of the past, how much of it, and what comes
 * after the end.
 *
 * It owns these switches and their words; what is chosen is told to whoever made them. Called by controls.js.
 *
 * @import { Translate } from "../translator.js"
 * @import { Mode, Settings } from "../types.js"
 *
 * @typedef {object} Control
 * @property {HTMLElement} node
 * @property {(translate: Translate, settings: Settings) => void} label say what it is and show what is chosen
 *
 * @typedef {(changes: Partial<Settings>) => void} OnSet
 */
import { element, icon, setName } from "../elements.js";
import { MODES, SPEEDS } from "../time/settings.js";

/** Shares of the axis over which a trail fades, and days of a window: what the reader may choose without a page. */
const TRAILS = [0.05, 0.12, 0.3];
const WINDOWS = [1, 7, 30, 90, 365, 1826, 3652];

/**
 * A small group of which one is chosen.
 *
 * @template {"mode"|"axis"} Name
 * @param {Name} name
 * @param {Settings[Name][]} values
 * @param {(value: Settings[Name]) => void} onChoose
 * @returns {Control}
 */
function createSwitch(name, values, onChoose) {
  const buttons = values.map((value) => element("button", { type: "button", onclick: () => onChoose(value) }));
  const group = element("div", { class: "ge-switch", role: "group" }, ...buttons);
  /** @type {Control["label"]} */
  function label(translate, settings) {
    group.setAttribute("aria-label", translate(`player.${name}`));
    values.forEach((value, i) => {
      buttons[i].textContent = translate(`player.${name}.${value}`);
      buttons[i].title = translate(`player.${name}.${value}.title`);
      buttons[i].setAttribute("aria-pressed", String(settings[name] === value));
    });
  }
  return { node: group, label };
}

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
  const list = element("select", { class: "ge-select ge-length" });
  let isTrail = true;
  let written = "";
  list.addEventListener("change", () => {
    const value = Number(list.value);
    onSet(isTrail ? { trail: value } : { window: value });
  });
  /** @type {Control["label"]} */
  function label(translate, { mode, trail, window }) {
    list.hidden = mode === "upto";
    if (list.hidden) return;
    isTrail = mode === "trail";
    const value = isTrail ? trail : window;
    const values = [...new Set([...(isTrail ? TRAILS : WINDOWS), value])].sort((a, b) => a - b);
    const texts = values.map((one) => lengthText(translate, mode, one));
    setName(list, translate(`player.${mode}.length`));
    // An open list is not to be taken from under the reader's hand.
    if (written !== texts.join("\n")) {
      written = texts.join("\n");
      list.replaceChildren(...values.map((one, i) => element("option", { value: one, text: texts[i] })));
    }
    list.value = String(value);
  }
  return { node: list, label };
}

/** @param {OnSet} onSet @returns {Control} */
function createLoop(onSet) {
  const button = element("button", { type: "button", class: "ge-button ge-loop", "aria-pressed": "false",
    onclick: () => onSet({ loop: button.getAttribute("aria-pressed") !== "true" }) }, icon("loop"));
  /** @type {Control["label"]} */
  function label(translate, { loop }) {
    setName(button, translate("player.loop"));
    button.setAttribute("aria-pressed", String(loop));
  }
  return { node: button, label };
}

/** @param {OnSet} onSet @returns {Control} */
function createSpeed(onSet) {
  const list = element("select", { class: "ge-select ge-speed" },
    ...SPEEDS.map((speed) => element("option", { value: speed, text: `${speed}×` })));
  list.addEventListener("change", () => onSet({ speed: Number(list.value) }));
  /** @type {Control["label"]} */
  function label(translate, settings) {
    setName(list, translate("player.speed"));
    // A speed that a page has set to something between stands for the nearest below.
    list.value = String(SPEEDS.findLast((speed) => speed <= settings.speed));
  }
  return { node: list, label };
}

/**
 * Make them, in the order in which they stand.
 *
 * @param {OnSet} onSet
 * @returns {Control[]}
 */
export function createTimeMode(onSet) {
  const modes = createSwitch("mode", MODES, (mode) => onSet({ mode }));
  const length = createLength(onSet);
  const axes = createSwitch("axis", ["elastic", "linear"], (axis) => onSet({ axis }));
  /** @type {Control["label"]} */
  const label = (...given) => [modes, length].forEach((control) => control.label(...given));
  return [createSpeed(onSet), createLoop(onSet), axes,
    { node: element("div", { class: "ge-time-mode" }, modes.node, length.node), label }];
}
