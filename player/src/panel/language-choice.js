/**
 * The choice of language: of a few by buttons, of many by a list, each by its own name.
 *
 * It owns its elements. What a language needs is there before it is told. Called by sidebar.js.
 *
 * @import { Language } from "../languages.js"
 * @import { Control } from "./choice.js"
 */
import { element, setAttributes, setText } from "../elements.js";
import { marked, ownName } from "../languages.js";
import { haveTexts, languagesOffered } from "../translator.js";

/** More are a list. */
const MOST_BUTTONS = 2;

/**
 * @param {(language: Language) => void} onChoose
 * @returns {Control}
 */
export function createLanguageChoice(onChoose) {
  const heading = element("h3", { id: "ge-language" });
  const room = element("div", {});
  const node = element("div", { role: "group", "aria-labelledby": heading.id }, heading, room);
  /** @type {Language[]} */
  let shown = [];
  /** @type {HTMLButtonElement[]} */
  let buttons = [];
  /** @type {HTMLSelectElement|null} */
  let list = null;

  /** @param {Language} language */
  const choose = (language) => void haveTexts(language).then(() => onChoose(language), () => undefined);

  function build() {
    buttons = [];
    list = null;
    if (shown.length <= MOST_BUTTONS) {
      buttons = shown.map((one) => element("button", { type: "button", lang: marked(one), text: ownName(one),
        onclick: () => choose(one) }));
      room.replaceChildren(element("div", { class: "ge-switch" }, ...buttons));
      return;
    }
    const options = shown.map((one) => element("option", { value: one, lang: marked(one), text: ownName(one) }));
    const select = element("select", { class: "ge-select", "aria-labelledby": heading.id }, ...options);
    select.addEventListener("change", () => choose(select.value));
    list = select;
    room.replaceChildren(select);
  }

  /** @type {Control["label"]} */
  function label(translate, { language }) {
    const offered = languagesOffered();
    if (offered.join() !== shown.join()) {
      shown = offered;
      build();
    }
    node.hidden = shown.length < 2;
    setText(heading, translate("player.language"));
    shown.forEach((one, i) => { if (buttons[i]) setAttributes(buttons[i], { "aria-pressed": one === language }); });
    if (list !== null) list.value = language;
  }

  return { node, label };
}
