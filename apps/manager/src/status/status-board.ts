import type { Clock } from '@pact-infra/configmap-watcher';
import type { ReadyReport } from './ready-report.js';

/** Shows the latest report, and lets readers wait for another one. */
export class StatusBoard {
  private readonly waiting = new Set<() => void>();
  private isClosed = false;

  constructor(
    private shown: ReadyReport,
    private readonly clock: Clock,
  ) {}

  get report(): ReadyReport {
    return this.shown;
  }

  show(report: ReadyReport): void {
    if (report.revision !== this.shown.revision) {
      this.shown = report;
      this.wakeReaders();
    }
  }

  /** Resolves when a revision other than `revision` is shown, or after `waitMs`, or when the signal aborts. */
  async waitForOther(revision: string, { waitMs, signal }: { waitMs: number; signal: AbortSignal }): Promise<void> {
    if (this.shown.revision !== revision || this.isClosed || signal.aborted) {
      return;
    }
    await new Promise<void>((resolve) => {
      const wake = (): void => {
        cancel();
        this.waiting.delete(wake);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      const cancel = this.clock.schedule(waitMs, wake);
      this.waiting.add(wake);
      signal.addEventListener('abort', wake);
    });
  }

  /** Ends every wait, now and from now on. */
  close(): void {
    this.isClosed = true;
    this.wakeReaders();
  }

  private wakeReaders(): void {
    for (const wake of [...this.waiting]) {
      wake();
    }
  }
}
