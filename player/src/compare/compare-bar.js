/**
 * The counts of a comparison, along the top: what is on the first side only, on both, and on the second only. Each is a
 * button that leaves its events out; the last ends the comparison.
 *
 * It owns these elements. What is counted comparison.js says; what a button does is handed in. Called by comparing.js.
 *
 * @import { Language } from "../languages.js"
 * @import { Comparison, Part, Parted } from "../time/comparison.js"
 * @import { Translate } from "../translator.js"
 * @import { Windows } from "./windows.js"
 *
 * @typedef {object} Said
 * @property {Record<"now"|"then", string>} names what either side is called
 * @property {Parted} parted
 * @property {Comparison} comparison
 * @property {boolean} isCrowd whether there are too many for marks of their own
 * @property {boolean} isResting whether who listens is to hear it
 */
import { element, icon, setAttributes, setName, setText } from "../elements.js";
import { numberText } from "../languages.js";
import { PARTS } from "../time/comparison.js";
import { spanOf } from "../time/period.js";

const ENDS = /** @type {const} */ (["from", "to"]);

/**
 * @param {HTMLElement} host
 * @param {object} actions
 * @param {(part: Part) => void} actions.onPart
 * @param {(ends: {from: string|null, to: string|null}) => void} actions.onPeriod
 * @param {() => void} actions.onEnd
 */
export function createCompareBar(host, { onPart, onPeriod, onEnd }) {
  const parts = PARTS.map((part) => {
    const name = element("span", { class: "ge-part-name" });
    const count = element("b");
    const more = element("small");
    const sign = part === "both" ? null : element("i", { class: "ge-only-sign" });
    const node = element("button", { type: "button", class: "ge-part", "data-part": part,
      onclick: () => onPart(part) }, icon("tick"), sign, element("span", {}, name, " ", count, more));
    return { part, node, name, count, more };
  });
  const fields = ENDS.map((end) => element("input", { type: "text", class: "ge-end-field", size: 10, name: end,
    inputmode: "numeric", autocomplete: "off", spellcheck: "false", onchange: read }));
  const period = element("div", { class: "ge-period-fields", role: "group" }, fields[0],
    element("span", { text: "–", "aria-hidden": "true" }), fields[1]);
  const close = element("button", { type: "button", class: "ge-button ge-close", onclick: onEnd }, icon("close"));
  const heard = element("p", { class: "ge-heard", role: "status" });
  const name = element("p", { class: "ge-side-name" });
  const node = element("section", { class: "ge-compare" },
    element("div", { class: "ge-parts", role: "group" }, ...parts.map((one) => one.node)), period, close, heard);
  host.append(node, name);

  /** What is no date is not taken; the field says so. */
  function read() {
    const texts = fields.map((field) => field.value.trim());
    const wrong = texts.map((text) => text !== "" && spanOf(text) === null);
    fields.forEach((field, i) => setAttributes(field, { "aria-invalid": wrong[i] }));
    if (wrong.includes(true) || texts.every((text) => text === "")) return;
    const [from, to] = texts.map((text) => (text === "" ? null : text));
    onPeriod({ from, to });
  }

  /** @param {Translate} translate @param {Comparison} comparison */
  function label(translate, comparison) {
    setAttributes(node, { "aria-label": translate("player.compare") });
    setName(close, translate("player.compare.end"));
    period.hidden = comparison.kind !== "period";
    setAttributes(period, { "aria-label": translate("player.compare.second") });
    fields.forEach((field, i) => {
      setName(field, translate(`player.period.${ENDS[i]}`));
      field.placeholder = "2001-02";
      if (comparison.kind !== "period" || field === document.activeElement) return;
      field.value = comparison[ENDS[i]] ?? "";
      setAttributes(field, { "aria-invalid": false });
    });
  }

  /** @param {Translate} translate @param {Language} language @param {Said} said */
  function say(translate, language, { names, parted, comparison, isCrowd, isResting }) {
    const { counts, changed } = parted;
    /** @param {number} count */
    const write = (count) => numberText(count, language);
    const words = { now: translate("player.compare.only", { side: names.now }),
      both: translate("player.compare.both"), then: translate("player.compare.only", { side: names.then }) };
    for (const one of parts) {
      setText(one.name, words[one.part]);
      setText(one.count, write(counts[one.part]));
      setText(one.more, one.part === "both" && changed > 0
        ? translate("player.compare.otherwise", { count: write(changed) }) : "");
      setAttributes(one.node, { "aria-pressed": comparison.shown.includes(one.part) });
      one.node.disabled = isCrowd;
      one.node.title = isCrowd ? translate("player.compare.many") : "";
    }
    setText(name, names.now);
    if (!isResting) return;
    setText(heard, parts.map((one) => `${one.node.textContent?.trim()}`).join(". "));
  }

  /** @param {Windows} windows */
  function place({ now, then, isBeside }) {
    Object.assign(node.style, { left: `${now.left}px`, width: `${(isBeside ? then.right : now.right) - now.left}px` });
    Object.assign(name.style, { left: `${now.left}px`, top: `${now.top}px`, width: `${now.right - now.left}px` });
  }

  return { node, close, label, say, place, remove() { node.remove(); name.remove(); } };
}
