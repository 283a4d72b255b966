const HEADERS = Object.freeze({
  accept: 'application/json',
  authorization: 'Bearer bench-token',
  'user-agent': 'bench/1.0',
});

/** The headers of the requests that the contracts of the GET cases name. */
export const CONTRACT_HEADERS = Object.freeze(['authorization']);

/**
 * A read request as a client of GCP Secret Manager sends it.
 *
 * @param {string} path
 * @param {Readonly<Record<string, string>>} [query]
 * @returns {import('./exchange.mjs').WireRequest}
 */
export function gcpRequest(path, query) {
  return { method: 'GET', path, headers: HEADERS, ...(query && { query }) };
}
