/**
 * The opening: the title of the whole, one sentence of what it is, and the button that starts the story.
 *
 * It owns that box; in which corner of the map it stands, corner.js knows. Its title is the page's heading, and stays
 * so for who listens when the box has gone; where a page around the map has it, the box does without. Called by
 * telling.js.
 *
 * @import { Context } from "../types.js"
 */
import { element, icon, setAttributes } from "../elements.js";
import { textIn, writeIn } from "../told.js";

/**
 * @param {HTMLElement} host
 * @param {{isTitled: boolean, onStart: () => void}} options `isTitled` if the page around has its title as a heading
 */
export function createOpening(host, { isTitled, onStart }) {
  const title = isTitled ? null : element("h1", { class: "ge-opening-title" });
  const about = element("p", { class: "ge-opening-about" });
  const label = element("span");
  const start = element("button", { type: "button", class: "ge-strong", onclick: onStart }, icon("play"), label);
  const box = element("section", { class: "ge-opening", "data-shown": "false" }, title, about, start);
  host.append(box);
  let drawn = "";

  /** @param {Context} context @param {boolean} isShown @returns {boolean} whether anything has changed */
  function draw({ scene, language, translate }, isShown) {
    const key = JSON.stringify([scene.digest, language, isShown]);
    if (key === drawn) return false;
    drawn = key;
    const name = textIn(scene.title, language);
    if (title !== null) writeIn(title, scene.title, language);
    writeIn(about, scene.about, language);
    label.textContent = translate("player.opening.start");
    about.hidden = about.textContent === "" || !isShown;
    start.hidden = !isShown;
    setAttributes(box, { "data-shown": isShown });
    // A region of the page only while there is something in it to read.
    if (isShown) box.setAttribute("aria-label", name);
    else box.removeAttribute("aria-label");
    return true;
  }

  return { root: box, draw, get isShown() { return box.dataset.shown === "true"; } };
}
