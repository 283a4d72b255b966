import { CompiledContracts } from '../compile/compiled-contracts.js';
import type { CompiledInteraction, Contracts } from '../compile/contracts.js';
import type { HttpRequest } from '../http-message.js';
import { ReceivedRequest } from '../compile/received-request.js';
import type { Mismatch } from '../mismatch.js';
import { describeNormalisation } from './describe-normalisation.js';
import { mismatchDistance } from './distance.js';
import { rankByFeatures } from './rank-by-features.js';
import { summarise } from './summary.js';

/** Why no interaction answers a request. */
export interface Explanation {
  /** Interactions by distance, the nearest first; of equal distance in file order. */
  readonly nearest: readonly NearMiss[];
  /** What was forgiven before matching, one sentence each. */
  readonly normalised: readonly string[];
  /** At most three lines, for an error body. */
  readonly summary: string;
}

export interface NearMiss {
  readonly interaction: CompiledInteraction;
  /** What differs, at most 50 mismatches; empty when the interaction matches after all. */
  readonly mismatches: readonly Mismatch[];
}

export interface ExplainOptions {
  /** How many interactions are explained; 5 by default. */
  readonly limit?: number;
}

const DEFAULT_LIMIT = 5;

/** Interactions that are compared in full, beside those asked for: the ranking before that is a coarse one. */
const MARGIN = 15;

/**
 * Explains a miss; call it after `match` found nothing.
 *
 * All interactions are ranked by what the index knows of them (path, method, exact headers, query parameters and body
 * members); the first of that ranking are then compared in full and ordered by the number and kind of mismatches.
 *
 * @example
 * const { summary } = explain(contracts, request);
 */
export function explain(contracts: Contracts, request: HttpRequest, options: ExplainOptions = {}): Explanation {
  const compiled = CompiledContracts.of(contracts);
  const received = new ReceivedRequest(request, compiled.normalisation);
  const limit = options.limit ?? DEFAULT_LIMIT;
  const nearest = rankByFeatures(compiled.indexed, received)
    .slice(0, limit + MARGIN)
    .map((interaction): NearMiss => ({ interaction, mismatches: interaction.mismatches(received) }))
    .sort((a, b) => mismatchDistance(a.mismatches) - mismatchDistance(b.mismatches))
    .slice(0, limit);
  const normalised = describeNormalisation(request, { received, normalisation: compiled.normalisation });
  return { nearest, normalised, summary: summarise(nearest) };
}
