import { exchangeId, secretName } from './exchange.mjs';
import { CONTRACT_HEADERS, gcpRequest } from './gcp-request.mjs';

/** @param {string} secret */
const prefixOf = (secret) => `/v1/projects/bench/secrets/${secret}/versions/`;

/**
 * GET requests told apart by a regular expression on the path, each with its own literal prefix.
 *
 * @type {import('./exchange.mjs').BenchCase}
 */
export const getPathRegex = {
  name: 'get-path-regex',
  profile: 'gcp',
  exchange: (index) => ({
    id: exchangeId(index),
    answeredBy: exchangeId(index),
    pathRegex: `${prefixOf(secretName(index))}(latest|\\d+):access`,
    contractHeaders: CONTRACT_HEADERS,
    request: gcpRequest(`${prefixOf(secretName(index))}7:access`),
    contentType: 'application/json',
  }),
  missing: gcpRequest(`${prefixOf('secret-unknown')}7:access`),
};
