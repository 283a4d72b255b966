import { match } from '@pact-infra/pact-core';
import type { CompiledInteraction, Contracts, HttpRequest, JsonObject } from '@pact-infra/pact-core';
import type { SessionStates } from '../sessions/session-states.js';
import type { StateSequence, Turn } from '../sessions/state-sequence.js';
import type { ProviderStateFilter } from './provider-state-filter.js';
import { preferredStates, requestedStates } from './preferred-states.js';
import type { PreferredStates } from './preferred-states.js';

export interface InteractionChoiceOptions {
  /** Another way to read a request that no interaction matched; see `Profile`. */
  readonly readAgain?: ((request: HttpRequest) => HttpRequest | undefined) | undefined;
  /** Which interactions may answer at all. */
  readonly filter?: ProviderStateFilter | undefined;
}

/** What answers a request. */
export interface Choice {
  readonly interaction: CompiledInteraction;
  /** For the generators of the response. */
  readonly values: JsonObject | undefined;
  /** To be taken when the answer is given. */
  readonly turn?: Turn<CompiledInteraction>;
}

type Accepts = (interaction: CompiledInteraction) => boolean;

/**
 * Chooses the interaction that answers a request. Of those that match, one in a provider state comes first: a state
 * that the request asks for, or else the session's next in its sequence, or else one of the session's active states.
 */
export class InteractionChoice {
  constructor(private readonly options: InteractionChoiceOptions) {}

  /** @throws InvalidStateHeader when the request filters by a header that is no regular expression */
  choose(contracts: Contracts, request: HttpRequest, states: SessionStates): Choice | undefined {
    const { filter, readAgain } = this.options;
    const accepts = filter?.forRequest(request.headers);
    const chosen = new Candidates(contracts, request, accepts).choose(states);
    if (chosen !== undefined || readAgain === undefined) {
      return chosen;
    }
    const other = readAgain(request);
    return other === undefined ? undefined : new Candidates(contracts, other, accepts).choose(states);
  }
}

/** The interactions that may answer one request. */
class Candidates {
  constructor(
    private readonly contracts: Contracts,
    private readonly request: HttpRequest,
    private readonly accepts: Accepts | undefined,
  ) {}

  choose({ preference, sequence }: SessionStates): Choice | undefined {
    const requested = requestedStates(this.request.headers);
    if (sequence !== undefined && requested === undefined) {
      const choice = this.#chooseInTurn(sequence, preference?.values);
      if (choice !== undefined) {
        return choice;
      }
    }
    const states = requested ?? (preference && preferredStates(preference.names));
    const interaction = (states === undefined ? undefined : this.#inState(states)) ?? this.#first();
    return interaction === undefined ? undefined : { interaction, values: preference?.values };
  }

  #chooseInTurn(sequence: StateSequence, values: JsonObject | undefined): Choice | undefined {
    const kind = this.#first()?.interaction;
    const turn =
      kind === undefined ? undefined : sequence.turn(kind, ({ names }) => this.#inState(preferredStates(names)));
    return turn && { interaction: turn.found, values: new Map([...(values ?? []), ...turn.state.values]), turn };
  }

  #first(): CompiledInteraction | undefined {
    const { contracts, request, accepts } = this;
    return accepts === undefined ? match(contracts, request) : match(contracts, request, { accepts });
  }

  /** One in a state of exactly the name asked for comes before one in a state that a regular expression finds. */
  #inState({ isNamed, isFound }: PreferredStates): CompiledInteraction | undefined {
    return this.#where(isNamed) ?? this.#where(isFound);
  }

  #where(isAskedFor: (state: string) => boolean): CompiledInteraction | undefined {
    return match(this.contracts, this.request, {
      accepts: (candidate) =>
        candidate.interaction.providerStates.some(({ name }) => isAskedFor(name)) &&
        this.accepts?.(candidate) !== false,
    });
  }
}
