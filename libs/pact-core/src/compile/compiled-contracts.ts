import type { InteractionMatcher } from '../match/interaction-matcher.js';
import type { Contracts, RejectedPact } from './contracts.js';
import type { CompiledNormalisation } from './normalisation.js';

/** What `compile` really returns; `match` and `explain` know it, users need not. */
export class CompiledContracts implements Contracts {
  /** By falling score, then in file order: the first that matches is the answer. */
  readonly ranked: readonly InteractionMatcher[];

  constructor(
    readonly interactions: readonly InteractionMatcher[],
    readonly rejected: readonly RejectedPact[],
    readonly normalisation: CompiledNormalisation,
  ) {
    this.ranked = interactions.toSorted((a, b) => b.score - a.score);
  }

  static of(contracts: Contracts): CompiledContracts {
    if (contracts instanceof CompiledContracts) {
      return contracts;
    }
    throw new TypeError('The contracts are not a result of compile()');
  }
}
