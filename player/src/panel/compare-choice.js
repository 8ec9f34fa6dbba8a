/**
 * What can be compared, as buttons in the map's own panel: the one that is on is pressed, and ends it.
 *
 * It owns these elements; what they do is handed in. Called by more.js.
 *
 * @import { Preset } from "../compare/presets.js"
 * @import { Control } from "./choice.js"
 */
import { PRESETS } from "../compare/presets.js";
import { element, setAttributes, setText } from "../elements.js";
import { readComparison } from "../time/comparison.js";

/** @param {(preset: Preset) => void} onPress @returns {Control} */
export function createCompareChoice(onPress) {
  const heading = element("h3", { id: "ge-compare" });
  const meaning = element("p", { class: "ge-meaning", id: "ge-compare-meaning" });
  const buttons = PRESETS.map((preset) => element("button", { type: "button", onclick: () => onPress(preset) }));
  const node = element("div", { role: "group", "aria-labelledby": heading.id, "aria-describedby": meaning.id },
    heading, element("div", { class: "ge-switch ge-presets" }, ...buttons), meaning);

  /** @type {Control["label"]} */
  function label(translate, { compare }) {
    const kind = compare === null ? null : readComparison(compare)?.kind;
    setText(heading, translate("player.compare"));
    setText(meaning, translate(kind === null ? "player.compare.title" : "player.compare.title.on"));
    PRESETS.forEach((preset, i) => {
      setText(buttons[i], translate(`player.compare.${preset}`));
      setAttributes(buttons[i], { "aria-pressed": preset === kind });
    });
  }

  return { node, label };
}
