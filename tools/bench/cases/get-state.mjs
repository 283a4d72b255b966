import { exchangeId } from './exchange.mjs';
import { CONTRACT_HEADERS, gcpRequest } from './gcp-request.mjs';

const PATH = '/v1/projects/bench/secrets/database/versions/latest:access';

/**
 * One and the same GET request in interactions that differ in their provider state only: the first one answers.
 *
 * @type {import('./exchange.mjs').BenchCase}
 */
export const getState = {
  name: 'get-state',
  profile: 'gcp',
  exchange: (index) => ({
    id: exchangeId(index),
    answeredBy: exchangeId(0),
    state: `the database has password number ${index}`,
    contractHeaders: CONTRACT_HEADERS,
    request: gcpRequest(PATH),
    contentType: 'application/json',
  }),
  missing: gcpRequest(`${PATH}-unknown`),
};
