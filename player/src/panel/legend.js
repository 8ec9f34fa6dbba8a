/**
 * The legend: what the shapes, the states and the lines on the map mean.
 *
 * It owns that list and whether it is open: one calm line along the map's upper edge, on a phone a sheet (narrow.css).
 * The drawings are the marks' own, so that legend and map cannot drift apart. Called by frame.js.
 *
 * @import { Layer } from "../scene.js"
 * @import { Columns } from "../time/columns.js"
 * @import { Translate } from "../translator.js"
 */
import { element, icon, setName, svgElement } from "../elements.js";
import { symbol } from "../map/symbols.js";
import { LAYERS, STATES } from "../time/clocks.js";

const RAILS = ["solid", "dashed"];
const LINES = [...RAILS, "rough", "bin"];
const SYMBOL = 16;

/**
 * The layers to explain. A story without other events has the usual ones; one with them those that it has.
 *
 * @param {Columns} columns
 */
function layersOf({ layer }) {
  /** @param {Layer} name */
  const isHeld = (name) => layer.includes(LAYERS.indexOf(name));
  return LAYERS.filter(isHeld("other") ? isHeld : (name) => name !== "other");
}

/** A bin of a crowd: a disc cut among some layers. @param {Layer[]} layers */
function pie(layers) {
  if (layers.length === 1) return [svgElement("circle", { cx: 10, cy: 8, r: 6.5, class: `ge-block ge-${layers[0]}` })];
  /** @param {number} turn */
  const edge = (turn) => [10 + 6.5 * Math.sin(turn * 2 * Math.PI), 8 - 6.5 * Math.cos(turn * 2 * Math.PI)]
    .map((pixels) => pixels.toFixed(1)).join(" ");
  return layers.map((name, i) => svgElement("path", { class: `ge-block ge-${name}`,
    d: `M10 8L${edge(i / layers.length)}A6.5 6.5 0 0 1 ${edge((i + 1) / layers.length)}Z` }));
}

/**
 * What is not a mark: a rail, the circle of a place known only roughly, a bin.
 *
 * @param {string} kind
 * @param {Layer[]} layers
 */
function sample(kind, layers) {
  const drawing = svgElement("svg", { viewBox: "0 0 20 16", width: 20, height: 16, "aria-hidden": "true" });
  if (kind === "rough") drawing.append(svgElement("circle", { cx: 10, cy: 8, r: 6.8, class: "ge-sample-rough" }));
  else if (kind === "bin") drawing.append(...pie(layers));
  else drawing.append(svgElement("path", { d: "M1 8h18", class: `ge-sample-${kind}` }));
  return drawing;
}

/** Make the legend. @param {HTMLElement} host @param {{onToggle: (isOpen: boolean) => void}} actions */
export function createLegend(host, { onToggle }) {
  const lists = ["layers", "states", "lines"].map(() => element("ul"));
  const heading = element("h2");
  const close = element("button", { type: "button", class: "ge-button ge-close", onclick: () => open(false) },
    icon("close"));
  const box = element("section", { class: "ge-legend ge-sheet", hidden: true }, heading, ...lists, close);
  host.append(box);

  /** @param {boolean} isOpen */
  function open(isOpen) {
    if (box.hidden === !isOpen) return;
    box.hidden = !isOpen;
    onToggle(isOpen);
  }

  /** @param {Translate} translate @param {Columns} columns of the story that is shown */
  function label(translate, columns) {
    const layers = layersOf(columns);
    const lines = layers.includes("train") ? LINES : LINES.filter((one) => !RAILS.includes(one));
    /** @param {SVGElement} drawing @param {string} key */
    const row = (drawing, key) => element("li", {}, drawing, element("span", { text: translate(key) }));
    box.setAttribute("aria-label", translate("player.legend"));
    heading.textContent = translate("player.legend");
    setName(close, translate("player.legend.close"));
    lists[0].replaceChildren(...layers.map((one) => row(symbol(one, "confirmed", SYMBOL), `player.layer.${one}`)));
    lists[1].replaceChildren(...STATES.map((one) => row(symbol(layers[0], one, SYMBOL), `player.legend.${one}`)));
    lists[2].replaceChildren(...lines.map((one) => row(sample(one, layers), `player.legend.${one}`)));
    lists[2].lastElementChild?.classList.add("ge-bin-row");
  }

  return { root: box, label, open, get isOpen() { return !box.hidden; } };
}
