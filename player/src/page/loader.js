/**
 * Starts an exported page: everything it needs stands in the page itself, most of it compressed.
 *
 * It unpacks the other scripts, runs them, and hands the player its scene. What fails is told to the reader, for nobody
 * else is there to tell. How the page opens, a link says (link.js); with #present it opens as a presentation.
 */
import "./loader.css";
import { element } from "../elements.js";
import { chosen, direction } from "../languages.js";
import { messageOf } from "./fault.js";
import { decompress } from "./gzip.js";

/** @param {string} id */
function content(id) {
  const text = document.getElementById(id)?.textContent;
  if (typeof text !== "string") throw new Error(`wanted an element "${id}" in the page, found none`);
  return text;
}

const json = (/** @type {string} */ id) => JSON.parse(content(id));

/** @param {string} id */
async function unpack(id) {
  return JSON.parse(new TextDecoder().decode(await decompress(content(id))));
}

/** The page's policy knows each of these scripts by its hash. @param {string} text */
function run(text) {
  document.head.append(element("script", { text }));
}

/** Whether the link asks for a presentation. */
const isPresented = () => new URLSearchParams(location.hash.slice(1)).has("present");

/**
 * How the page opens: where nobody has asked for a language, in that of the reader's browser.
 *
 * @param {{language: string, opening: string}} settings
 * @param {Record<string, unknown>} texts by language
 */
function opened(settings, texts) {
  const isReaders = document.documentElement.dataset.language === "reader";
  const language = isReaders ? chosen(navigator.languages, Object.keys(texts)) : null;
  return language === null ? settings
    : { ...settings, language, opening: [settings.opening, `lang=${language}`].filter(Boolean).join("&") };
}

async function start() {
  for (const text of await unpack("scripts")) run(text);
  const isToPresent = isPresented(); // before the player writes the address anew
  const { geoEvents, L } = globalThis; // both have come with these scripts
  const map = L.map("map", { attributionControl: false, minZoom: 1, maxZoom: 18 }).setView([0, 0], 2);
  const texts = await unpack("words");
  const shown = geoEvents.receive(content("payload"), opened(json("settings"), texts), texts).then(() => {
    if (isToPresent) geoEvents.present(true);
    return geoEvents.settled();
  });
  // The ground is drawn once, for the view that the scene asks for.
  const basemap = shown.then(() => unpack("basemap"));
  const about = json("provenance");
  geoEvents.mount(map, { address: "hash", basemap, about, onLanguage(tag, language) {
    Object.assign(document.documentElement, { lang: tag, dir: direction(tag) });
    document.title = about[language].title;
  } });
  addEventListener("hashchange", () => { if (isPresented()) geoEvents.present(true); });
  await shown;
}

/** @param {unknown} fault */
function showFault(fault) {
  const text = json("unreadable").replace("{fault}", messageOf(fault));
  document.body.prepend(element("p", { class: "ge-page-notice", text }));
}

start().catch(showFault);
