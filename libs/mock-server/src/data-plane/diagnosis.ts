import { explain } from '@pact-infra/pact-core';
import type { Contracts, HttpRequest } from '@pact-infra/pact-core';
import { describeNearMiss, shortened } from '../profiles/nearest-interaction.js';
import type { NearestInteraction } from '../profiles/nearest-interaction.js';

/** Interactions that a diagnosis names. */
const NEAREST_COUNT = 3;
const LONGEST_PATH = 200;
const LONGEST_LINE = 500;

/** Why no interaction answers a request, in texts of bounded length. */
export interface Diagnosis {
  /** At most three lines. */
  readonly message: string;
  readonly nearest: readonly NearestInteraction[];
  /** What the profile forgave before matching, one sentence each. */
  readonly normalised: readonly string[];
}

export interface DiagnosisOptions {
  /** What keeps contracts from being served as wanted: the one that is missed may be among them. */
  readonly problems: readonly string[];
  /** Where there is more about this miss. */
  readonly details: string | undefined;
}

export function diagnose(
  contracts: Contracts,
  request: HttpRequest,
  { problems, details }: DiagnosisOptions,
): Diagnosis {
  const { nearest, normalised, summary } = explain(contracts, request, { limit: NEAREST_COUNT });
  const lines = summary.split('\n').map((line) => shortened(line, LONGEST_LINE));
  const path = shortened(request.path, LONGEST_PATH);
  const more = details === undefined ? '' : `. Details: ${details}`;
  const problem = problems.length === 0 ? '' : `. ${shortened(`Not as wanted: ${problems.join('; ')}`)}`;
  return {
    message: `No matching interaction for ${request.method} ${path}. ${lines.join('\n')}${problem}${more}`,
    nearest: nearest.map(describeNearMiss),
    normalised: normalised.map((sentence) => shortened(sentence)),
  };
}
