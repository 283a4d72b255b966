import type { HeaderFields } from '@pact-infra/pact-core';
import { AskedFaults } from './asked-faults.js';
import type { AskedFault } from './asked-faults.js';
import type { Fault, FaultKind, Refusal } from './fault.js';
import { FaultCourse } from './fault-course.js';
import { accepts } from './fault-filter.js';
import type { FaultFilter, FaultTarget } from './fault-filter.js';
import { FAULT_HEADER } from './fault-header.js';
import { LONGEST_DELAY_MS } from './fault-members.js';

const MOST_PLANNED = 100;

/** A fault that waits for requests. */
export interface PlannedFault {
  readonly id: string;
  readonly filter: FaultFilter;
  readonly course: FaultCourse;
  /** Milliseconds since 1970; undefined: it does not end by itself. */
  readonly expiresAt: number | undefined;
}

export interface NewFault {
  readonly fault: Fault;
  readonly filter: FaultFilter;
  readonly lifetimeMs: number | undefined;
}

/** A fault that fell on a request. */
export interface FallenFault {
  readonly kind: FaultKind;
  /** Of a planned fault, or as the request's header names it. */
  readonly id: string | undefined;
}

/** Everything that falls on one request. */
export interface Mishap {
  readonly faults: readonly FallenFault[];
  /** Before whatever comes. */
  readonly delayMs: number;
  /** How it ends; undefined: with the ordinary answer. */
  readonly end: Refusal | { readonly kind: 'reset' } | undefined;
}

/** There is no room for another fault. */
export class TooManyFaults extends Error {
  override readonly name = 'TooManyFaults';
}

/** The faults of one session: those that are planned, and how far those have come that requests ask for. */
export class FaultPlan {
  #planned: readonly PlannedFault[] = [];
  #lastId = 0;
  readonly #asked = new AskedFaults();

  /** @param now - milliseconds since 1970 */
  constructor(private readonly now: () => number = Date.now) {}

  /** Those that have not expired, in the order in which they fall. */
  get planned(): readonly PlannedFault[] {
    const now = this.now();
    if (this.#planned.some((fault) => hasExpired(fault, now))) {
      this.#planned = this.#planned.filter((fault) => !hasExpired(fault, now));
    }
    return this.#planned;
  }

  /** @throws TooManyFaults */
  add({ fault, filter, lifetimeMs }: NewFault): PlannedFault {
    const now = this.now();
    const kept =
      this.planned.length < MOST_PLANNED ? this.planned : this.planned.filter(({ course }) => !course.isOver);
    if (kept.length >= MOST_PLANNED) {
      throw new TooManyFaults(`There are ${MOST_PLANNED} faults already; remove some first`);
    }
    const planned: PlannedFault = {
      id: String(++this.#lastId),
      filter,
      course: new FaultCourse(fault),
      expiresAt: lifetimeMs === undefined ? undefined : now + lifetimeMs,
    };
    this.#planned = [...kept, planned];
    return planned;
  }

  /** False when there is none of this id. */
  remove(id: string): boolean {
    const before = this.planned;
    this.#planned = before.filter((fault) => fault.id !== id);
    return this.#planned.length < before.length;
  }

  /** Removes all, and forgets how far those in headers have come. */
  clear(): void {
    this.#planned = [];
    this.#asked.forget();
  }

  /** Whether anything could fall on a request with these headers: all that most requests ever ask. */
  concerns(headers: HeaderFields): boolean {
    return this.#planned.length > 0 || headers[FAULT_HEADER] !== undefined;
  }

  /**
   * What falls on a request: the faults that it asks for, then the planned ones, until one refuses or resets; delays add
   * up.
   *
   * @throws InvalidFaultHeader
   */
  meet(target: FaultTarget): Mishap | undefined {
    const faults: FallenFault[] = [];
    let delayMs = 0;
    for (const { id, course } of this.#candidates(target)) {
      if (course.falls()) {
        const { kind, retryAfterSeconds, delayMs: ownDelayMs } = course.fault;
        faults.push({ kind, id });
        delayMs = Math.min(delayMs + ownDelayMs, LONGEST_DELAY_MS);
        if (kind !== 'latency') {
          return { faults, delayMs, end: kind === 'reset' ? { kind } : { kind, retryAfterSeconds } };
        }
      }
    }
    return faults.length === 0 ? undefined : { faults, delayMs, end: undefined };
  }

  *#candidates(target: FaultTarget): Iterable<AskedFault | PlannedFault> {
    yield* this.#asked.in(target.headers);
    for (const planned of this.planned) {
      if (accepts(planned.filter, target)) {
        yield planned;
      }
    }
  }
}

function hasExpired({ expiresAt }: PlannedFault, now: number): boolean {
  return expiresAt !== undefined && expiresAt <= now;
}
