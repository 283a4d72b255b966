import type { MismatchSink } from '../../mismatch-sink.js';
import type { XmlElement } from './xml-element.js';
import type { XmlPattern } from './xml-pattern.js';

interface Pair {
  readonly pattern: XmlPattern;
  readonly actual: XmlElement;
  /** Empty without a sink. */
  readonly path: string;
}

/** A comparison on its way through an XML document: a queue instead of recursion, so that no depth is too deep. */
export class XmlWalk {
  readonly #pairs: Pair[] = [];

  constructor(
    /** Absent on the fast way, which stops at the first mismatch. */
    readonly sink: MismatchSink | undefined,
  ) {}

  add(pattern: XmlPattern, actual: XmlElement, path: string): void {
    this.#pairs.push({ pattern, actual, path });
  }

  /** Visits everything that is queued, or as much as fills the sink. */
  run(): boolean {
    let isRight = true;
    // The queue grows while it is walked.
    for (const { pattern, actual, path } of this.#pairs) {
      if (!pattern.visit(actual, path, this)) {
        if (this.sink === undefined) {
          return false;
        }
        isRight = false;
        if (this.sink.isFull) {
          break;
        }
      }
    }
    return isRight;
  }
}
