/**
 * The building blocks of whatever is drawn: elements, drawings, and the controls' signs.
 *
 * It owns how markup is made: every text goes in by textContent. It knows neither the scene nor the player. Called by
 * every module that draws something.
 *
 * @typedef {string|number|boolean|null|undefined} Attribute
 * @typedef {Record<string, Attribute|((event: Event) => void)>} Attributes
 * @typedef {Node|string|null|undefined} Child
 */

const SVG = "http://www.w3.org/2000/svg";

/** Drawings of the controls, on a field of 24 by 24. */
const ICONS = {
  previous: "M7 5v14M18 5.5v13L9.5 12z",
  next: "M17 5v14M6 5.5v13l8.5-6.5z",
  first: "M5 5v14M20 6v12l-7-6zM12.5 6v12l-7-6z",
  last: "M19 5v14M4 6v12l7-6zM11.5 6v12l7-6z",
  play: "M8 5.2v13.6L18.8 12z",
  pause: "M8.5 5.5v13M15.5 5.5v13",
  close: "M6 6l12 12M18 6L6 18",
  full: "M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5",
  sidebar: "M4 7h9M19 7h1M4 17h1M11 17h9M13 4.5v5h6v-5zM5 14.5v5h6v-5z",
  tick: "M5 12.5l4.5 4.5L19 7.5",
  black: "M4 6h16v11H4zM9 20h6",
  back: "M14.5 6L8.5 12l6 6",
  forward: "M9.5 6l6 6-6 6",
  loop: "M17 2.5l3.5 3.5L17 9.5M3.5 12V9a3 3 0 0 1 3-3h14M7 21.5L3.5 18 7 14.5M20.5 12v3a3 3 0 0 1-3 3h-14",
  nearer: "M12 6v12M6 12h12",
  further: "M6 12h12",
  whole: "M4 5v14M20 5v14M8 12h8M10.5 9L7.5 12l3 3M13.5 9l3 3-3 3",
  out: "M8 6.5h9.5V16M17 7L6.5 17.5",
  link: "M10.5 13.5a4 4 0 0 0 5.7 0l2.6-2.6a4 4 0 0 0-5.7-5.7l-1 1"
    + "M13.5 10.5a4 4 0 0 0-5.7 0l-2.6 2.6a4 4 0 0 0 5.7 5.7l1-1",
  towards: "M5 12h13M12.5 6.5L18 12l-5.5 5.5",
};
const FILLED = ["play", "previous", "next", "first", "last"];

/**
 * Fill a new element. `text` becomes its text, a function (`onclick`) a listener, everything else an attribute; null
 * and false are left out.
 *
 * @template {Element} E
 * @param {E} node
 * @param {Attributes} attributes
 * @param {Child[]} children
 */
function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") node.addEventListener(name.slice("on".length), value);
    else if (name === "text") node.textContent = String(value);
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

/**
 * Make an HTML element.
 *
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Attributes} attributes
 * @param {Child[]} children
 */
export function element(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/**
 * Make an SVG element.
 *
 * @template {keyof SVGElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Attributes} attributes
 * @param {Child[]} children
 */
export function svgElement(tag, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

/**
 * Set what is not so already: a write that changes nothing costs the browser work too.
 *
 * @param {Element} node
 * @param {Record<string, string|number|boolean>} attributes
 */
export function setAttributes(node, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (node.getAttribute(name) !== String(value)) node.setAttribute(name, String(value));
  }
}

/**
 * Set a length of the stylesheet's that is not so already: the style of everything in the element hangs on it.
 *
 * @param {HTMLElement} node
 * @param {string} name
 * @param {number} pixels
 */
export function setLength({ style }, name, pixels) {
  if (style.getPropertyValue(name) !== `${pixels}px`) style.setProperty(name, `${pixels}px`);
}

/** Write what is not written so already. @param {HTMLElement} node @param {string} text */
export function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/**
 * Draw one of the controls' signs; it says nothing to a screen reader, its button does.
 *
 * @param {keyof typeof ICONS} name
 */
export function icon(name) {
  return svgElement("svg", { viewBox: "0 0 24 24", class: FILLED.includes(name) ? "ge-icon ge-icon-filled" : "ge-icon",
    "aria-hidden": "true", focusable: "false" }, svgElement("path", { d: ICONS[name] }));
}

/**
 * What a page has, unless the browser is too old: a canvas its context, a document its element.
 *
 * @template Thing
 * @param {Thing|null} thing
 * @returns {Thing}
 */
export function required(thing) {
  if (thing === null) throw new TypeError("a part of the page is missing, or this browser cannot make it");
  return thing;
}

/** A share as a length of the stylesheet's. @param {number} share */
export const percent = (share) => `${(share * 100).toFixed(3)}%`;

/**
 * The same words for the eye that waits and for the ear.
 *
 * @param {HTMLElement} node
 * @param {string} text
 */
export function setName(node, text) {
  node.setAttribute("aria-label", text);
  node.title = text;
}
