import type { ServerResponse } from 'node:http';

/** Aborts when nobody waits for the response any more, or with the given signal: nothing is left behind of who gave up. */
export function whileConnected(response: ServerResponse, stop: AbortSignal): AbortSignal {
  if (stop.aborted) {
    return stop;
  }
  const gone = new AbortController();
  const abort = (): void => {
    gone.abort();
  };
  stop.addEventListener('abort', abort);
  response.once('close', () => {
    stop.removeEventListener('abort', abort);
    abort();
  });
  return gone.signal;
}
