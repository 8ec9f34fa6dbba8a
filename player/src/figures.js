/**
 * The numbers that are claimed of an event, in words: exact or with their bounds, each with who gave it.
 *
 * Pure; Python has the same words (figures.py). Called by whoever writes an event.
 *
 * @import { Language } from "./languages.js"
 * @import { SceneFigure } from "./scene.js"
 */
import { textIn } from "./told.js";
import { translatorOf } from "./translator.js";

/** @param {SceneFigure[]} figures @param {Language} language */
export function figuresText(figures, language) {
  const translate = translatorOf(language);
  return figures.map(({ bound, number, other, by }) => translate("figure", { by: textIn(by, language),
    number: translate(`figure.${bound}`, { number, other: other ?? "" }) })).join(translate("figure.joint"));
}
