import { SessionStates } from './session-states.js';

/** What one test has of a mock server to itself. */
export class Session {
  readonly createdAt = new Date();
  readonly states = new SessionStates();

  constructor(readonly id: string) {}
}
