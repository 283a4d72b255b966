import { match } from '@pact-infra/pact-core';
import type { CompiledInteraction, Contracts, HttpRequest } from '@pact-infra/pact-core';
import type { ProviderStateFilter } from './provider-state-filter.js';
import { preferredStates } from './preferred-states.js';

export interface InteractionChoiceOptions {
  /** Another way to read a request that no interaction matched; see `Profile`. */
  readonly readAgain?: ((request: HttpRequest) => HttpRequest | undefined) | undefined;
  /** Which interactions may answer at all. */
  readonly filter?: ProviderStateFilter | undefined;
}

type Accepts = (interaction: CompiledInteraction) => boolean;

/** Chooses the interaction that answers a request: among those that match, one in the state that the request asks for. */
export class InteractionChoice {
  constructor(private readonly options: InteractionChoiceOptions) {}

  /** @throws InvalidStateHeader when the request filters by a header that is no regular expression */
  choose(contracts: Contracts, request: HttpRequest): CompiledInteraction | undefined {
    const { filter, readAgain } = this.options;
    const accepts = filter?.forRequest(request.headers);
    const chosen = chooseByState(contracts, request, accepts);
    if (chosen !== undefined || readAgain === undefined) {
      return chosen;
    }
    const other = readAgain(request);
    return other === undefined ? undefined : chooseByState(contracts, other, accepts);
  }
}

/** An interaction in a state of exactly the name asked for comes first, then one in a state that the name finds. */
function chooseByState(
  contracts: Contracts,
  request: HttpRequest,
  accepts: Accepts | undefined,
): CompiledInteraction | undefined {
  const states = preferredStates(request.headers);
  if (states === undefined) {
    return accepts === undefined ? match(contracts, request) : match(contracts, request, { accepts });
  }
  const isNamed: Accepts = ({ interaction }) => interaction.providerStates.some(({ name }) => states.isNamed(name));
  const named = match(contracts, request, {
    accepts: (candidate) => isNamed(candidate) && accepts?.(candidate) !== false,
  });
  return named ?? match(contracts, request, { ...(accepts && { accepts }), providerState: states.isFound });
}
