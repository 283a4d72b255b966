/**
 * A request in the form that pact-core takes.
 *
 * @param {import('../cases/exchange.mjs').WireRequest} request
 * @returns {import('@pact-infra/pact-core').HttpRequest}
 */
export function libraryRequest({ method, path, query, headers, json }) {
  return {
    method,
    path,
    query: query === undefined ? '' : new URLSearchParams(query).toString(),
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]])),
    body: json === undefined ? new Uint8Array() : Buffer.from(JSON.stringify(json)),
  };
}
