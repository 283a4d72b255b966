import { explain, summarise } from '@pact-infra/pact-core';
import type { Contracts, HttpRequest, NearMiss } from '@pact-infra/pact-core';
import { withoutSecrets } from '../journal/without-secrets.js';
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

/** One for the client, who knows what it sent, and one to be kept, without the values of secrets. */
export interface Diagnoses {
  readonly told: Diagnosis;
  readonly kept: Diagnosis;
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
): Diagnoses {
  const { nearest, normalised } = explain(contracts, request, { limit: NEAREST_COUNT });
  const path = shortened(request.path, LONGEST_PATH);
  const more = details === undefined ? '' : `. Details: ${details}`;
  const problem = problems.length === 0 ? '' : `. ${shortened(`Not as wanted: ${problems.join('; ')}`)}`;
  const diagnosisOf = (misses: readonly NearMiss[]): Diagnosis => ({
    message: `No matching interaction for ${request.method} ${path}. ${inShortLines(summarise(misses))}${problem}${more}`,
    nearest: misses.map(describeNearMiss),
    normalised: normalised.map((sentence) => shortened(sentence)),
  });
  return { told: diagnosisOf(nearest), kept: diagnosisOf(nearest.map(withoutSecrets)) };
}

function inShortLines(text: string): string {
  return text
    .split('\n')
    .map((line) => shortened(line, LONGEST_LINE))
    .join('\n');
}
