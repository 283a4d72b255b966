import type { InteractionMatcher } from './interaction-matcher.js';
import type { Contracts, RejectedPact } from './contracts.js';
import type { IndexNode } from './index/index-node.js';
import type { IndexedInteraction } from './index/indexed-interaction.js';
import type { CompiledNormalisation } from './normalisation.js';

/** What `compile` really returns; `match` and `explain` know it, users need not. */
export class CompiledContracts implements Contracts {
  readonly interactions: readonly InteractionMatcher[];
  readonly rejected: readonly RejectedPact[];
  /** The interactions in file order, with what the index knows of them. */
  readonly indexed: readonly IndexedInteraction[];
  readonly index: IndexNode;
  readonly normalisation: CompiledNormalisation;

  constructor(parts: Pick<CompiledContracts, 'rejected' | 'indexed' | 'index' | 'normalisation'>) {
    this.interactions = parts.indexed.map(({ matcher }) => matcher);
    this.rejected = parts.rejected;
    this.indexed = parts.indexed;
    this.index = parts.index;
    this.normalisation = parts.normalisation;
  }

  static of(contracts: Contracts): CompiledContracts {
    if (contracts instanceof CompiledContracts) {
      return contracts;
    }
    throw new TypeError('The contracts are not a result of compile()');
  }
}
