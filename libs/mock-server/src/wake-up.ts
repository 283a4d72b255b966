/** Wakes whoever waits for something to happen. */
export class WakeUp {
  readonly #wakers = new Set<() => void>();

  all(): void {
    for (const wake of this.#wakers) {
      wake();
    }
  }

  /** Resolves when woken, after a time, or when aborted. */
  next(milliseconds: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        this.#wakers.delete(wake);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      const timer = setTimeout(wake, milliseconds);
      this.#wakers.add(wake);
      signal.addEventListener('abort', wake);
    });
  }
}
