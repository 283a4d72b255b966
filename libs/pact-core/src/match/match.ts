import { CompiledContracts } from '../compile/compiled-contracts.js';
import type { CompiledInteraction, Contracts } from '../compile/contracts.js';
import type { Candidates } from '../compile/index/index-node.js';
import type { HttpRequest } from '../http-message.js';
import type { InteractionMatcher } from '../compile/interaction-matcher.js';
import { ReceivedRequest } from '../compile/received-request.js';

/** What else may decide which interaction answers. */
export interface MatchOptions {
  /** Interactions that may answer; by default all. */
  readonly accepts?: (interaction: CompiledInteraction) => boolean;
  /** Interactions with a provider state of such a name are preferred to others. */
  readonly providerState?: (name: string) => boolean;
}

/**
 * The interaction that answers a request: of those that match, the one that names most headers and query parameters,
 * then the first in file order.
 *
 * @example
 * const interaction = match(contracts, request);
 */
export function match(
  contracts: Contracts,
  request: HttpRequest,
  options?: MatchOptions,
): CompiledInteraction | undefined {
  const compiled = CompiledContracts.of(contracts);
  const received = new ReceivedRequest(request, compiled.normalisation);
  const candidates: Candidates = [];
  compiled.index.collect(received, candidates);
  const accepts = options?.accepts;
  const isPreferred = options?.providerState;
  if (isPreferred !== undefined) {
    const preferred = firstMatch(
      candidates,
      received,
      (candidate) => hasState(candidate, isPreferred) && accepts?.(candidate) !== false,
    );
    if (preferred !== undefined) {
      return preferred;
    }
  }
  return firstMatch(candidates, received, accepts);
}

/** Each candidate leads to others in the order of preference; the best of their first matches is the answer. */
function firstMatch(
  candidates: Candidates,
  request: ReceivedRequest,
  accepts: MatchOptions['accepts'],
): InteractionMatcher | undefined {
  let best: InteractionMatcher | undefined;
  for (const first of candidates) {
    let candidate: InteractionMatcher | undefined = first;
    while (candidate !== undefined && (best === undefined || candidate.rank < best.rank)) {
      if ((accepts === undefined || accepts(candidate)) && candidate.matches(request)) {
        best = candidate;
      }
      candidate = candidate.next;
    }
  }
  return best;
}

function hasState({ interaction }: CompiledInteraction, isPreferred: (name: string) => boolean): boolean {
  return interaction.providerStates.some(({ name }) => isPreferred(name));
}
