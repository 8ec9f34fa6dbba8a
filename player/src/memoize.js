/**
 * What is made once a key, and kept.
 *
 * Called by whatever makes something costly that is asked for again and again.
 */

/**
 * @template Key, Value
 * @param {(key: Key) => Value} make
 * @param {number} [most] values that are kept; with one more, all are forgotten
 * @returns {(key: Key) => Value}
 */
export function memoize(make, most = Infinity) {
  /** @type {Map<Key, Value>} */
  const kept = new Map();
  return (key) => {
    let value = kept.get(key);
    if (value === undefined) {
      value = make(key);
      if (kept.size >= most) kept.clear();
      kept.set(key, value);
    }
    return value;
  };
}
