/**
 * What a fault says.
 *
 * Called by whatever tells one, to the reader or to another page.
 */

/** @param {unknown} fault whatever was thrown */
export const messageOf = (fault) => (fault instanceof Error ? fault.message : String(fault));
