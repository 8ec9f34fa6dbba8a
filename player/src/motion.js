/**
 * How much motion the reader wants to see.
 *
 * Called by whatever moves the map, the strip or the time.
 */
/** What the reader has told the system: steps and jumps in place of motion. It may change at any time. */
export const prefersReducedMotion = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
