/**
 * The ground under the story: the basemap, brought when the map is made, and the credits for what the map shows.
 *
 * It owns the loading and the line in the map's corner. Leaflet's own line takes markup, so it gives way to this one,
 * which takes text only. How the basemap is drawn is basemap.js's. Called by frame.js.
 */
import { element } from "../elements.js";
import { L } from "../leaflet.js";
import { createBasemap } from "./basemap.js";

const LIBRARY = "Leaflet";

async function fetchJson(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
  return response.json();
}

/**
 * @param {L.Map} map
 * @param {{basemap?: string|object|Promise<object>, language: string, onReady: () => void,
 *   onFault: (fault: Error) => void}} options `basemap` is the topology, its address or a promise of it
 */
export function createGround(map, { basemap, language, onReady, onFault }) {
  const line = element("div", { class: "leaflet-control-attribution ge-credits" });
  const control = new L.Control({ position: "bottomright" });
  let drawn = null;
  let credits = [];
  let isGone = false;
  control.onAdd = () => line;
  map.attributionControl?.remove();
  control.addTo(map);

  async function load() {
    try {
      const topology = await (typeof basemap === "string" ? fetchJson(basemap) : basemap);
      if (isGone) return;
      drawn = createBasemap(map, topology, { language });
      credits = topology.credits ?? [];
      onReady();
    } catch (fault) {
      if (!isGone) onFault(fault);
    }
  }

  /** Language and theme have changed, or the scene. */
  function label(translate, settings, hasRails) {
    drawn?.setLanguage(settings.language);
    drawn?.setTheme(settings.theme);
    const parts = [element("span", { text: LIBRARY })];
    for (const { name, licence, covers } of credits) {
      const title = [covers?.[settings.language], licence].filter((part) => part !== undefined).join(", ");
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

  if (basemap !== undefined && basemap !== null) load();
  return { label, lines, remove };
}
