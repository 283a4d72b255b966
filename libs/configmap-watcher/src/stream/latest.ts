/** A value that changes over time. Every reader gets the current value, then newer ones, and skips what it was too slow for. */
export class Latest<T> implements AsyncIterable<T> {
  private held: { readonly value: T } | undefined;
  private closed = false;
  private wakeReaders: () => void = () => undefined;
  private change: Promise<void>;

  constructor() {
    this.change = this.nextChange();
  }

  get value(): T | undefined {
    return this.held?.value;
  }

  set(value: T): void {
    this.held = { value };
    this.announce();
  }

  /** Ends every iteration. */
  close(): void {
    this.closed = true;
    this.announce();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T, void, void> {
    let seen: { readonly value: T } | undefined;
    while (!this.closed) {
      if (this.held !== undefined && this.held !== seen) {
        seen = this.held;
        yield seen.value;
      } else {
        await this.change;
      }
    }
  }

  private announce(): void {
    const wakeReaders = this.wakeReaders;
    this.change = this.nextChange();
    wakeReaders();
  }

  private nextChange(): Promise<void> {
    return new Promise((resolve) => {
      this.wakeReaders = resolve;
    });
  }
}
