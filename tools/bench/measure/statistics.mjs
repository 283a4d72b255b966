/**
 * @param {readonly number[]} values at least one
 * @returns {number}
 */
export function median(values) {
  const sorted = [...values].sort((left, right) => left - right);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/**
 * The value that a share of the sorted values doesn't exceed.
 *
 * @param {Float64Array} sorted ascending
 * @param {number} share from 0 to 1
 * @returns {number}
 */
export function percentile(sorted, share) {
  const index = Math.min(sorted.length - 1, Math.floor(sorted.length * share));
  return sorted[index] ?? Number.NaN;
}

/**
 * The least and the middle of several rounds: the least is the cleanest, the middle the usual one.
 *
 * @typedef {object} Spread
 * @property {number} min
 * @property {number} median
 */

/**
 * @param {readonly number[]} values
 * @returns {Spread}
 */
export function spread(values) {
  return { min: Math.min(...values), median: median(values) };
}
