import type { Fault, FaultKind } from './fault.js';
import { faultKinds } from './fault.js';

const MOST_REQUESTS = 1_000_000;
const ONE_DAY_SECONDS = 86_400;
/** Of one fault, and of all that fall on one request. */
export const LONGEST_DELAY_MS = 60_000;

/** What numbers a fault is made of. */
const numbers = {
  ms: { least: 1, most: LONGEST_DELAY_MS },
  retry_after: { least: 0, most: ONE_DAY_SECONDS },
  times: { least: 1, most: MOST_REQUESTS },
  skip: { least: 0, most: MOST_REQUESTS },
  probability: { least: 0, most: 1, isFraction: true },
  seed: { least: 0, most: 0xffff_ffff },
} satisfies Record<string, NumberBounds>;

type NumberName = keyof typeof numbers;

export interface NumberBounds {
  readonly least: number;
  readonly most: number;
  readonly isFraction?: boolean;
}

/** The names of the numbers, as JSON has them. */
export const faultNumbers: readonly string[] = Object.keys(numbers);

/** What is wrong with a fault that somebody asked for. */
export class InvalidFault extends Error {
  override readonly name = 'InvalidFault';
}

/**
 * Reads a fault from its members: `kind` and the numbers.
 *
 * @param spell - makes the name of a member in messages
 * @throws InvalidFault when a member makes no sense
 */
export function readFault(members: Readonly<Record<string, unknown>>, spell = (name: string): string => name): Fault {
  const kind = readKind(members['kind']);
  const number = (name: NumberName): number | undefined => readNumber(spell(name), members[name], numbers[name]);
  const delayMs = number('ms');
  const retryAfterSeconds = number('retry_after');
  if (kind === 'latency' && delayMs === undefined) {
    throw new InvalidFault('latency needs ms, the milliseconds that it takes');
  }
  if (retryAfterSeconds !== undefined && kind !== 'throttling' && kind !== 'outage') {
    throw new InvalidFault(`${spell('retry_after')} is for throttling and outage, not for ${kind}`);
  }
  return {
    kind,
    delayMs: delayMs ?? 0,
    retryAfterSeconds,
    skip: number('skip') ?? 0,
    times: number('times') ?? Infinity,
    probability: number('probability') ?? 1,
    seed: number('seed') ?? 0,
  };
}

/** @throws InvalidFault when a value is there and no number within the bounds */
export function readNumber(name: string, value: unknown, bounds: NumberBounds): number | undefined {
  const { least, most, isFraction = false } = bounds;
  if (value === undefined) {
    return undefined;
  }
  if (typeof value === 'number' && value >= least && value <= most && (isFraction || Number.isInteger(value))) {
    return value;
  }
  const kind = isFraction ? 'number' : 'whole number';
  throw new InvalidFault(`${name} must be a ${kind} from ${least} to ${most}, got ${shown(value)}`);
}

function readKind(value: unknown): FaultKind {
  const kind = faultKinds.find((known) => known === value);
  if (kind === undefined) {
    throw new InvalidFault(`the kind must be one of ${faultKinds.join(', ')}, got ${shown(value)}`);
  }
  return kind;
}

const LONGEST_SHOWN = 100;

/** A value that came from outside, at a length that fits into a message. */
export function shown(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}
