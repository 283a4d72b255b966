import { getEventListeners, once } from 'node:events';
import { createServer } from 'node:http';
import { afterEach, describe, expect, it } from '@jest/globals';
import { whileConnected } from './while-connected.js';

const server = createServer();

afterEach(() => {
  server.close();
});

/** A signal for a request whose client goes away when told. */
async function connected(stop: AbortSignal): Promise<{ readonly signal: AbortSignal; readonly leave: () => void }> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const client = new AbortController();
  const { port } = server.address() as { readonly port: number };
  fetch(`http://127.0.0.1:${port}`, { signal: client.signal }).catch(() => undefined); // it is aborted
  const [, response] = (await once(server, 'request')) as Parameters<typeof whileConnected>[0][];
  if (response === undefined) {
    throw new TypeError('expected a response');
  }
  return {
    signal: whileConnected(response, stop),
    leave: () => {
      client.abort();
    },
  };
}

describe('whileConnected', () => {
  it('aborts when the client goes away, and leaves no listener behind', async () => {
    const stop = new AbortController();
    const { signal, leave } = await connected(stop.signal);
    expect(getEventListeners(stop.signal, 'abort')).toHaveLength(1);
    leave();
    await once(signal, 'abort');
    expect(getEventListeners(stop.signal, 'abort')).toHaveLength(0);
  });

  it('aborts when told to stop', async () => {
    const stop = new AbortController();
    const { signal, leave } = await connected(stop.signal);
    stop.abort();
    expect(signal.aborted).toBe(true);
    leave();
  });

  it('is aborted already when it was told to stop before', async () => {
    const { signal, leave } = await connected(AbortSignal.abort());
    expect(signal.aborted).toBe(true);
    leave();
  });
});
