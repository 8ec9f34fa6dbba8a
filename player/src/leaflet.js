/**
 * Leaflet, which comes from a package of its own as a classic script before this one.
 *
 * It is the only place that reaches for the library's global.
 */

/** Undefined in Node, where the modules that need it are imported and not used. */
export const L = /** @type {typeof import("leaflet")} */ (Reflect.get(globalThis, "L"));
