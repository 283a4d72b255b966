/**
 * How much is measured.
 *
 * @typedef {object} Settings
 * @property {readonly number[]} counts sizes of the contracts
 * @property {number} rounds
 * @property {number} connections
 * @property {number} warmUpMs
 * @property {number} roundMs
 */

/**
 * What a section of the benchmark works with.
 *
 * @typedef {object} Bench
 * @property {Settings} settings
 * @property {readonly import('../subjects/subject.mjs').Subject[]} subjects those that can run here
 * @property {readonly import('../cases/exchange.mjs').BenchCase[]} cases
 * @property {import('../load/load-generator.mjs').LoadGenerator} generator
 * @property {(line: string) => void} say tells how far it has come
 */
export {};
