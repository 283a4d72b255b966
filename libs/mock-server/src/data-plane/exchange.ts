import type { HttpRequest } from '@pact-infra/pact-core';
import type { FallenFault } from '../faults/fault-plan.js';
import type { Session } from '../sessions/session.js';
import type { Answer } from './answer.js';

/** A request of the data plane and the answer it got. */
export interface Exchange {
  /** Without a body when the answer did not wait for it. */
  readonly request: HttpRequest;
  readonly answer: Answer;
  readonly session: Session;
  /** What fell on it, delays included; the document's own fault headers do not count. */
  readonly faults: readonly FallenFault[];
  readonly durationMs: number;
}

/** Is told of every exchange, soon after the answer was handed to the socket. */
export type ExchangeObserver = (exchange: Exchange) => void;
