/**
 * What the page asks for, and whether it had heard of what the reader chose last.
 *
 * It owns the numbers of the reader's choices. Called by story.js; what is told of them is report.js's.
 *
 * @import { Changes } from "../time/settings.js"
 */

/** The settings that the page around is told of at once, for what stands there hangs on them. */
export const VIEW = /** @type {const} */ (["from", "to", "layers", "statuses", "query", "language", "clock"]);
/** @type {readonly string[]} */
const ASKED = [...VIEW, "selected"];

export function createRequests() {
  /** The number of the reader's last own choice, and what the page asked for last. */
  let lastNonce = 0;
  let lastRequest = "";

  /**
   * The page says with every run what it shows, and the number of the last choice that it has heard of. It is followed
   * when it says something new, and not when it has yet to hear of a later choice.
   *
   * @param {Changes} changes
   * @returns {Changes} those that are to be made
   */
  function heard({ nonce, ...changes }) {
    if (nonce === undefined) return changes;
    const request = JSON.stringify([nonce, ...ASKED.map((name) => Object(changes)[name])]);
    if (nonce >= lastNonce && request !== lastRequest) {
      lastRequest = request;
      return changes;
    }
    return Object.fromEntries(Object.entries(changes).filter(([name]) => !ASKED.includes(name)));
  }

  /** The number of a choice that the reader makes now. */
  function nextNonce() {
    lastNonce = Math.max(lastNonce + 1, Date.now());
    return lastNonce;
  }

  return { heard, nextNonce };
}
