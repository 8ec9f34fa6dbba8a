/**
 * What the page is told of the reader's choices: at once of a click, when the hand rests after the last of a drag or of
 * typing, and of the rest, as the moment, when the reader turns to the page.
 *
 * It owns when the page is told. Called by mount.js.
 *
 * @import { Story } from "./story.js"
 *
 * @typedef {object} Report
 * @property {string} link to the view
 * @property {boolean} isWritten whether the reader's address is that link
 * @property {string} [claim] whose source the reader asks for
 * @property {number} nonce greater than that of every choice before
 */
/** How long a hand that drags or types has to rest. */
const REST_MILLISECONDS = 300;

/**
 * @param {Story} story
 * @param {{send?: (report: Report) => void, link: () => string, isWritten: boolean}} page who is told, if anybody
 */
export function createReport(story, { send, link, isWritten }) {
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  let timer;
  /** The link of which the page knows. */
  let known = "";

  /** @param {{claim?: string}} [more] */
  function tell(more = {}) {
    stop();
    known = link();
    send?.({ link: known, isWritten, ...more, nonce: story.nextNonce() });
  }

  function tellLater() {
    stop();
    timer = setTimeout(tell, REST_MILLISECONDS);
  }

  const stop = () => clearTimeout(timer);

  /** The reader turns to the page. */
  function leave() {
    if (send !== undefined && story.scene !== null && link() !== known) tell();
  }

  return { tell, tellLater, leave, stop };
}
