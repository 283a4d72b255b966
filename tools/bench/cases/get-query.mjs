import { exchangeId, secretName } from './exchange.mjs';
import { CONTRACT_HEADERS, gcpRequest } from './gcp-request.mjs';

const PATH = '/v1/projects/bench/secrets';

/**
 * GET requests told apart by a query parameter only.
 *
 * @type {import('./exchange.mjs').BenchCase}
 */
export const getQuery = {
  name: 'get-query',
  profile: 'gcp',
  exchange: (index) => ({
    id: exchangeId(index),
    answeredBy: exchangeId(index),
    contractHeaders: CONTRACT_HEADERS,
    request: gcpRequest(PATH, { filter: secretName(index), pageSize: '50' }),
    contentType: 'application/json',
  }),
  missing: gcpRequest(PATH, { filter: 'secret-unknown', pageSize: '50' }),
};
