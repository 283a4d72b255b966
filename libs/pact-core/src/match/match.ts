import { CompiledContracts } from '../compile/compiled-contracts.js';
import type { CompiledInteraction, Contracts } from '../compile/contracts.js';
import type { HttpRequest } from '../http-message.js';
import { ReceivedRequest } from './received-request.js';

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
  const accepts = options?.accepts;
  const prefers = options?.providerState;
  let other: CompiledInteraction | undefined;
  for (const candidate of compiled.ranked) {
    if ((accepts !== undefined && !accepts(candidate)) || !candidate.matches(received)) {
      continue;
    }
    if (prefers === undefined || candidate.interaction.providerStates.some(({ name }) => prefers(name))) {
      return candidate;
    }
    other ??= candidate;
  }
  return other;
}
