import { PatternSyntaxError, searchPattern } from '@pact-infra/pact-core';
import type { FaultFilter } from '../faults/fault-filter.js';
import { faultNumbers, InvalidFault, readFault, readNumber, shown } from '../faults/fault-members.js';
import type { NewFault } from '../faults/fault-plan.js';

const ONE_DAY_SECONDS = 86_400;
const LONGEST_TEXT = 1000;
const MOST_HEADERS = 10;
const known: ReadonlySet<string> = new Set([
  'kind',
  ...faultNumbers,
  'ttl',
  'method',
  'path',
  'path_pattern',
  'headers',
]);

/**
 * Reads a fault that is to be planned: `{kind, ms?, retry_after?, times?, skip?, probability?, seed?, ttl?, method?,
 * path?, path_pattern?, headers?}`.
 *
 * @throws InvalidFault when it is not of that form
 */
export function readNewFault(value: unknown): NewFault {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new InvalidFault(`expected an object such as {"kind": "throttling"}, got ${shown(value)}`);
  }
  const members = value as Readonly<Record<string, unknown>>; // an object without a type is just this
  const unknown = Object.keys(members).find((name) => !known.has(name));
  if (unknown !== undefined) {
    throw new InvalidFault(`expected the members ${[...known].join(', ')}, got ${shown(unknown)}`);
  }
  const ttl = readNumber('ttl', members['ttl'], { least: 1, most: ONE_DAY_SECONDS });
  return {
    fault: readFault(members),
    filter: readFilter(members),
    lifetimeMs: ttl === undefined ? undefined : ttl * 1000,
  };
}

function readFilter(members: Readonly<Record<string, unknown>>): FaultFilter {
  const text = (name: string): string | undefined => readText(name, members[name]);
  const method = text('method');
  const path = text('path');
  const pattern = text('path_pattern');
  const { headers } = members;
  return {
    ...(method !== undefined && { method: method.toUpperCase() }),
    ...(path !== undefined && { path }),
    ...(pattern !== undefined && { pathPattern: readPattern(pattern) }),
    ...(headers !== undefined && { headers: readHeaders(headers) }),
  };
}

function readText(name: string, value: unknown): string | undefined {
  if (value === undefined || (typeof value === 'string' && value !== '' && value.length <= LONGEST_TEXT)) {
    return value;
  }
  throw new InvalidFault(`${name} must be a text of 1 to ${LONGEST_TEXT} characters, got ${shown(value)}`);
}

function readPattern(source: string): NonNullable<FaultFilter['pathPattern']> {
  try {
    return { source, isFound: searchPattern(source) };
  } catch (error) {
    if (error instanceof PatternSyntaxError) {
      throw new InvalidFault(`path_pattern must be a regular expression, got ${shown(source)}: ${error.message}`);
    }
    throw error;
  }
}

function readHeaders(value: unknown): Readonly<Record<string, string>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new InvalidFault(`headers must be an object, got ${shown(value)}`);
  }
  const headers = Object.entries(value);
  if (headers.length > MOST_HEADERS) {
    throw new InvalidFault(`headers must be ${MOST_HEADERS} at most, got ${headers.length}`);
  }
  return Object.fromEntries(
    headers.map(([name, text]) => {
      if (typeof text !== 'string' || name.length + text.length > LONGEST_TEXT) {
        const problem = `must be a text, with its name of ${LONGEST_TEXT} characters at most`;
        throw new InvalidFault(`the header ${shown(name)} ${problem}, got ${shown(text)}`);
      }
      return [name.toLowerCase(), text];
    }),
  );
}
