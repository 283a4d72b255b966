import type { JsonValue } from '../../json/json-value.js';
import type { MismatchSink } from '../../mismatch-sink.js';

/** What a contract expects at one place of a JSON body. */
export interface JsonPattern {
  /**
   * Compares the value itself, and queues its children on the walk.
   *
   * @returns whether the value itself is right; what is wrong went to the walk's sink
   */
  visit(actual: JsonValue, path: string, walk: JsonWalk): boolean;
}

/** A comparison on its way through a JSON body: a queue instead of recursion, so that no depth is too deep. */
export class JsonWalk {
  readonly #patterns: JsonPattern[] = [];
  readonly #values: JsonValue[] = [];
  readonly #paths: string[] = [];

  constructor(
    /** Absent on the fast way, which stops at the first mismatch and builds no paths. */
    readonly sink: MismatchSink | undefined,
  ) {}

  /** Queues a child; the path is only read when there is a sink. */
  add(pattern: JsonPattern, actual: JsonValue, path: string): void {
    this.#patterns.push(pattern);
    this.#values.push(actual);
    if (this.sink !== undefined) {
      this.#paths.push(path);
    }
  }

  /** Visits everything that is queued, or as much as fills the sink. */
  run(): boolean {
    let isRight = true;
    for (let at = 0; at < this.#patterns.length; at += 1) {
      const pattern = this.#patterns[at];
      const actual = this.#values[at];
      if (pattern !== undefined && actual !== undefined && !pattern.visit(actual, this.#paths[at] ?? '', this)) {
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

/** Compares a whole value; with a sink every mismatch is reported. */
export function walkJson(pattern: JsonPattern, actual: JsonValue, sink?: MismatchSink): boolean {
  const walk = new JsonWalk(sink);
  const isRight = pattern.visit(actual, '$', walk);
  if (!isRight && (sink === undefined || sink.isFull)) {
    return false;
  }
  return walk.run() && isRight;
}
