/**
 * Unpacks what is carried as base64 of gzip: scenes, and in an exported page its ground and its other scripts.
 *
 * It knows nothing of what it unpacks. Called by payload.js, and by loader.js before any other script is there.
 */

/** @param {string} base64 */
function bytesOf(base64) {
  if (Uint8Array.fromBase64 !== undefined) return Uint8Array.fromBase64(base64);
  const characters = atob(base64);
  const bytes = new Uint8Array(characters.length);
  for (let i = 0; i < bytes.length; i += 1) bytes[i] = characters.charCodeAt(i);
  return bytes;
}

/** @param {string} base64 of gzip @returns {Promise<Uint8Array>} */
export async function decompress(base64) {
  const stream = new Blob([bytesOf(base64)]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
