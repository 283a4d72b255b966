/**
 * A request as it goes over the wire.
 *
 * @typedef {object} WireRequest
 * @property {string} method
 * @property {string} path
 * @property {Readonly<Record<string, string>>} [query]
 * @property {Readonly<Record<string, string>>} headers
 * @property {Readonly<Record<string, string>>} [json] the body
 */

/**
 * One interaction of a contract made for measuring, with a request that it answers.
 *
 * @typedef {object} Exchange
 * @property {string} id stands in the body of the response, and nowhere else
 * @property {string} answeredBy the id of the exchange that must answer the request
 * @property {string} [pathRegex] the contract's path rule; without it the path is literal
 * @property {string} [state] provider state of the interaction
 * @property {readonly string[]} contractHeaders the headers of the request that the contract names
 * @property {WireRequest} request
 * @property {string} contentType of the response
 */

/**
 * A family of contracts of any size.
 *
 * @typedef {object} BenchCase
 * @property {string} name
 * @property {'aws' | 'gcp'} profile the mock server that serves it
 * @property {(index: number) => Exchange} exchange
 * @property {WireRequest} missing a request that no interaction answers, near to those that one does
 */

/**
 * The exchanges of a contract with `count` interactions.
 *
 * @param {BenchCase} benchCase
 * @param {number} count
 * @returns {Exchange[]}
 */
export function exchangesOf(benchCase, count) {
  return Array.from({ length: count }, (_, index) => benchCase.exchange(index));
}

/**
 * The id of an exchange: of fixed width, so that every answer has the same size.
 *
 * @param {number} index
 */
export function exchangeId(index) {
  return `exchange-${String(index).padStart(6, '0')}`;
}

/**
 * The name of a secret.
 *
 * @param {number} index
 */
export function secretName(index) {
  return `secret-${String(index).padStart(6, '0')}`;
}

/**
 * The body of the response that an exchange gets.
 *
 * @param {string} id
 */
export function responseBody(id) {
  return {
    name: 'projects/bench/secrets/database/versions/1',
    createTime: '2026-01-01T00:00:00Z',
    versionId: id,
    payload: { data: 'cGFzc3dvcmQtb2YtdGhlLWRhdGFiYXNl' },
  };
}
