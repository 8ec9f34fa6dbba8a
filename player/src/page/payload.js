/**
 * What the page sends to the player: a scene, compressed, as base64 (geo_events/web/payload.py says in which shape),
 * and settings.
 *
 * It owns the order of what comes, not what is in a payload. Called by verbs.js.
 *
 * @import { Scene } from "../time/columns.js"
 * @import { Changes } from "../time/settings.js"
 * @import { Catalogue } from "../translator.js"
 */
import { addTexts } from "../translator.js";
import { decompress } from "./gzip.js";

/** @param {string} payload @returns {Promise<Scene>} the scene in it */
export async function unpack(payload) {
  const bytes = await decompress(payload);
  const length = new DataView(bytes.buffer).getUint32(0, true);
  const scene = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length)));
  if (scene.packed !== undefined) scene.packed.bytes = bytes.subarray(Math.ceil((4 + length) / 8) * 8);
  return scene;
}

/**
 * Make what unpacks a scene and hands it on, after all that came before it. The scene that is there already is not
 * unpacked again.
 *
 * @param {(changes: Changes) => void} set as `geoEvents.set`
 * @returns {(payload: string, settings?: Changes, texts?: Record<string, Catalogue>) => Promise<void>} with the texts
 *   of languages that are not here yet
 */
export function createReceiver(set) {
  /** The payload before: a later one must never be overtaken by an earlier, larger one. */
  let before = Promise.resolve();
  /** @type {string|null} */
  let last = null;

  return function receive(payload, settings = {}, texts = {}) {
    addTexts(texts);
    const scene = payload === last ? undefined : unpack(payload);
    last = payload;
    const received = before.then(async () => set({ scene: await scene, ...settings }));
    // A bad payload is whose who sent it; the next one is not to wait for it.
    before = received.catch(() => { last = null; });
    return received;
  };
}
