import type { ServerResponse } from 'node:http';

/** Holds requests up for a while. */
export class Delays {
  readonly #held = new Set<() => void>();
  #isOver = false;

  /** Lets all go on, at once and from now on. */
  end(): void {
    this.#isOver = true;
    for (const goOn of this.#held) {
      goOn();
    }
  }

  /**
   * Calls back after the time, or earlier when the delays end or the client goes away; at once when there is no delay.
   *
   * @param client - closes, or aborts, when the client does not wait any more
   */
  hold(milliseconds: number, client: ServerResponse | AbortSignal, done: () => void): void {
    if (milliseconds === 0 || this.#isOver || ('aborted' in client && client.aborted)) {
      done();
      return;
    }
    const goOn = (): void => {
      clearTimeout(timer);
      forget();
      this.#held.delete(goOn);
      done();
    };
    const timer = setTimeout(goOn, milliseconds);
    const forget = onceGone(client, goOn);
    this.#held.add(goOn);
  }

  /** As `hold`. */
  wait(milliseconds: number, client: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      this.hold(milliseconds, client, resolve);
    });
  }
}

/** Returns how to stop listening. */
function onceGone(client: ServerResponse | AbortSignal, listener: () => void): () => void {
  if ('aborted' in client) {
    client.addEventListener('abort', listener);
    return () => {
      client.removeEventListener('abort', listener);
    };
  }
  client.once('close', listener);
  return () => {
    client.off('close', listener);
  };
}
