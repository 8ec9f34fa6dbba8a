/**
 * The date of the moment: a button, and the field in which a reader types another one.
 *
 * It owns both, and what is said where a date is not understood. What a date leads to is handed in. Called by
 * controls.js.
 *
 * @import { Translate } from "../translator.js"
 */
import { element, icon, setAttributes, setName, setText } from "../elements.js";

/**
 * @param {{onDate: (text: string) => string, onOpen: () => void}} actions `onDate` goes there and says nothing, or says
 *   what is wrong
 */
export function createDateField({ onDate, onOpen }) {
  const date = element("span", { class: "ge-day" });
  const hours = element("span", { class: "ge-hours" });
  const button = element("button", { type: "button", class: "ge-moment", "aria-expanded": false, onclick: open },
    date, hours);
  const input = element("input", { type: "text", class: "ge-query", autocomplete: "off", autocapitalize: "none",
    spellcheck: "false", enterkeyhint: "go", "aria-describedby": "ge-date-fault" });
  const go = element("button", { type: "submit", class: "ge-button" }, icon("towards"));
  const leave = element("button", { type: "button", class: "ge-button", onclick: close }, icon("close"));
  const fault = element("p", { class: "ge-date-fault", id: "ge-date-fault", role: "alert" });
  const form = element("form", { class: "ge-date-form", hidden: true },
    element("div", { class: "ge-date-typed" }, input, go, leave), fault);

  function open() {
    onOpen();
    form.hidden = false;
    setAttributes(button, { "aria-expanded": true });
    input.value = `${date.textContent ?? ""}${hours.textContent ?? ""}`;
    input.focus();
    input.select();
  }

  function close() {
    const hadFocus = form.contains(document.activeElement);
    form.hidden = true;
    setAttributes(button, { "aria-expanded": false });
    tell("");
    if (hadFocus) button.focus();
  }

  /** @param {string} text */
  function tell(text) {
    setText(fault, text);
    setAttributes(input, { "aria-invalid": text !== "" });
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const wrong = onDate(input.value);
    if (wrong === "") close();
    else tell(wrong);
  });
  input.addEventListener("input", () => tell(""));
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    close();
  });

  /** @param {Translate} translate */
  function label(translate) {
    button.title = translate("player.date");
    setName(input, translate("player.date"));
    setName(go, translate("player.date.go"));
    setName(leave, translate("player.date.leave"));
  }

  /** @param {{date: string, hours: string}} said */
  function say(said) {
    setText(date, said.date);
    setText(hours, said.hours === "" ? "" : ` ${said.hours}`);
  }

  return { nodes: [button, form], label, say, open };
}
