import type { Contracts, Pact } from '@pact-infra/pact-core';

/** One pact that is served. */
export interface ServedContract {
  /** See `WantedContract`. */
  readonly key: string;
  readonly name: string;
  readonly version: string;
  /** See `ContractEdition`. */
  readonly hash: string;
  /** See `WantedContract`. */
  readonly origin: string;
  readonly pact: Pact;
  readonly loadedAt: Date;
}

/** What is served at one moment: replaced whole, never changed. */
export interface ContractSet {
  readonly contracts: Contracts;
  readonly served: readonly ServedContract[];
}
