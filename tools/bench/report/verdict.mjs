/**
 * One target, and what was measured for it.
 *
 * @typedef {object} Verdict
 * @property {string} target
 * @property {number} limit
 * @property {string} unit '×' for a ratio
 * @property {import('../measure/statistics.mjs').Spread} value
 * @property {boolean} met by the median
 */

/**
 * @param {string} target
 * @param {number} limit
 * @param {string} unit
 * @param {import('../measure/statistics.mjs').Spread} value
 * @returns {Verdict}
 */
export function verdict(target, limit, unit, value) {
  return { target, limit, unit, value, met: value.median <= limit };
}

/**
 * @param {import('../measure/statistics.mjs').Spread} value
 * @param {import('../measure/statistics.mjs').Spread} base
 * @returns {import('../measure/statistics.mjs').Spread} least by least, median by median
 */
export function ratio(value, base) {
  return { min: value.min / base.min, median: value.median / base.median };
}
