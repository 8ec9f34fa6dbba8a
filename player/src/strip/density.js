/**
 * How much happened when, where there is no room for a shape an event: a row of columns for each layer.
 *
 * It owns the counting's drawing; the counts are the engine's, each event once. All rows have one scale, so that they
 * compare. Called by blocks.js.
 *
 * @import { Engine } from "../types.js"
 * @import { StripContext } from "./zoom.js"
 *
 * @typedef {ReturnType<Engine["bars"]>} Bars
 * @typedef {{layer: string, index: number, top: number, height: number, most: number, total: number}} Lane
 */
import { svgElement } from "../elements.js";
import { numberText } from "../languages.js";
import { layerName } from "../layers.js";
import { outlineIn } from "../map/symbols.js";
import { shareOf } from "./zoom.js";

const HEIGHT = 36;
const COLUMN_WIDTH = 4;
/** Columns are the narrower the more there are; so many events in one on average say where there are more. */
const EVENTS = 8;
const FEWEST_COLUMNS = 40;
/** A layer with few events still has a row in which its sign fits. */
const LEAST_HEIGHT = 6;
const GAP = 1;
const SIGN = 6;

/**
 * A row for each layer that has any events, as high as its highest column wants.
 *
 * @param {Bars} bars
 * @param {string[]} layers ids
 * @returns {Lane[]} from the top
 */
export function lanesOf(bars, layers) {
  const held = layers.map((layer, index) => {
    const counts = bars.map((bar) => bar.counts[index]);
    return { layer, index, most: Math.max(0, ...counts), total: counts.reduce((sum, count) => sum + count, 0) };
  }).filter(({ total }) => total > 0);
  const sum = held.reduce((all, { most }) => all + most, 0);
  const spare = HEIGHT - held.length * LEAST_HEIGHT;
  let top = 0;
  return held.map((lane) => {
    const height = LEAST_HEIGHT + (spare * lane.most) / sum;
    top += height;
    return { ...lane, top: top - height, height };
  });
}

/** Pixels of one event: as many as fit in every row. @param {Lane[]} lanes */
const scaleOf = (lanes) => Math.min(...lanes.map(({ height, most }) => (height - GAP) / most));

/** @param {SVGElement} svg @param {StripContext} view */
export function drawCounts(svg, { engine, axis, clock, width, part, language, translate }) {
  const wanted = Math.max(FEWEST_COLUMNS, Math.round(engine.count / EVENTS));
  const bins = Math.max(1, Math.min(wanted, Math.floor(width / COLUMN_WIDTH)));
  const bars = engine.bars({ kind: axis, clock, bins, from: part.from, to: part.to });
  const lanes = lanesOf(bars, engine.columns.layers);
  const scale = scaleOf(lanes);
  const at = (/** @type {number} */ position) => (shareOf(part, position) * width).toFixed(1);
  for (const { layer, index, top, height, total } of lanes) {
    const bottom = top + height;
    const columns = bars.filter(({ counts }) => counts[index] > 0).map(({ from, to, counts }) => {
      const high = Math.max(1, counts[index] * scale).toFixed(2);
      return `M${at(from)} ${bottom}v-${high}H${at(to)}v${high}Z`;
    });
    const words = `${layerName(layer, { language, translate })}: ${numberText(total, language)}`;
    svg.append(svgElement("g", { class: "ge-count-lane", "data-layer": layer, "data-total": total },
      svgElement("title", {}, words),
      svgElement("rect", { x: 0, y: top, width, height, class: "ge-lane-ground" }),
      svgElement("path", { d: columns.join(""), class: "ge-lane-counts" }),
      lanes.length < 2 ? null : svgElement("path", { class: "ge-lane-sign",
        d: outlineIn(layer, 1, bottom - SIGN - GAP, SIGN, SIGN) })));
  }
}
