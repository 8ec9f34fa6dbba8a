/**
 * The order of numbers: a million of them within a tenth of a second, where comparing two by two takes a second.
 *
 * Pure; called by whatever keeps times in order (clocks.js, visibility.js, engine.js).
 */

const DIGIT_BITS = 16;
const DIGITS = 1 << DIGIT_BITS;
/** Below this a comparing sort is quicker than counting digits. */
const FEW = 4096;

/**
 * The bits of doubles, turned so that they compare as unsigned whole numbers do: [low, high] words of each.
 *
 * @param {ArrayLike<number>} numbers
 */
function comparableBits(numbers) {
  const doubles = new Float64Array(numbers);
  const words = new Uint32Array(doubles.buffer);
  for (let i = 0; i < doubles.length; i += 1) {
    const [low, high] = [2 * i, 2 * i + 1];
    if (doubles[i] === 0) doubles[i] = 0; // no -0
    if (words[high] >>> 31 === 1) {
      words[low] = ~words[low];
      words[high] = ~words[high];
    } else words[high] |= 0x80000000;
  }
  return words;
}

/** @param {ArrayLike<number>} numbers */
function isAscending(numbers) {
  for (let i = 1; i < numbers.length; i += 1) if (numbers[i - 1] > numbers[i]) return false;
  return true;
}

/**
 * The order in which numbers rise; equal ones keep theirs. The usual radix sort, by 16 bits at a time.
 *
 * @param {ArrayLike<number>} numbers without NaN
 * @returns {Uint32Array} indices
 */
export function argsort(numbers) {
  const { length } = numbers;
  let order = new Uint32Array(length);
  for (let i = 0; i < length; i += 1) order[i] = i;
  if (isAscending(numbers)) return order;
  if (length < FEW) return order.sort((a, b) => numbers[a] - numbers[b] || a - b);
  const words = comparableBits(numbers);
  let spare = new Uint32Array(length);
  for (const [word, shift] of [[0, 0], [0, DIGIT_BITS], [1, 0], [1, DIGIT_BITS]]) {
    const starts = new Uint32Array(DIGITS + 1);
    for (let i = word; i < words.length; i += 2) starts[((words[i] >>> shift) & (DIGITS - 1)) + 1] += 1;
    if (starts.includes(length)) continue; // all have this digit in common
    for (let digit = 1; digit <= DIGITS; digit += 1) starts[digit] += starts[digit - 1];
    for (let i = 0; i < length; i += 1) {
      const digit = (words[2 * order[i] + word] >>> shift) & (DIGITS - 1);
      spare[starts[digit]] = order[i];
      starts[digit] += 1;
    }
    [order, spare] = [spare, order];
  }
  return order;
}

/**
 * The numbers in another order, in an array of the same type.
 *
 * @template {Float64Array|Int32Array|Uint32Array|Uint16Array|Uint8Array} T
 * @param {T} numbers
 * @param {Uint32Array} order
 */
export function gather(numbers, order) {
  const found = new (/** @type {new (length: number) => T} */ (numbers.constructor))(order.length);
  for (let i = 0; i < order.length; i += 1) found[i] = numbers[order[i]];
  return found;
}

/** Rising numbers, each once. @param {Float64Array} numbers */
export function unique(numbers) {
  let count = 0;
  const found = new Float64Array(numbers.length);
  for (let i = 0; i < numbers.length; i += 1) {
    if (i > 0 && numbers[i] === numbers[i - 1]) continue;
    found[count] = numbers[i];
    count += 1;
  }
  return found.slice(0, count);
}
