import { match } from '@pact-infra/pact-core';
import type { CompiledInteraction, Contracts, Slices } from '@pact-infra/pact-core';
import { exampleRequest } from './example-request.js';

/** Interactions of one ambiguity that are looked for; and ambiguities of a set. */
const MOST_INTERACTIONS = 10;
const MOST_AMBIGUITIES = 100;
const SLICE_MILLISECONDS = 5;
const BUDGET_MILLISECONDS = 2000;

/** Interactions that one request matches equally well. */
export interface Ambiguity {
  /** The example request of one of them. */
  readonly request: string;
  /** The first answers unless a provider state prefers another; at most ten. */
  readonly interactions: readonly CompiledInteraction[];
}

export interface Ambiguities {
  readonly found: readonly Ambiguity[];
  /** Whether all interactions were looked at: there is a limit of time and of number. */
  readonly isComplete: boolean;
}

/**
 * Finds the ambiguities of a set: sends each interaction's own example through it. What two interactions match beside
 * their examples is not found.
 */
export function* findAmbiguities(contracts: Contracts): Slices<Ambiguities> {
  const found = new Map<string, Ambiguity>();
  const places = new Map(contracts.interactions.map((interaction, place) => [interaction, place]));
  let sliceEnd = performance.now() + SLICE_MILLISECONDS;
  let spentMs = 0;
  for (const interaction of contracts.interactions) {
    const interactions = equallyGood(contracts, interaction);
    if (interactions.length > 1) {
      const { method, path } = interaction.interaction.request;
      const key = interactions.map((candidate) => places.get(candidate)).join();
      found.set(key, found.get(key) ?? { request: `${method} ${path}`, interactions });
    }
    if (found.size === MOST_AMBIGUITIES || spentMs >= BUDGET_MILLISECONDS) {
      return { found: [...found.values()], isComplete: false };
    }
    if (performance.now() >= sliceEnd) {
      spentMs += SLICE_MILLISECONDS;
      yield;
      sliceEnd = performance.now() + SLICE_MILLISECONDS;
    }
  }
  return { found: [...found.values()], isComplete: true };
}

/** Those that match the interaction's example and pin down as much of it as the one that answers, in order. */
function equallyGood(contracts: Contracts, { interaction }: CompiledInteraction): readonly CompiledInteraction[] {
  const request = exampleRequest(interaction);
  const matching = new Set<CompiledInteraction>();
  let best: number | undefined;
  while (matching.size < MOST_INTERACTIONS) {
    const next = match(contracts, request, { accepts: (candidate) => !matching.has(candidate) });
    if (next === undefined || fieldsOf(next) !== (best ??= fieldsOf(next))) {
      break;
    }
    matching.add(next);
  }
  return [...matching];
}

/** The more headers and query parameters an interaction states, the earlier it answers. */
function fieldsOf({ interaction: { request } }: CompiledInteraction): number {
  return request.headers.size + request.query.size;
}
