/**
 * The status code in the first line of a response: `HTTP/1.1 200 OK`.
 *
 * @param {Buffer} bytes
 * @returns {number}
 */
export function responseStatus(bytes) {
  return digit(bytes, 9) * 100 + digit(bytes, 10) * 10 + digit(bytes, 11);
}

/**
 * @param {Buffer} bytes
 * @param {number} position
 */
function digit(bytes, position) {
  return (bytes[position] ?? 0) - 48;
}
