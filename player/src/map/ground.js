/**
 * The ground under the story: the basemap, brought when the map is made, and the credits for what the map shows.
 *
 * It owns the loading and the line in the map's corner. Leaflet's own line takes markup, so it gives way to this one,
 * which takes text only. How the basemap is drawn is basemap.js's. Called by frame.js.
 *
 * @import { Language } from "../languages.js"
 * @import { Texts } from "../scene.js"
 * @import { Translate } from "../translator.js"
 * @import { Basemap, BasemapData } from "./basemap.js"
 * @typedef {string|BasemapData|Promise<BasemapData>} BasemapSource the topology, its address or a promise of it
 * @typedef {{name: string, licence?: string, covers?: Texts}} Credit
 */
import { element } from "../elements.js";
import { L } from "../leaflet.js";
import { createBasemap } from "./basemap.js";

const LIBRARY = "Leaflet";

/** @param {string} address */
async function fetchJson(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
  return response.json();
}

/**
 * @param {L.Map} map
 * @param {{basemap?: BasemapSource|null, language: Language, onReady: () => void, onFault: (fault: unknown) => void
 *   }} options
 */
export function createGround(map, { basemap, language, onReady, onFault }) {
  const line = element("div", { class: "leaflet-control-attribution ge-credits" });
  const control = new L.Control({ position: "bottomright" });
  /** @type {Basemap|null} */
  let drawn = null;
  /** @type {BasemapData|null} */
  let loaded = null;
  /** @type {Credit[]} */
  let credits = [];
  let isGone = false;
  control.onAdd = () => line;
  map.attributionControl?.remove();
  control.addTo(map);

  /** @type {Promise<BasemapData>|null} */
  const topology = basemap === undefined || basemap === null ? null
    : Promise.resolve(typeof basemap === "string" ? fetchJson(basemap) : basemap);

  /** @param {Promise<BasemapData>} source */
  async function load(source) {
    try {
      const data = await source;
      if (isGone) return;
      loaded = data;
      drawn = createBasemap(map, data, { language });
      credits = data.credits ?? [];
      onReady();
    } catch (fault) {
      if (!isGone) onFault(fault);
    }
  }

  /**
   * Language and theme have changed, or the scene.
   *
   * @param {Translate} translate
   * @param {Language} next
   * @param {boolean} hasRails
   */
  function label(translate, next, hasRails) {
    drawn?.setLanguage(next);
    drawn?.setTheme();
    const parts = [element("span", { text: LIBRARY })];
    for (const { name, licence, covers } of credits) {
      const what = covers?.[next];
      const title = what === undefined ? "" : [what, licence].filter((part) => part !== undefined).join(", ");
      parts.push(element("span", { text: translate("player.credits.map", { name }), title }));
    }
    if (hasRails) parts.push(element("span", { text: translate("player.credits.rails") }));
    line.replaceChildren(...parts);
  }

  /** What the line says, for whoever shows it elsewhere. */
  const lines = () => [...line.children].map((part) => part.textContent);

  function remove() {
    isGone = true;
    control.remove();
    drawn?.remove();
  }

  if (topology !== null) load(topology);
  return { label, lines, remove, topology,
    /** What has come of it. */
    get data() { return loaded; } };
}
