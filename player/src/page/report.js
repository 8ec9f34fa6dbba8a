/**
 * What the page is told of the reader's choices: at once of a click, and when the hand rests after the last of a drag
 * or of typing.
 *
 * It owns when the page is told. Called by mount.js.
 *
 * @import { Settings } from "../types.js"
 * @import { Story } from "./story.js"
 *
 * @typedef {object} Report
 * @property {Pick<Settings, typeof VIEW[number]>} view the whole of it
 * @property {string|null} event what is selected
 * @property {string} [claim] whose source the reader asks for
 * @property {number} nonce greater than that of every choice before
 */
import { VIEW } from "./requests.js";

/** How long a hand that drags or types has to rest. */
const REST_MILLISECONDS = 300;

/**
 * @param {Story} story
 * @param {(report: Report) => void} [send] nothing without it
 */
export function createReport(story, send) {
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  let timer;

  /** @param {{claim?: string}} [more] */
  function tell(more = {}) {
    stop();
    const view = /** @type {Report["view"]} */ (Object.fromEntries(VIEW.map((name) => [name, story.settings[name]])));
    send?.({ view, event: story.selected, ...more, nonce: story.nextNonce() });
  }

  function tellLater() {
    stop();
    timer = setTimeout(tell, REST_MILLISECONDS);
  }

  const stop = () => clearTimeout(timer);

  return { tell, tellLater, stop };
}
