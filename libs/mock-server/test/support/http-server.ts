import { once } from 'node:events';
import type { Server } from 'node:http';

/** Listens on loopback, on the port of an earlier address or on a free one; returns the address. */
export async function listen(server: Server, earlierUrl: string): Promise<string> {
  server.listen(earlierUrl === '' ? 0 : Number(new URL(earlierUrl).port), '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') {
    throw new TypeError('expected a TCP address');
  }
  return `http://127.0.0.1:${address.port}`;
}

/** Closes a server and cuts its connections, as a crash would. */
export async function stop(server: Server): Promise<void> {
  if (server.listening) {
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  }
}
