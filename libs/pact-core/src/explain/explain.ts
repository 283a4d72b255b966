import { CompiledContracts } from '../compile/compiled-contracts.js';
import type { CompiledInteraction, Contracts } from '../compile/contracts.js';
import type { HttpRequest } from '../http-message.js';
import { ReceivedRequest } from '../match/received-request.js';
import type { Mismatch } from '../mismatch.js';
import { summarise } from './summary.js';

/** Why no interaction answers a request. */
export interface Explanation {
  /** Interactions by distance, the nearest first; of equal distance in file order. */
  readonly nearest: readonly NearMiss[];
  /** What the normalisation changed before matching, one sentence each. */
  readonly normalised: readonly string[];
  /** At most three lines for an error body. */
  readonly summary: string;
}

export interface NearMiss {
  readonly interaction: CompiledInteraction;
  readonly mismatches: readonly Mismatch[];
}

export interface ExplainOptions {
  /** How many interactions are explained; 5 by default. */
  readonly limit?: number;
}

const DEFAULT_LIMIT = 5;

/** Explains a miss. Its cost does not matter to requests that match: call it only after `match` found nothing. */
export function explain(contracts: Contracts, request: HttpRequest, options: ExplainOptions = {}): Explanation {
  const compiled = CompiledContracts.of(contracts);
  const received = new ReceivedRequest(request, compiled.normalisation);
  const nearest = compiled.interactions
    .map((interaction): NearMiss => ({ interaction, mismatches: interaction.mismatches(received) }))
    .sort((a, b) => distance(a.mismatches) - distance(b.mismatches))
    .slice(0, options.limit ?? DEFAULT_LIMIT);
  return { nearest, normalised: [], summary: summarise(nearest) };
}

/** How far each kind of mismatch is: another method or path is another operation. */
const DISTANCES: Readonly<Record<Mismatch['part'], number>> = {
  path: 10_000,
  method: 1_000,
  'body-type': 20,
  header: 10,
  query: 10,
  body: 1,
  status: 1,
  metadata: 1,
};

function distance(mismatches: readonly Mismatch[]): number {
  return mismatches.reduce((sum, { part }) => sum + DISTANCES[part], 0);
}
