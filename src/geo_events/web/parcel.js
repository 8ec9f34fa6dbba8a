/**
 * What the page sends to the player: a scene, compressed, as base64 (player.py says in which shape), and settings.
 *
 * It owns the order of what comes, not what is in a parcel. Called by the app's update script and by an exported page.
 */
(function (root) {
  "use strict";

  /** The parcel before: a later one must never be overtaken by an earlier, larger one. */
  let before = Promise.resolve();
  let last = null;

  async function unpack(parcel) {
    const bytes = await root.geoEvents.decompress(parcel);
    const length = new DataView(bytes.buffer).getUint32(0, true);
    const scene = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length)));
    if (scene.packed !== undefined) scene.packed.bytes = bytes.subarray(Math.ceil((4 + length) / 8) * 8);
    return scene;
  }

  /**
   * Unpack a scene and hand it to `geoEvents.set`, after all that came before it. The scene that is there already is not
   * unpacked again.
   * @param {string} parcel
   * @param {object} [settings] as `geoEvents.set` takes them
   * @returns {Promise<void>}
   */
  function receive(parcel, settings = {}) {
    const scene = parcel === last ? null : unpack(parcel);
    last = parcel;
    const received = before.then(async () => root.geoEvents.set({ scene: await scene, ...settings }));
    // A bad parcel is whose who sent it; the next one is not to wait for it.
    before = received.catch(() => { last = null; });
    return received;
  }

  root.geoEvents = Object.assign(root.geoEvents ?? {}, { receive });
})(globalThis);
