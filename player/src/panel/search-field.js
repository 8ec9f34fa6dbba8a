/**
 * The field in which a reader looks for words.
 *
 * It owns the field and its button; what is found is told to nobody here. Called by sidebar.js.
 *
 * @import { Translate } from "../translator.js"
 */
import { element, icon, setName } from "../elements.js";

/** @param {(query: string, isOngoing: boolean) => void} onSearch */
export function createSearchField(onSearch) {
  const input = element("input", { type: "search", class: "ge-query", autocomplete: "off", autocapitalize: "none",
    spellcheck: "false", enterkeyhint: "search" });
  const clear = element("button", { type: "button", class: "ge-button ge-clear", hidden: true, onclick: empty },
    icon("close"));
  const node = element("div", { class: "ge-search", role: "search" }, input, clear);

  /** @param {boolean} isOngoing */
  function search(isOngoing) {
    clear.hidden = input.value === "";
    onSearch(input.value, isOngoing);
  }

  /** @returns {boolean} whether there was anything to clear */
  function empty() {
    const was = input.value;
    input.value = "";
    if (was !== "") search(false);
    input.focus();
    return was !== "";
  }

  // Half a Chinese word, as it is being put together, is no word yet, and nobody takes it away.
  let isComposing = false;
  input.addEventListener("compositionstart", () => { isComposing = true; });
  input.addEventListener("compositionend", () => {
    isComposing = false;
    search(true);
  });
  input.addEventListener("input", () => { if (!isComposing) search(true); });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.isComposing && input.value !== "") {
      event.preventDefault();
      event.stopPropagation();
      empty();
    }
  });

  /** @param {Translate} translate @param {string} query */
  function label(translate, query) {
    input.setAttribute("aria-label", translate("player.search"));
    input.placeholder = translate("player.search");
    setName(clear, translate("player.search.clear"));
    if (!isComposing && input.value.trim() !== query.trim()) input.value = query;
    clear.hidden = input.value === "";
  }

  return { node, label };
}
