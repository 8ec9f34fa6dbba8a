/**
 * Where somebody has put the map, as a link writes it: zoom, latitude and longitude with slashes between.
 *
 * Pure; called by link.js, settings.js and mount.js.
 *
 * @typedef {{zoom: number, lat: number, lng: number}} Standpoint
 */

const NUMBER = /^-?\d{1,3}(?:\.\d{1,9})?$/;
const LEAST_ZOOM = 1;
const MOST_ZOOM = 18;
/** A world is so many pixels wide at zoom 0. */
const WORLD = 256;

/** @param {unknown} text @returns {Standpoint|null} null if it is none, or off the earth */
export function standpointOf(text) {
  if (typeof text !== "string") return null;
  const parts = text.split("/");
  if (parts.length !== 3 || !parts.every((part) => NUMBER.test(part))) return null;
  const [zoom, lat, lng] = parts.map(Number);
  const isOnEarth = Math.abs(lat) <= 90 && Math.abs(lng) <= 180 && zoom >= LEAST_ZOOM && zoom <= MOST_ZOOM;
  return isOnEarth ? { zoom, lat, lng } : null;
}

/** @param {number} number @param {number} digits */
const rounded = (number, digits) => String(Number(number.toFixed(digits)) + 0); // and no minus before zero

/** To half a pixel: nobody sees more. @param {Standpoint} standpoint */
export function standpointText({ zoom, lat, lng }) {
  const digits = Math.max(0, Math.ceil(Math.log10((2 * WORLD * 2 ** zoom) / 360)));
  const around = ((((lng + 180) % 360) + 360) % 360) - 180;
  return [rounded(zoom, 2), rounded(lat, digits), rounded(around, digits)].join("/");
}
