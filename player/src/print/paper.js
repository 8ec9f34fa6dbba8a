/**
 * What comes out of a printer: in place of the page a map of the period in view, and after it the list of its events.
 *
 * It owns when that is made and where it stands: it is there for as long as the browser prints, in a shadow of its own,
 * so that no style of the page around reaches it. Where the map is a part of somebody else's page, that page prints,
 * and of the player the map alone; an exported page that presents prints the slide. What stands on the sheets is
 * paper-map.js's and paper-list.js's. Called by parts.js.
 *
 * @import { BasemapData } from "../map/basemap.js"
 * @import { Story } from "../page/story.js"
 * @import { UrlOf } from "../panel/copy-link.js"
 * @import { About } from "../present/slides.js"
 * @import { Translate } from "../translator.js"
 * @import { Context } from "../types.js"
 */
import { element } from "../elements.js";
import { marked } from "../languages.js";
import { openPage } from "../page/address-bar.js";
import { footOf, headOf, listOf } from "./paper-list.js";
import { drawPaperMap } from "./paper-map.js";

/** Pixels of the map: as wide as a sheet of either kind leaves it, and as high as one on its side does. */
const SIZE = { width: 680, height: 470 };
/** A page that is printed whole holds nothing but what is made for it. */
const WHOLE = `
@page { margin: 14mm; }
@media print {
  html, body { display: block !important; position: static !important; height: auto !important;
    min-height: 0 !important; overflow: visible !important; margin: 0 !important; background: #fff !important; }
  body > :not(.ge-paper-host) { display: none !important; }
}
@media screen {
  .ge-paper-host { position: fixed; left: -9999px; top: 0; width: ${SIZE.width}px; visibility: hidden; }
}`;
/** In somebody else's page the map prints where it stands. */
const INSIDE = `
.ge-paper-host { position: absolute; inset: 0; z-index: 2000; overflow: hidden; }
@media screen { .ge-paper-host { visibility: hidden; pointer-events: none; } }`;

/** A sheet of the slide's own shape: whoever prints scales it. */
const slide = () => `@page { size: ${innerWidth}px ${innerHeight}px; margin: 0; }`;

/** All rules of the player's own page; the layers' colours are in a sheet of their own. */
const rules = () => [...document.styleSheets, ...document.adoptedStyleSheets].flatMap((sheet) => {
  try {
    return [...sheet.cssRules].map((rule) => rule.cssText);
  } catch {
    return []; // somebody else's
  }
}).join("\n");

/**
 * @param {L.Map} map
 * @param {object} options
 * @param {Story} options.story
 * @param {About|null} options.about
 * @param {{data: BasemapData|null, lines: () => (string|null)[]}} options.ground
 * @param {() => boolean} options.isMoved whether the reader has moved the map: then that part of the world is printed
 * @param {UrlOf} options.urlOf
 * @param {() => boolean} options.isPresenting
 * @param {"hash"|"query"} [options.address] where the page's link stands; without it the page is not ours
 */
export function createPaper(map, { story, about, ground, isMoved, urlOf, isPresenting, address }) {
  const page = (address === undefined ? null : openPage(address)) ?? window;
  const isWhole = address !== undefined && page.parent === page;
  const listening = new AbortController();
  /** @type {Translate|null} */
  let translate = null;
  /** What takes away what was made, the last first. @type {(() => void)[]} */
  let undoing = [];

  function clear() {
    for (const undo of undoing.reverse()) undo();
    undoing = [];
  }

  /** What is in view, as at the end of its time. @returns {Context|null} */
  function view() {
    const { scene, engine, settings } = story;
    if (scene === null || translate === null) return null;
    return { ...settings, scene, engine, translate, mode: "upto", t: engine.period.end };
  }

  function begin() {
    clear();
    const context = view();
    if (context === null) return;
    if (isPresenting() && page === window) return putStyle(slide());
    const host = element("div", { class: "ge-paper-host" });
    putStyle(isWhole ? WHOLE : INSIDE);
    (isWhole ? page.document.body : map.getContainer()).append(host);
    undoing.push(() => host.remove());
    undoing.push(fill(host.attachShadow({ mode: "open" }), context));
  }

  /** @param {string} text */
  function putStyle(text) {
    const style = element("style", { text });
    page.document.head.append(style);
    undoing.push(() => style.remove());
  }

  /** @param {ShadowRoot} root @param {Context} context @returns {() => void} takes the map away */
  function fill(root, context) {
    const { clientWidth, clientHeight } = map.getContainer();
    const { width, height } = isWhole ? SIZE : { width: Math.min(clientWidth, SIZE.width), height: clientHeight };
    const node = element("div", { class: "ge-paper-map", "data-theme": "light" });
    Object.assign(node.style, { width: `${width}px`, height: `${height}px` });
    const told = { credits: ground.lines().filter((line) => line !== null), url: urlOf("view"),
      dataset: about?.[context.language].dataset ?? "" };
    const head = element("header", {}, ...headOf(context, story, told));
    root.append(element("style", { text: rules() }),
      element("div", { class: isWhole ? "ge-paper" : "ge-paper ge-paper-inside",
        lang: marked(context.language) },
      ...(isWhole ? [head, node, ...footOf(context, told), ...listOf(context, story.undated, told)] : [node, head])));
    return drawPaperMap(node, context, { whole: story.whole ?? context.engine, ground: ground.data,
      bounds: isMoved() ? map.getBounds() : null });
  }

  for (const [name, react] of Object.entries({ beforeprint: begin, afterprint: clear })) {
    page.addEventListener(name, react, { signal: listening.signal });
  }

  return {
    /** @param {Translate} next */
    label(next) { translate = next; },
    remove() {
      listening.abort();
      clear();
    },
  };
}
