import { FaultPlan } from '../faults/fault-plan.js';
import { InteractionUsage } from '../journal/interaction-usage.js';
import { SessionStates } from './session-states.js';

/** What one test has of a mock server to itself. */
export class Session {
  readonly createdAt = new Date();
  readonly states = new SessionStates();
  readonly faults = new FaultPlan();
  /** Which interactions answered in it. */
  readonly usage = new InteractionUsage();
  #isClosed = false;

  constructor(readonly id: string) {}

  /** Whether it is gone; requests of it may still be on their way. */
  get isClosed(): boolean {
    return this.#isClosed;
  }

  close(): void {
    this.#isClosed = true;
  }
}
