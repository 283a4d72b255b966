import type { MismatchSink } from '../mismatch-sink.js';
import type { Mismatch } from '../mismatch.js';

/** Collects the mismatches of all parts of a message. */
export class MismatchList {
  readonly #mismatches: Mismatch[] = [];

  get all(): readonly Mismatch[] {
    return this.#mismatches;
  }

  /** Takes the mismatches of one part. */
  sink(part: Mismatch['part']): MismatchSink {
    return {
      add: ({ where, rule, expected, actual, message }) => {
        this.#mismatches.push({ part, where, rule, expected, actual, message });
      },
    };
  }
}
