import { ValidationError } from '../errors.js';
import { isJsonObject } from '../json/parse-json.js';

/** Which consumer versions' pacts a provider wants to verify. */
export interface ConsumerVersionSelector {
  readonly consumer?: string;
  readonly tag?: string;
  readonly fallbackTag?: string;
  readonly branch?: string;
  readonly fallbackBranch?: string;
  readonly mainBranch?: boolean;
  readonly matchingBranch?: boolean;
  /** With a tag and `false`: all versions with the tag, not only the latest. */
  readonly latest?: boolean;
  /** Deployments are not recorded here, so these select nothing. */
  readonly deployed?: boolean;
  readonly released?: boolean;
  readonly deployedOrReleased?: boolean;
  readonly environment?: string;
}

const textMembers = ['consumer', 'tag', 'fallbackTag', 'branch', 'fallbackBranch', 'environment'] as const;
const booleanMembers = [
  'mainBranch',
  'matchingBranch',
  'latest',
  'deployed',
  'released',
  'deployedOrReleased',
] as const;

/** @throws ValidationError that names each unfitting selector */
export function parseSelectors(value: unknown): readonly ConsumerVersionSelector[] {
  if (value === undefined || value === null) {
    return [];
  }
  if (!Array.isArray(value)) {
    throw new ValidationError({ consumerVersionSelectors: ['must be an array'] });
  }
  return value.map((entry: unknown, index) => {
    const problem = isJsonObject(entry) ? misfit(entry) : 'must be an object';
    if (problem !== undefined) {
      throw new ValidationError({ consumerVersionSelectors: [`${problem} (at index ${index})`] });
    }
    return entry as ConsumerVersionSelector; // every known member has just been checked
  });
}

function misfit(entry: Readonly<Record<string, unknown>>): string | undefined {
  const wrongText = textMembers.find((name) => !isAbsentOr(entry[name], 'string'));
  const wrongBoolean = booleanMembers.find((name) => !isAbsentOr(entry[name], 'boolean'));
  return (wrongText && `${wrongText} must be a string`) ?? (wrongBoolean && `${wrongBoolean} must be a boolean`);
}

function isAbsentOr(value: unknown, type: 'string' | 'boolean'): boolean {
  return value === undefined || value === null || typeof value === type;
}
