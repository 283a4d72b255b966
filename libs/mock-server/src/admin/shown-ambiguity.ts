import type { CompiledInteraction } from '@pact-infra/pact-core';
import type { Ambiguity } from '../contracts/ambiguities.js';

/** Interactions that one request matches equally well, as they are told. */
export interface ShownAmbiguity {
  /** Method and path of the request. */
  readonly request: string;
  /** In the order in which they are preferred. */
  readonly interactions: readonly ShownCandidate[];
}

export interface ShownCandidate {
  readonly provider: string;
  readonly consumer: string;
  readonly interaction: string;
  /** In which case this is the one that answers. */
  readonly answers: string;
}

export function shownAmbiguity({ request, interactions }: Ambiguity): ShownAmbiguity {
  return {
    request,
    interactions: interactions.map((candidate, place) => ({
      provider: candidate.pact.provider,
      consumer: candidate.pact.consumer,
      interaction: candidate.interaction.description,
      answers: place === 0 ? 'unless a state of another one is asked for' : answers(candidate, interactions, place),
    })),
  };
}

function answers(candidate: CompiledInteraction, all: readonly CompiledInteraction[], place: number): string {
  const before = new Set(all.slice(0, place).flatMap(stateNames));
  const own = stateNames(candidate).filter((name) => !before.has(name));
  return own.length === 0
    ? 'never: it comes after another one, and has no provider state of its own'
    : `when a provider state is asked for: ${own.map((name) => JSON.stringify(name)).join(' or ')}`;
}

function stateNames({ interaction }: CompiledInteraction): readonly string[] {
  return interaction.providerStates.map(({ name }) => name);
}
