import type { Snapshot } from './snapshot.js';

/**
 * A running watch. Iterating yields the current snapshot, then each newer one; a slow reader skips to the newest.
 * The iteration ends when the watch stops. Faults of the source never end it: they are retried and show in `status()`.
 */
export interface FileWatch extends AsyncIterable<Snapshot> {
  status(): WatchStatus;
  /** Resolves when no request, timer or file handle is left. */
  stop(): Promise<void>;
}

/** How well a watch keeps up with its source. */
export interface WatchStatus {
  readonly source: string;
  /** Age of the last completed look at the source, failed ones included: grows only if the watch itself hangs. */
  readonly sinceAttemptMs: number;
  /** Age of the last sign that the source was seen as it is; undefined before the first. */
  readonly sinceSuccessMs: number | undefined;
  /** Longest `sinceAttemptMs` of a watch that works: beyond it the watch has stopped. */
  readonly longestAttemptMs: number;
  /** Why the latest look failed; undefined once one succeeds. */
  readonly error: string | undefined;
}
