/*
 * What the Streamlit page sends to the player: JSON, compressed, as base64.
 * Owns the unpacking and its order. Knows nothing of what is in a parcel. Called by the page's update script.
 */
(function (root) {
  "use strict";

  /** The parcel before: a later one must never be overtaken by an earlier, larger one. */
  let before = Promise.resolve();

  /**
   * Unpack a parcel.
   * @param {string} parcel JSON in UTF-8, gzip, base64.
   * @returns {Promise<object>}
   */
  async function unpack(parcel) {
    const bytes = Uint8Array.from(atob(parcel), (character) => character.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Response(stream).json();
  }

  /**
   * Unpack a parcel and hand it to `geoEvents.set`, after all that came before it.
   * @param {string} parcel JSON in UTF-8, gzip, base64.
   * @returns {Promise<void>}
   */
  function receive(parcel) {
    const unpacked = unpack(parcel);
    before = before.then(async () => root.geoEvents.set(await unpacked));
    return before;
  }

  root.geoEvents = Object.assign(root.geoEvents ?? {}, { receive });
})(globalThis);
