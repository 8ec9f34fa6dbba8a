/**
 * What the page asks for, and whether it had heard of what the reader chose last.
 *
 * It owns the numbers of the reader's choices. Called by story.js.
 */

export function createRequests() {
  /** The number of the reader's last own choice, and what the page asked for last. */
  let lastNonce = 0;
  let lastRequest = "";

  /**
   * The page says with every run what is selected, and the number of the last choice that it has heard of. It is
   * followed when it says something new, and not when it has yet to hear of a later choice.
   *
   * @param {string|null} id
   * @param {number} [nonce]
   */
  function isNew(id, nonce) {
    if (nonce === undefined) return true;
    const request = JSON.stringify([id, nonce]);
    if (nonce < lastNonce || request === lastRequest) return false;
    lastRequest = request;
    return true;
  }

  function nextNonce() {
    lastNonce = Math.max(lastNonce + 1, Date.now());
    return lastNonce;
  }

  return { isNew, nextNonce };
}
