import type { HeaderFields } from '@pact-infra/pact-core';
import { FaultCourse } from './fault-course.js';
import { FAULT_HEADER, InvalidFaultHeader, readFaultText } from './fault-header.js';
import type { Fault } from './fault.js';

const MOST_REMEMBERED = 100;
const MOST_AT_ONCE = 10;

/** A fault that the request itself asks for. */
export interface AskedFault {
  /** As the request names it. */
  readonly id: string | undefined;
  readonly course: FaultCourse;
}

/** The faults of `X-Pact-Fault`; the same text in several requests goes on where it was. */
export class AskedFaults {
  /** Of those that do not fall on every request; the least recently used first. */
  readonly #courses = new Map<string, FaultCourse>();

  /** @throws InvalidFaultHeader */
  in(headers: HeaderFields): readonly AskedFault[] {
    const texts = headers[FAULT_HEADER]?.flatMap((line) => line.split(',')) ?? [];
    if (texts.length > MOST_AT_ONCE) {
      throw new InvalidFaultHeader(`X-Pact-Fault: expected at most ${MOST_AT_ONCE} faults, got ${texts.length}`);
    }
    return texts
      .map((text) => ({ text: text.trim(), ...readFaultText(text.trim()) }))
      .map(({ text, fault, id }) => ({ id, course: this.#courseOf(text, fault) }));
  }

  forget(): void {
    this.#courses.clear();
  }

  #courseOf(text: string, fault: Fault): FaultCourse {
    const { times, skip, probability } = fault;
    if (times === Infinity && skip === 0 && probability === 1) {
      return new FaultCourse(fault);
    }
    const course = this.#courses.get(text) ?? new FaultCourse(fault);
    this.#courses.delete(text);
    this.#courses.set(text, course);
    if (this.#courses.size > MOST_REMEMBERED) {
      const [leastRecentlyUsed = ''] = this.#courses.keys();
      this.#courses.delete(leastRecentlyUsed);
    }
    return course;
  }
}
