import type { Mismatch } from './mismatch.js';

/** Takes the mismatches of a comparison; a comparison without a sink stops at the first. */
export interface MismatchSink {
  add(mismatch: Omit<Mismatch, 'part'>): void;
}
