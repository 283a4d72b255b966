const FIRST_MS = 1_000;
const MOST_MS = 30_000;

/** Exponential back-off with full jitter: many watchers that lost the same server do not come back at the same moment. */
export class Backoff {
  private failures = 0;

  constructor(private readonly random: () => number) {}

  /** The next pause; each is longer than the one before, on average. */
  nextMs(): number {
    const ceiling = Math.min(MOST_MS, FIRST_MS * 2 ** this.failures);
    this.failures = Math.min(this.failures + 1, 30);
    return this.random() * ceiling;
  }

  reset(): void {
    this.failures = 0;
  }
}
