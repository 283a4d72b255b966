import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';

/** Below the ports that systems give to whoever asks for any: nobody comes by one of these by chance. */
const [FIRST_PORT, LAST_PORT] = [20_000, 32_000];

/**
 * A TCP port of the loopback address that nobody listens on at this moment.
 *
 * @returns {Promise<number>}
 */
export async function freePort() {
  for (;;) {
    const port = randomInt(FIRST_PORT, LAST_PORT);
    if (await isFree(port)) {
      return port;
    }
  }
}

/** @param {number} port */
async function isFree(port) {
  const server = createServer().listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch (error) {
    if (isTaken(error)) {
      return false;
    }
    throw error;
  }
  await once(server.close(), 'close');
  return true;
}

/**
 * Taken, or reserved by the system.
 *
 * @param {unknown} error
 */
function isTaken(error) {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return code === 'EADDRINUSE' || code === 'EACCES';
}
