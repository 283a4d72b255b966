import { UsageError } from '../start/usage-error.mjs';

/**
 * @typedef {object} Names
 * @property {readonly string[]} sections
 * @property {readonly string[]} cases
 * @property {readonly string[]} subjects
 *
 * @typedef {object} Selection
 * @property {(name: string) => boolean} section
 * @property {(name: string) => boolean} case
 * @property {(name: string) => boolean} subject
 */

/**
 * Reads a list of names: each narrows its own kind, and a kind without any name is taken whole.
 *
 * @param {readonly string[]} only
 * @param {Names} names
 * @returns {Selection}
 * @throws {UsageError} on a name that nothing bears
 */
export function selection(only, { sections, cases, subjects }) {
  const known = [...sections, ...cases, ...subjects];
  const unknown = only.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new UsageError(`--only: nothing is called "${unknown}"; there are ${known.join(', ')}`);
  }
  /** @param {readonly string[]} kind */
  const among = (kind) => {
    const chosen = only.filter((name) => kind.includes(name));
    return (/** @type {string} */ name) => chosen.length === 0 || chosen.includes(name);
  };
  return { section: among(sections), case: among(cases), subject: among(subjects) };
}
