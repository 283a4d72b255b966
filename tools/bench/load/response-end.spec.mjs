import { describe, expect, it } from '@jest/globals';
import { responseEnd } from './response-end.mjs';

describe('responseEnd', () => {
  it.each([
    ['with a length', 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello'],
    ['in chunks', 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\nhello\r\na\r\n, world ok\r\n0\r\n\r\n'],
    ['without a body', 'HTTP/1.1 204 No Content\r\n\r\n'],
  ])('finds the end of a response %s, and not before it has come', (_, text) => {
    const bytes = Buffer.from(text);

    expect(responseEnd(bytes)).toBe(bytes.length);
    for (let length = 0; length < bytes.length; length += 1) {
      expect(responseEnd(bytes.subarray(0, length))).toBe(-1);
    }
  });
});
