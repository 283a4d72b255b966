import { once } from 'node:events';
import { createServer } from 'node:http';
import { afterEach, describe, expect, it } from '@jest/globals';
import { runLoad } from './run-load.mjs';

describe('runLoad', () => {
  /** @type {import('node:http').Server | undefined} */
  let server;

  afterEach(() => {
    server?.close();
    server?.closeAllConnections();
  });

  it('asks all questions in turn and counts the right answers', async () => {
    const seen = new Set();
    const port = await listen((request, response) => {
      seen.add(request.url);
      response.end(`answer to ${request.url}`);
    });

    const result = await load(port, ['/a', '/b', '/c']);

    expect([...seen].sort()).toEqual(['/a', '/b', '/c']);
    expect(result.answers).toBeGreaterThan(0);
    expect(result.wrong).toBe(0);
    expect(result.p50).toBeLessThanOrEqual(result.slowest);
  });

  it('counts answers that a right server would not give, and shows the first', async () => {
    const port = await listen((_, response) => response.end('answer to something else'));

    const result = await load(port, ['/a']);

    expect(result.answers).toBe(0);
    expect(result.wrong).toBeGreaterThan(0);
    expect(result.firstWrong).toMatch(/^GET \/a [^]*answer to something else$/);
  });

  it('counts broken connections as wrong, and goes on', async () => {
    let count = 0;
    const port = await listen((request, response) => {
      count += 1;
      if (count === 3) {
        request.socket.destroy();
      } else {
        response.end(`answer to ${request.url}`);
      }
    });

    const result = await load(port, ['/a']);

    expect(result.wrong).toBe(1);
    expect(result.firstWrong).toContain('connection closed');
    expect(result.answers).toBeGreaterThan(0);
  });

  /**
   * @param {import('node:http').RequestListener} answer
   * @returns {Promise<number>}
   */
  async function listen(answer) {
    server = createServer(answer).listen(0, '127.0.0.1');
    await once(server, 'listening');
    return /** @type {import('node:net').AddressInfo} */ (server.address()).port;
  }
});

/**
 * @param {number} port
 * @param {readonly string[]} paths
 */
function load(port, paths) {
  const questions = paths.map((path) => ({
    request: Buffer.from(`GET ${path} HTTP/1.1\r\nhost: localhost\r\n\r\n`),
    status: 200,
    marker: Buffer.from(`answer to ${path}`),
  }));
  return runLoad({ questions, port, pid: process.pid, connections: 2, durationMs: 200 });
}
