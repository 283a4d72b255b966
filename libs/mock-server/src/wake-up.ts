/** Wakes whoever waits for something to happen. */
export class WakeUp<T = void> {
  readonly #wakers = new Set<(event: T) => void>();

  all(event: T): void {
    for (const wake of this.#wakers) {
      wake(event);
    }
  }

  /** The next event that is accepted; undefined after a time, or when aborted. */
  next(milliseconds: number, signal: AbortSignal, accepts: (event: T) => boolean = () => true): Promise<T | undefined> {
    return new Promise((resolve) => {
      const end = (event?: T): void => {
        clearTimeout(timer);
        this.#wakers.delete(wake);
        signal.removeEventListener('abort', giveUp);
        resolve(event);
      };
      const wake = (event: T): void => {
        if (accepts(event)) {
          end(event);
        }
      };
      const giveUp = (): void => {
        end();
      };
      const timer = setTimeout(giveUp, milliseconds);
      this.#wakers.add(wake);
      signal.addEventListener('abort', giveUp);
    });
  }
}
