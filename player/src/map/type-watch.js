/**
 * When the type on the map changes its size: a font that arrives late, a style, a presentation, a reader's own zoom.
 *
 * It owns a hidden sample of the type; whoever keeps sizes of texts forgets them when it is told. The browser tells
 * before it paints, so that no label is seen in a box of another size. Called by label-placement.js and place-names.js.
 */
import { element } from "../elements.js";

/** Wide and narrow letters, figures and ideographs: they may come from different fonts. */
const SAMPLE = "Hamburg 0123456789 illWM 国界线";

/**
 * @param {HTMLElement} pane in which the texts stand
 * @param {string} className of the texts
 * @param {() => void} onChange
 * @returns {() => void} stops it
 */
export function watchType(pane, className, onChange) {
  const sample = element("span", { class: `${className} ge-type-sample`, "aria-hidden": "true", text: SAMPLE });
  sample.style.visibility = "hidden";
  pane.append(sample);
  let known = "";
  const observer = new ResizeObserver(([{ contentRect: { width, height } }]) => {
    const size = `${width} ${height}`;
    if (size === known) return;
    const isFirst = known === "";
    known = size;
    if (!isFirst) onChange();
  });
  observer.observe(sample);
  return () => {
    observer.disconnect();
    sample.remove();
  };
}
