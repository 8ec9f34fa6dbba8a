/**
 * Controls of which one value is chosen: a switch with a sentence on what is chosen, and a list with its label.
 *
 * They own their elements and what they show as chosen; what a reader chooses is told to whoever made them. Called by
 * sidebar.js and more.js.
 *
 * @import { Translate } from "../translator.js"
 * @import { Settings } from "../types.js"
 *
 * @typedef {object} Control
 * @property {HTMLElement} node
 * @property {(translate: Translate, settings: Settings) => void} label say what it is and show what is chosen
 */
import { element, setAttributes, setText } from "../elements.js";

/**
 * A heading, a few buttons of which one is pressed, and what that one means.
 *
 * @template {"mode"|"axis"|"clock"} Name
 * @param {Name} name
 * @param {readonly Settings[Name][]} values
 * @param {(value: Settings[Name]) => void} onChoose
 * @returns {Control}
 */
export function createSwitch(name, values, onChoose) {
  const heading = element("h3", { id: `ge-${name}` });
  const meaning = element("p", { class: "ge-meaning", id: `ge-${name}-meaning` });
  const buttons = values.map((value) => element("button", { type: "button", onclick: () => onChoose(value) }));
  const node = element("div", { role: "group", "aria-labelledby": heading.id, "aria-describedby": meaning.id },
    heading, element("div", { class: "ge-switch" }, ...buttons), meaning);

  /** @type {Control["label"]} */
  function label(translate, settings) {
    setText(heading, translate(`player.${name}`));
    values.forEach((value, i) => {
      setText(buttons[i], translate(`player.${name}.${value}`));
      setAttributes(buttons[i], { "aria-pressed": settings[name] === value });
    });
    setText(meaning, translate(`player.${name}.${settings[name]}.title`));
  }

  return { node, label };
}

/**
 * A list to choose from, beside its label.
 *
 * @param {(value: number) => void} onChoose
 */
export function createList(onChoose) {
  const list = element("select", { class: "ge-select" });
  const words = element("span");
  const node = element("label", { class: "ge-listed" }, words, list);
  let written = "";
  list.addEventListener("change", () => onChoose(Number(list.value)));

  /** @param {string} text @param {{value: number, text: string}[]} options @param {number|undefined} chosen */
  function label(text, options, chosen) {
    setText(words, text);
    // An open list is not to be taken from under the reader's hand.
    const key = JSON.stringify(options);
    if (written !== key) list.replaceChildren(...options.map((one) => element("option", one)));
    written = key;
    list.value = String(chosen);
  }

  return { node, list, label };
}
