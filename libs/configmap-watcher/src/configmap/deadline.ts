import type { Clock } from '../clock.js';

export interface DeadlineOptions {
  readonly clock: Clock;
  readonly milliseconds: number;
  /** Ends the work early. */
  readonly signal: AbortSignal;
}

/**
 * Runs work that gives up when its signal aborts, and aborts it when the time is up.
 *
 * @throws Error that says so when the time is up; the reason of `options.signal` when that aborts; else what the work throws
 */
export async function withDeadline<T>(options: DeadlineOptions, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const { clock, milliseconds, signal: parent } = options;
  const controller = new AbortController();
  const { signal } = controller;
  const abortWithParent = (): void => {
    controller.abort(parent.reason);
  };
  const cancelTimer = clock.schedule(milliseconds, () => {
    controller.abort(new Error(`no end after ${Math.round(milliseconds / 1000)} s: the connection is taken for dead`));
  });
  parent.addEventListener('abort', abortWithParent);
  try {
    parent.throwIfAborted();
    return await work(signal);
  } catch (error) {
    throw signal.aborted ? signal.reason : error;
  } finally {
    cancelTimer();
    parent.removeEventListener('abort', abortWithParent);
  }
}
