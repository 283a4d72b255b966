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
   * @param client - closes when the client does not wait any more; undefined when that cannot be seen
   */
  hold(milliseconds: number, client: ServerResponse | undefined, done: () => void): void {
    if (milliseconds === 0 || this.#isOver) {
      done();
      return;
    }
    const goOn = (): void => {
      clearTimeout(timer);
      client?.off('close', goOn);
      this.#held.delete(goOn);
      done();
    };
    const timer = setTimeout(goOn, milliseconds);
    client?.once('close', goOn);
    this.#held.add(goOn);
  }

  wait(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      this.hold(milliseconds, undefined, resolve);
    });
  }
}
