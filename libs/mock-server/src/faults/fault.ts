/** What a provider says when it refuses to work. */
export type RefusalKind = 'throttling' | 'outage' | 'unauthenticated' | 'forbidden';

/** `latency` is a delay before the ordinary answer, `reset` a connection that ends without any. */
export type FaultKind = RefusalKind | 'latency' | 'reset';

export const faultKinds: readonly FaultKind[] = [
  'throttling',
  'outage',
  'unauthenticated',
  'forbidden',
  'latency',
  'reset',
];

/** A refusal, for a profile to put into the words of its cloud. */
export interface Refusal {
  readonly kind: RefusalKind;
  /** When the client may try again, if the fault says so. */
  readonly retryAfterSeconds: number | undefined;
}

/** A fault, and on which of the requests that it is meant for it falls. */
export interface Fault {
  readonly kind: FaultKind;
  /** Before whatever comes. */
  readonly delayMs: number;
  readonly retryAfterSeconds: number | undefined;
  /** So many requests are spared first. */
  readonly skip: number;
  /** It is over when it has fallen so often. */
  readonly times: number;
  /** From 0 to 1, of each request that is not spared. */
  readonly probability: number;
  /** The same one makes the same choices. */
  readonly seed: number;
}
