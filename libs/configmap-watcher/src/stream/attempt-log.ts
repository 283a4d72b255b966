import type { Clock } from '../clock.js';
import type { WatchStatus } from '../file-watch.js';

/** Remembers when a watch last looked at its source, and with what result. */
export class AttemptLog {
  private attemptedAt: number;
  private succeededAt: number | undefined;
  private error: string | undefined;

  constructor(
    private readonly source: string,
    private readonly longestAttemptMs: number,
    private readonly clock: Clock,
  ) {
    this.attemptedAt = clock.now();
  }

  succeeded(): void {
    this.attemptedAt = this.clock.now();
    this.succeededAt = this.attemptedAt;
    this.error = undefined;
  }

  failed(error: string): void {
    this.attemptedAt = this.clock.now();
    this.error = error;
  }

  status(): WatchStatus {
    const now = this.clock.now();
    return {
      source: this.source,
      sinceAttemptMs: now - this.attemptedAt,
      sinceSuccessMs: this.succeededAt === undefined ? undefined : now - this.succeededAt,
      longestAttemptMs: this.longestAttemptMs,
      error: this.error,
    };
  }
}
