import type { Mismatch } from './mismatch.js';

/** Takes the mismatches of a comparison; a comparison without a sink stops at the first, one with a full sink may stop. */
export interface MismatchSink {
  /** Whether further mismatches are dropped. */
  readonly isFull: boolean;
  add(mismatch: Omit<Mismatch, 'part'>): void;
}
