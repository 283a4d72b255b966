import { exchangeId, secretName } from './exchange.mjs';
import { CONTRACT_HEADERS, gcpRequest } from './gcp-request.mjs';

/** @param {string} secret */
const pathOf = (secret) => `/v1/projects/bench/secrets/${secret}/versions/latest:access`;

/**
 * GET requests told apart by a literal path.
 *
 * @type {import('./exchange.mjs').BenchCase}
 */
export const getLiteral = {
  name: 'get-literal',
  profile: 'gcp',
  exchange: (index) => ({
    id: exchangeId(index),
    answeredBy: exchangeId(index),
    contractHeaders: CONTRACT_HEADERS,
    request: gcpRequest(pathOf(secretName(index))),
    contentType: 'application/json',
  }),
  missing: gcpRequest(pathOf('secret-unknown')),
};
