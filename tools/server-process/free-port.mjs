import { createServer } from 'node:net';

/**
 * A TCP port of the loopback address that nobody listens on at this moment.
 *
 * @returns {Promise<number>}
 */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (address === null || typeof address === 'string') {
          reject(new Error(`Expected a TCP address, got ${String(address)}`));
        } else {
          resolve(address.port);
        }
      });
    });
  });
}
