import type { MismatchSink } from './mismatch-sink.js';
import type { Mismatch } from './mismatch.js';

/** More mismatches than these tell a reader nothing; what is sent must not decide how much memory an answer takes. */
export const MOST_MISMATCHES = 50;

const LONGEST_TEXT = 500;
const LONGEST_MESSAGE = 1_000;

/** Collects the mismatches of all parts of a message, up to `MOST_MISMATCHES`. */
export class MismatchList {
  readonly #mismatches: Mismatch[] = [];

  get all(): readonly Mismatch[] {
    return this.#mismatches;
  }

  get isFull(): boolean {
    return this.#mismatches.length >= MOST_MISMATCHES;
  }

  /** Takes the mismatches of one part. */
  sink(part: Mismatch['part']): MismatchSink {
    return new PartSink(part, this);
  }

  add({ part, where, rule, expected, actual, message }: Mismatch): void {
    if (!this.isFull) {
      this.#mismatches.push({
        part,
        where: cut(where, LONGEST_TEXT),
        rule,
        expected: cut(expected, LONGEST_TEXT),
        actual: cut(actual, LONGEST_TEXT),
        message: cut(message, LONGEST_MESSAGE),
      });
    }
  }
}

class PartSink implements MismatchSink {
  constructor(
    private readonly part: Mismatch['part'],
    private readonly list: MismatchList,
  ) {}

  get isFull(): boolean {
    return this.list.isFull;
  }

  add(mismatch: Omit<Mismatch, 'part'>): void {
    this.list.add({ part: this.part, ...mismatch });
  }
}

function cut(text: string, longest: number): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
