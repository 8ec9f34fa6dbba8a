/**
 * Where the titles of the chapters stand.
 *
 * It owns these sums and knows no DOM, so it runs in Node as it does in a page. Called by chapter-row.js.
 *
 * @typedef {{at: number, width: number}} Label the middle at which it would stand, and its width
 * @typedef {{weight: number, sum: number}} Block labels that touch, by where their first would begin on the average
 */

/**
 * Put labels on a line: in their order, apart from each other, and as near as can be to where each belongs.
 *
 * @param {Label[]} labels
 * @param {{from: number, to: number, gap: number}} line
 * @returns {number[]|null} where each begins; null if there is no room for all of them
 */
export function spread(labels, { from, to, gap }) {
  /** How far from the first each would begin if they all touched. @type {number[]} */
  const offsets = [];
  let length = 0;
  for (const { width } of labels) {
    offsets.push(length);
    length += width + gap;
  }
  const slack = to - from - (length - gap);
  if (labels.length > 0 && slack < 0) return null;
  // Without their offsets the labels only have to rise: those that would fall share their mean.
  /** @type {Block[]} */
  const blocks = [];
  labels.forEach(({ at, width }, i) => {
    let block = { weight: 1, sum: at - width / 2 - offsets[i] };
    for (let last = blocks.at(-1); last !== undefined; last = blocks.at(-1)) {
      if (last.sum / last.weight <= block.sum / block.weight) break;
      block = { weight: last.weight + block.weight, sum: last.sum + block.sum };
      blocks.pop();
    }
    blocks.push(block);
  });
  return blocks.flatMap(({ weight, sum }) => Array(weight).fill(Math.max(from, Math.min(from + slack, sum / weight))))
    .map((begin, i) => begin + offsets[i]);
}
