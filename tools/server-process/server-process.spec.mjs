import { connect } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { freePort } from './free-port.mjs';
import { ServerProcess } from './server-process.mjs';

const command = process.execPath;

describe('ServerProcess', () => {
  it('runs until it is stopped', async () => {
    const port = await freePort();
    const script = `require('node:net').createServer().listen(${port}, '127.0.0.1')`;
    const server = new ServerProcess({ name: 'listener', command, args: ['-e', script] });

    await server.waitUntil(() => isListening(port));
    await server.stop();

    expect(await isListening(port)).toBe(false);
  });

  it('ends what the server started, too', async () => {
    const port = await freePort();
    const script = `require('node:net').createServer().listen(${port}, '127.0.0.1')`;
    const parent = `require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(script)}])`;
    const server = new ServerProcess({ name: 'parent', command, args: ['-e', parent] });

    await server.waitUntil(() => isListening(port));
    await server.stop();

    await vanished(port);
  });

  it('tells why a server ended before it answered, with its last words', async () => {
    const server = new ServerProcess({ name: 'broken', command, args: ['-e', 'throw new Error("no contracts")'] });

    await expect(server.waitUntil(() => Promise.resolve(false))).rejects.toThrow(
      /broken ended \(exit code 1\) before it answered:\n[^]*no contracts/,
    );
    await server.stop();
  });

  it('tells that a program is not there', async () => {
    const server = new ServerProcess({ name: 'missing', command: '/nowhere/server', args: [] });

    await expect(server.waitUntil(() => Promise.resolve(false))).rejects.toThrow(/missing ended \(.*ENOENT\)/);
    await server.stop();
  });
});

/**
 * Resolves when nobody listens any more; the test's own deadline is the limit.
 *
 * @param {number} port
 */
async function vanished(port) {
  while (await isListening(port)) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/**
 * @param {number} port
 * @returns {Promise<boolean>}
 */
function isListening(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
