import type { HeaderFields, HttpInteraction, HttpRequest, Normalisation, Pact } from '@pact-infra/pact-core';
import type { RequestHead } from '../data-plane/request-head.js';
import type { Refusal } from '../faults/fault.js';
import type { NearestInteraction } from './nearest-interaction.js';

/** Everything that makes a mock server the mock of one cloud. */
export interface Profile {
  /** As in `PROFILE`. */
  readonly name: string;
  readonly defaultPort: number;
  /** Names of the providers, as in their pacts, that are served unless `PACT_PROVIDER` says otherwise. */
  readonly defaultProviders: readonly string[];
  /** What the cloud's own clients add to requests without meaning it. */
  readonly normalisation: Normalisation;
  /** Whether the `Content-Encoding` of a request is undone before matching, if it is one that is known. */
  readonly decodesContent: boolean;
  /** Loosens a pact before it is compiled, where a normalisation of requests cannot express it. */
  readonly adaptPact?: (pact: Pact) => Pact;
  /**
   * What the cloud's own clients cannot read of the response that an interaction states, a sentence each. It is told when
   * the contract is loaded, and served all the same.
   */
  readonly lint?: (interaction: HttpInteraction) => readonly string[];
  /** Another way to read a request that no interaction matched; undefined when there is none. */
  readonly readAgain?: (request: HttpRequest) => HttpRequest | undefined;
  /** An error in the words of the cloud, so that its client throws an exception that carries the message. */
  readonly describeError: (error: MockError) => ErrorDescription;
  /** A fault in the words of the cloud, so that its client throws the exception that the cloud itself would cause. */
  readonly describeFault: (refusal: Refusal, request: RequestHead) => FaultDescription;
  /** The cloud's demand for credentials, sent before any matching. */
  readonly challenge?: (headers: HeaderFields) => Challenge | undefined;
}

/** Why the mock server cannot answer from a contract. */
export interface MockError {
  readonly kind: 'no-match' | 'unavailable' | 'bad-request' | 'challenge' | 'failure';
  readonly status: number;
  readonly message: string;
  /** The interactions that came closest; none unless the kind is `no-match`. */
  readonly nearest: readonly NearestInteraction[];
  /** What the profile forgave before matching, one sentence each; none unless the kind is `no-match`. */
  readonly normalised: readonly string[];
}

export interface ErrorDescription {
  readonly contentType: string;
  /** Written as JSON. */
  readonly body: unknown;
}

export interface FaultDescription extends ErrorDescription {
  readonly status: number;
  /** Names and values in turn. */
  readonly headers: readonly string[];
}

export interface Challenge {
  /** Value of `WWW-Authenticate`. */
  readonly authenticate: string;
  readonly message: string;
}
