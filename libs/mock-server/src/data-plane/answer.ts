import type { CompiledInteraction } from '@pact-infra/pact-core';
import type { Diagnosis } from './diagnosis.js';

/** Why a request got the answer it got. */
export type Outcome =
  'match' | 'no-match' | 'fault' | 'preflight' | 'challenge' | 'unavailable' | 'bad-request' | 'failure';

/** A whole response, ready for the socket. */
export interface Answer {
  readonly status: number;
  /** Names and values in turn, `content-length` included: the form that Node writes without looking at it again. */
  readonly headers: readonly string[];
  /** A text is sent in one write with the head, so bodies that are text stay text. */
  readonly body: string | Buffer | undefined;
  readonly outcome: Outcome;
  /** The contract's interaction that answers; none when the mock server speaks for itself. */
  readonly interaction: CompiledInteraction | undefined;
  /** Why no interaction answers, when the outcome is `no-match`: to be kept, so without the values of secrets. */
  readonly diagnosis?: Diagnosis | undefined;
}

export interface OwnAnswer {
  readonly status: number;
  readonly outcome: Outcome;
  /** Written as JSON. */
  readonly body: unknown;
  readonly contentType?: string;
  /** Names and values in turn. */
  readonly headers?: readonly string[];
  readonly diagnosis?: Diagnosis | undefined;
}

/** An answer that the mock server gives on its own account: a fault, a challenge, an error. */
export function ownAnswer({
  status,
  outcome,
  body,
  contentType = 'application/json',
  headers = [],
  diagnosis,
}: OwnAnswer): Answer {
  const text = JSON.stringify(body);
  return {
    status,
    headers: ['content-type', contentType, 'content-length', String(Buffer.byteLength(text)), ...headers],
    body: text,
    outcome,
    interaction: undefined,
    diagnosis,
  };
}
