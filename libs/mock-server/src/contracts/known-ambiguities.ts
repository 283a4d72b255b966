import { runInSlices } from '@pact-infra/nest-service';
import type { Contracts } from '@pact-infra/pact-core';
import { findAmbiguities } from './ambiguities.js';
import type { Ambiguities } from './ambiguities.js';

/** Looks for the ambiguities of each set of contracts once, and only when somebody asks. */
export class KnownAmbiguities {
  readonly #known = new WeakMap<Contracts, Promise<Ambiguities>>();

  of(contracts: Contracts): Promise<Ambiguities> {
    const known = this.#known.get(contracts) ?? runInSlices(findAmbiguities(contracts));
    this.#known.set(contracts, known);
    return known;
  }
}
