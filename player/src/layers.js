/**
 * The layers of the story that the page shows: what each is called, and how it is drawn and coloured.
 *
 * It owns which they are now: a page shows one story, and story.js tells them with each scene. Their ids are the
 * data's own words. Called by whatever draws or names a layer.
 *
 * @import { SceneEvent, SceneLayer } from "./scene.js"
 * @import { Words } from "./types.js"
 */
import { glyphs } from "./design.js";
import { localeOf, numberText } from "./languages.js";
import { textIn } from "./told.js";

/** What is of no particular kind. */
export const OTHER = "other";
/** @type {Map<string, SceneLayer>} */
let layers = new Map();

/** @param {readonly SceneLayer[]} given */
export function tellLayers(given) {
  layers = new Map(given.map((layer) => [layer.id, layer]));
}

/** All of them, in order. */
export const allLayers = () => [...layers.values()];

/** The ids of all of them, in order. */
export const layerIds = () => [...layers.keys()];

/** The name of a layer's outline; the first one's for what is of none. @param {string} id */
export function outlineNameOf(id) {
  const name = layers.get(id)?.symbol ?? "";
  return Object.hasOwn(glyphs.outlines, name) ? name : Object.keys(glyphs.outlines)[0];
}

/** What one event of a layer is called. @param {string} id @param {Words} words */
export const layerName = (id, { language }) => textIn(layers.get(id)?.name, language) || id;

/**
 * Whether an event is drawn as an arc from its origin to its place.
 *
 * @param {Pick<SceneEvent, "layer">} event
 * @param {boolean} hasWay whether it has a track or an area
 */
export function isFlow({ layer }, hasWay) {
  const form = layers.get(layer)?.form ?? null;
  return form === "flow" || (form === null && !hasWay);
}

/**
 * So many events of a layer, in its own words: there may be others where each of them led somewhere. Python has the
 * same rule (tests/cases/nouns.json).
 *
 * @param {string} id
 * @param {{event: Pick<SceneEvent, "origin">}[]} members
 * @param {Words} words
 */
export function layerCount(id, members, { language, translate }) {
  const count = members.length;
  const layer = layers.get(id);
  const hasMoved = members.every(({ event }) => event.origin !== null);
  const category = new Intl.PluralRules(localeOf(language)).select(count);
  for (const nouns of [hasMoved ? layer?.moved : undefined, layer?.counts]) {
    const forms = new Map(Object.entries(nouns?.[language] ?? {}));
    const text = forms.get(category) ?? forms.get("other");
    if (text !== undefined) return text.replace("{count}", numberText(count, language));
  }
  return translate("marks.count.layer", { name: textIn(layer?.all, language) || id, count });
}

/** The layers' colours, by their place in the order: what they are called stands in quotes only. */
function rules() {
  const all = allLayers();
  /** @param {"light"|"dark"} theme */
  const shades = (theme) => all.map((layer, i) => `--ge-layer-${i}:${layer[theme]};`).join("");
  return [`.leaflet-container{${shades("light")}}`, `.leaflet-container[data-theme="dark"]{${shades("dark")}}`,
    ...all.map(({ id }, i) => `[data-layer="${CSS.escape(id)}"]{--ge-mark:var(--ge-layer-${i})}`)].join("\n");
}

/** @type {CSSStyleSheet|null} */
let sheet = null;

/** Give the page the layers' colours. */
export function paintLayers() {
  if (sheet === null) {
    sheet = new CSSStyleSheet();
    document.adoptedStyleSheets.push(sheet);
  }
  sheet.replaceSync(rules());
}
