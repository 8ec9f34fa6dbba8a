/**
 * How what happened is stacked on the strip: so that no two things overlap, what lasts longest at the bottom.
 *
 * It owns the arithmetic and knows no DOM, so it runs in Node as it does in a page. Called by blocks.js.
 *
 * @typedef {{first: number, last: number}} Extent columns that something covers, both included
 * @typedef {{row: number, step: number}} Spot `row` from the bottom, of `step` pixels each
 */

/** The usual step; only what would not fit otherwise is lower. */
const USUAL = 9;
/** What is lower is dust: counts say more. */
const LOWEST = 3;
/** So few are shown one by one all the same, for each says how sure it is. There are fewer than 32 rows even then. */
const FEW = 150;
const LOWEST_OF_FEW = 1.5;

/** Which come first: the longer, else as they are. @param {Extent[]} extents */
function inOrder(extents) {
  const length = (/** @type {number} */ i) => extents[i].last - extents[i].first;
  return extents.map((_, i) => i).sort((a, b) => length(b) - length(a) || a - b);
}

/**
 * How many rows there are where each column is: what crosses several has one level in all of them, so that these are
 * squeezed together.
 *
 * @param {Extent[]} extents
 * @param {Map<number, number>} rows of each column
 */
function heights(extents, rows) {
  const found = new Map(rows);
  let from = NaN;
  let until = -Infinity;
  let most = 0;
  const close = () => { for (let column = from; column <= until; column += 1) found.set(column, most); };
  for (const { first, last } of extents.filter((one) => one.first < one.last).sort((a, b) => a.first - b.first)) {
    if (first > until) {
      close();
      [from, until, most] = [first, last, 0];
    }
    until = Math.max(until, last);
    for (let column = first; column <= last; column += 1) most = Math.max(most, rows.get(column) ?? 0);
  }
  close();
  return found;
}

/**
 * Where each thing stands, or null if there is no room for all.
 *
 * @param {Extent[]} extents
 * @param {number} height pixels
 * @returns {Spot[]|null} one each, in their order
 */
export function stack(extents, height) {
  /** What is taken of a column, a bit a row. @type {Map<number, number>} */
  const taken = new Map();
  const spots = extents.map(() => ({ row: 0, step: 0 }));
  const most = Math.floor(height / (extents.length > FEW ? LOWEST : LOWEST_OF_FEW));
  for (const i of inOrder(extents)) {
    const { first, last } = extents[i];
    let mask = 0;
    for (let column = first; column <= last; column += 1) mask |= taken.get(column) ?? 0;
    while ((mask & (1 << spots[i].row)) !== 0) spots[i].row += 1;
    if (spots[i].row >= most) return null;
    for (let column = first; column <= last; column += 1) {
      taken.set(column, (taken.get(column) ?? 0) | (1 << spots[i].row));
    }
  }
  const rows = new Map([...taken].map(([column, mask]) => [column, 32 - Math.clz32(mask)]));
  const high = heights(extents, rows);
  return spots.map(({ row }, i) => ({ row, step: Math.min(USUAL, height / (high.get(extents[i].first) ?? 1)) }));
}
