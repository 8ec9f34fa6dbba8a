/**
 * Whether the page has its style: where sheets are linked, they may come after the script.
 *
 * Called by page/mount.js and map/label-placement.js, which measure what the style makes.
 */

/** @returns {HTMLLinkElement[]} the sheets that are still on their way */
const awaited = () => [.../** @type {NodeListOf<HTMLLinkElement>} */ (
  document.querySelectorAll("link[rel=stylesheet]"))].filter((link) => link.sheet === null);

export const isStyled = () => awaited().length === 0;

/** Call back for each sheet that is yet to come. @param {() => void} callback @param {AbortSignal} signal */
export function onStyled(callback, signal) {
  for (const link of awaited()) link.addEventListener("load", callback, { signal, once: true });
}
