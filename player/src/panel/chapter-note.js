/**
 * The note of a chapter on the map: its title and what it is about, and the button that plays it alone.
 *
 * It owns that box. It is there from when a chapter is chosen, or playing comes to it, until its second moment is over,
 * or somebody closes it. Called by frame.js.
 *
 * @import { SceneChapter } from "../scene.js"
 * @import { Context } from "../types.js"
 */
import { element, icon, setName } from "../elements.js";
import { writeIn } from "../told.js";

/**
 * @param {HTMLElement} host
 * @param {{onPlay: (id: string) => void, onClose: () => void}} actions
 */
export function createChapterNote(host, { onPlay, onClose }) {
  const kicker = element("p", { class: "ge-note-kicker" });
  const title = element("h2", { id: "ge-note-title" });
  const words = element("p", { class: "ge-note-words" });
  const label = element("span");
  const play = element("button", { type: "button", class: "ge-strong", onclick: () => {
    if (drawn !== null) onPlay(drawn.id);
  } }, icon("play"), label);
  const close = element("button", { type: "button", class: "ge-button ge-close", onclick: onClose }, icon("close"));
  const box = element("section", { class: "ge-chapter-note", "aria-labelledby": title.id, hidden: true }, kicker, title,
    words, play, close);
  host.append(box);
  /** @type {{key: string, id: string}|null} */
  let drawn = null;

  /**
   * @param {SceneChapter|null} chapter none hides it
   * @param {Context} context
   * @param {boolean} isPlaying
   * @returns {boolean} whether anything has changed
   */
  function draw(chapter, { scene, language, translate }, isPlaying) {
    const key = chapter === null ? "" : JSON.stringify([scene.digest, chapter.id, language, isPlaying]);
    if (key === (drawn?.key ?? "")) return false;
    box.hidden = chapter === null;
    drawn = chapter === null ? null : { key, id: chapter.id };
    if (chapter === null) return true;
    const order = [...scene.chapters].sort((a, b) => a.start - b.start);
    kicker.textContent = translate("player.present.chapter",
      { number: order.indexOf(chapter) + 1, total: order.length });
    writeIn(title, chapter.title, language);
    writeIn(words, chapter.note, language);
    words.hidden = words.textContent === "";
    label.textContent = translate("player.chapter.play");
    play.hidden = isPlaying;
    setName(close, translate("player.chapter.close"));
    return true;
  }

  return { root: box, draw };
}
