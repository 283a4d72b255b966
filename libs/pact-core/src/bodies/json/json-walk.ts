import type { JsonValue } from '../../json/json-value.js';
import type { MismatchSink } from '../../mismatch-sink.js';
import type { Mismatch } from '../../mismatch.js';
import { itemPath, memberPath } from './json-path.js';

/** What a contract expects at one place of a JSON body. */
export interface JsonPattern {
  /**
   * Compares the value itself, and queues its children on the walk.
   *
   * @returns whether the value itself is right; what is wrong went to the walk's sink
   */
  visit(actual: JsonValue, walk: JsonWalk): boolean;
}

/** Hands the children of one value to the walk, one by one until it is over. */
export type ChildrenVisit = () => void;

interface Position {
  /** Undefined at the root. */
  readonly parent: QueuedValue | undefined;
  /** Name or index in the parent. */
  readonly key: string | number;
}

/** A value whose children are still to be visited. */
interface QueuedValue extends Position {
  readonly visitChildren: ChildrenVisit;
}

/**
 * A comparison on its way through a JSON body, level by level: a queue instead of recursion, so that no depth is too deep.
 * It holds lists and objects, not what is in them: a request of a million members must not take a million places.
 */
export class JsonWalk {
  readonly #queue: QueuedValue[] = [];
  #parent: QueuedValue | undefined;
  #key: string | number = '';
  #isRight = true;

  constructor(
    /** Absent on the fast way, which stops at the first mismatch. */
    readonly sink: MismatchSink | undefined,
  ) {}

  /** Whether nothing more needs to be compared. */
  get isOver(): boolean {
    return !this.#isRight && this.sink?.isFull !== false;
  }

  /** Path of the value that is visited; put together when it is asked for, for most values are right. */
  get path(): string {
    const keys: (string | number)[] = [];
    let position: Position = { parent: this.#parent, key: this.#key };
    while (position.parent !== undefined) {
      keys.push(position.key);
      position = position.parent;
    }
    return keys.reduceRight<string>(
      (path, key) => (typeof key === 'number' ? itemPath(path, key) : memberPath(path, key)),
      '$',
    );
  }

  /** Reports what is wrong with the value that is visited, if anybody asks. */
  report(describe: (path: string) => Omit<Mismatch, 'part' | 'where'>): void {
    if (this.sink !== undefined) {
      const { path } = this;
      this.sink.add({ where: path, ...describe(path) });
    }
  }

  /** Queues the children of the value that is visited. */
  add(visitChildren: ChildrenVisit): void {
    this.#queue.push({ visitChildren, parent: this.#parent, key: this.#key });
  }

  /** Visits a child. */
  visit(pattern: JsonPattern, actual: JsonValue, key: string | number): void {
    this.#key = key;
    this.#isRight = pattern.visit(actual, this) && this.#isRight;
  }

  /** Visits a whole value, or as much of it as fills the sink. */
  run(pattern: JsonPattern, actual: JsonValue): boolean {
    this.#isRight = pattern.visit(actual, this);
    // The queue grows while it is walked.
    for (const parent of this.#queue) {
      if (this.isOver) {
        break;
      }
      this.#parent = parent;
      parent.visitChildren();
    }
    return this.#isRight;
  }
}

/** Compares a whole value; with a sink every mismatch is reported, as far as the sink takes it. */
export function walkJson(pattern: JsonPattern, actual: JsonValue, sink?: MismatchSink): boolean {
  return new JsonWalk(sink).run(pattern, actual);
}
