/**
 * What the basemap is drawn on: a canvas that costs nothing while it stays the same.
 *
 * It owns the canvas and how a finished drawing comes onto it, which is where engines differ: what stands above the
 * ground moves in every frame, and the ground is not to be copied for that. Called by basemap.js.
 *
 * @typedef {ReturnType<typeof createSurface>} Surface
 */
import { element, required } from "../elements.js";

/**
 * Draws in the canvas itself, for Firefox: it hands a finished picture to its compositor again in every frame.
 *
 * @param {HTMLCanvasElement} canvas
 */
function drawnItself(canvas) {
  const context = required(canvas.getContext("2d"));
  /** @param {number} width @param {number} height in pixels of the screen */
  function clear(width, height) {
    [canvas.width, canvas.height] = [width, height];
  }
  return { context, clear, show() {} };
}

/**
 * Shows finished pictures: elsewhere what was drawn on is copied in every frame.
 *
 * @param {HTMLCanvasElement} canvas
 */
function shownFinished(canvas) {
  const drawing = new OffscreenCanvas(1, 1);
  const context = required(drawing.getContext("2d"));
  const shown = required(canvas.getContext("bitmaprenderer"));
  /** @param {number} width @param {number} height in pixels of the screen */
  function clear(width, height) {
    [drawing.width, drawing.height] = [width, height];
  }
  function show() {
    [canvas.width, canvas.height] = [drawing.width, drawing.height];
    shown.transferFromImageBitmap(drawing.transferToImageBitmap());
  }
  return { context, clear, show };
}

/** @param {string} name its class */
export function createSurface(name) {
  const canvas = element("canvas", { class: name });
  const isGecko = CSS.supports("-moz-appearance", "none");
  return Object.freeze({ canvas, ...(isGecko ? drawnItself : shownFinished)(canvas) });
}
