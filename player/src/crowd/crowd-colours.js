/**
 * The colours of a crowd, as pixels: of each layer its own, and a paler one of what is not confirmed.
 *
 * Called by crowd-layer.js.
 */
import { element, required } from "../elements.js";
import { allLayers } from "../layers.js";
import { pixelOf } from "./sprites.js";

/** Share of the layer's colour in what is not confirmed. */
const PALE_SHARE = 0.5;

/** @param {HTMLCanvasElement} canvas */
export const contextOf = (canvas) => required(canvas.getContext("2d", { willReadFrequently: true }));

/** The map's own colours as pixels. @param {HTMLElement} container */
export function readColours(container) {
  const style = getComputedStyle(container);
  const probe = contextOf(element("canvas"));
  /** @param {string} name */
  const read = (name) => {
    probe.fillStyle = style.getPropertyValue(name);
    probe.fillRect(0, 0, 1, 1);
    return [...probe.getImageData(0, 0, 1, 1).data];
  };
  const hollow = read("--ge-map-hollow");
  /** @param {number[]} colour */
  const pale = (colour) => colour.map((part, i) => Math.round(part * PALE_SHARE + hollow[i] * (1 - PALE_SHARE)));
  const kinds = allLayers().flatMap((_, i) => [read(`--ge-layer-${i}`), pale(read(`--ge-layer-${i}`))]);
  return { kinds: Int32Array.from(kinds, pixelOf), rim: pixelOf(read("--ge-map-rim")) };
}
