/**
 * The bytes of a request, ready to be written to a socket again and again.
 *
 * @param {import('../cases/exchange.mjs').WireRequest} request
 * @param {number} port
 * @returns {Buffer}
 */
export function requestBytes({ method, path, query, headers, json }, port) {
  const target = query === undefined ? path : `${path}?${new URLSearchParams(query)}`;
  const body = json === undefined ? '' : JSON.stringify(json);
  const lines = [
    `${method} ${target} HTTP/1.1`,
    `host: 127.0.0.1:${port}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  ];
  if (json !== undefined) {
    lines.push(`content-length: ${Buffer.byteLength(body)}`);
  }
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n${body}`);
}
