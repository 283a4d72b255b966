import type { Fault } from './fault.js';
import { randomNumbers } from './random-numbers.js';

/** How far a fault has come: which of the requests it meets it falls on. */
export class FaultCourse {
  readonly #random: () => number;
  #met = 0;
  #fallen = 0;

  constructor(readonly fault: Fault) {
    this.#random = randomNumbers(fault.seed);
  }

  /** Requests that it was meant for. */
  get met(): number {
    return this.#met;
  }

  /** Requests that it fell on. */
  get fallen(): number {
    return this.#fallen;
  }

  get isOver(): boolean {
    return this.#fallen >= this.fault.times;
  }

  /** Meets one more request, and tells whether it falls on that one. */
  falls(): boolean {
    const { skip, probability } = this.fault;
    if (this.isOver) {
      return false;
    }
    this.#met += 1;
    if (this.#met <= skip || this.#random() >= probability) {
      return false;
    }
    this.#fallen += 1;
    return true;
  }
}
