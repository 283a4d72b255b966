import type { Clock } from '@pact-infra/configmap-watcher';

/** A clock that only moves when it is told to. */
export class ManualClock implements Clock {
  private time = 0;
  private timers: readonly { readonly at: number; readonly callback: () => void }[] = [];

  now(): number {
    return this.time;
  }

  schedule(milliseconds: number, callback: () => void): () => void {
    const timer = { at: this.time + milliseconds, callback };
    this.timers = [...this.timers, timer];
    return () => {
      this.timers = this.timers.filter((other) => other !== timer);
    };
  }

  /** How long until each timer is due. */
  get pending(): readonly number[] {
    return this.timers.map(({ at }) => at - this.time);
  }

  advance(milliseconds: number): void {
    this.time += milliseconds;
    const due = this.timers.filter(({ at }) => at <= this.time);
    this.timers = this.timers.filter(({ at }) => at > this.time);
    due.forEach(({ callback }) => {
      callback();
    });
  }
}
