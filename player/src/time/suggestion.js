/**
 * What a reader may have meant who has found nothing: the nearest name or word that the story has.
 *
 * It owns what is near. Pure; Python's suggestion.py is alike. Called by search.js.
 *
 * @typedef {{text: string, written: string}} Candidate as the search compares it, and as it is written
 */

/** Letters of a word that may be mistyped; of a longer one nobody can tell. */
const LONGEST = 40;
const LATIN = /^[0-9a-z]/;

/** How many letters may be wrong. @param {string[]} letters */
function mostOf(letters) {
  if (letters.length > LONGEST) return 0;
  if (letters.length < 3) return letters.length === 2 && !LATIN.test(letters[0]) ? 1 : 0;
  return letters.length < 6 ? 1 : 2;
}

/**
 * How many letters are put in, left out, changed, or changed with their neighbour between two words.
 *
 * @param {string[]} one
 * @param {string[]} other
 */
function distance(one, other) {
  let [before, last] = [[0], other.map((_, j) => j)];
  last.push(other.length);
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const isSame = one[i - 1] === other[j - 1];
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (isSame ? 0 : 1));
      const isSwapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (isSwapped) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    [before, last] = [last, row];
  }
  return last[other.length];
}

/**
 * The first of the nearest candidates; null if none is near.
 *
 * @param {string} word as the search compares it
 * @param {Candidate[]} candidates
 */
function nearest(word, candidates) {
  const letters = [...word];
  let most = mostOf(letters);
  /** @type {Candidate|null} */
  let found = null;
  for (const candidate of candidates) {
    const others = [...candidate.text];
    if (most < 1 || Math.abs(others.length - letters.length) > most || candidate.text === word) continue;
    const apart = distance(letters, others);
    if (apart > most) continue;
    found = candidate;
    most = apart - 1;
  }
  return found;
}

/**
 * @param {string[]} words that are looked for, as the search compares them
 * @param {{names: Candidate[], vocabulary: () => Candidate[], finds: (query: string) => boolean}} known
 * @returns {string|null} what finds something
 */
export function suggestionFor(words, { names, vocabulary, finds }) {
  const name = nearest(words.join(" "), names)?.written;
  if (name !== undefined && finds(name)) return name;
  const candidates = [...names, ...vocabulary()];
  const meant = words.map((word) => (finds(word) ? word : nearest(word, candidates)?.written ?? null));
  const query = meant.join(" ");
  return words.length > 0 && !meant.includes(null) && finds(query) ? query : null;
}
