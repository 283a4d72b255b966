import type { Pair } from '../contracts/contract.js';

/** What publishing needs of a Pact Broker. Every call rejects with an error whose message carries the broker's words. */
export interface ContractBroker {
  /** Why the broker cannot take contracts now; undefined if it can. */
  healthProblem(signal: AbortSignal): Promise<string | undefined>;
  /** The newest version of every pact that the broker has. */
  latestVersions(signal: AbortSignal): Promise<readonly PactVersion[]>;
  /** Undefined if the broker has no pact of this pair. */
  latestPact(pair: Pair, signal: AbortSignal): Promise<PactContent | undefined>;
  /** Every version of the pair's pact. */
  versions(pair: Pair, signal: AbortSignal): Promise<readonly string[]>;
  /** @throws VersionTakenError if the version exists with other content */
  publish(publication: Publication, signal: AbortSignal): Promise<void>;
}

export interface PactVersion extends Pair {
  readonly version: string;
}

export interface PactContent {
  readonly version: string;
  readonly content: string;
}

export interface Publication extends Pair {
  readonly version: string;
  readonly branch: string;
  readonly content: string;
}

/** The broker keeps other content under the version that was to be published. */
export class VersionTakenError extends Error {
  readonly code = 'MANAGER_VERSION_TAKEN';
  override readonly name = 'VersionTakenError';
}
