import { awsPost } from './aws-post.mjs';
import { getLiteral } from './get-literal.mjs';
import { getPathRegex } from './get-path-regex.mjs';
import { getQuery } from './get-query.mjs';
import { getState } from './get-state.mjs';

/** Every family of contracts that is measured. */
export const CASES = Object.freeze([getLiteral, getPathRegex, getQuery, getState, awsPost]);

/**
 * @param {string} name
 * @returns {import('./exchange.mjs').BenchCase}
 */
export function caseNamed(name) {
  const found = CASES.find((benchCase) => benchCase.name === name);
  if (found === undefined) {
    throw new Error(`No case is called "${name}"; there are ${CASES.map((each) => each.name).join(', ')}`);
  }
  return found;
}
