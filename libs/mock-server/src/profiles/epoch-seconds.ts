import { JsonNumber } from '@pact-infra/pact-core';
import type { JsonValue } from '@pact-infra/pact-core';

/** The year 5138: whoever states more means milliseconds. */
const MOST_SECONDS = 100_000_000_000;

/** What comes of a JSON value that a client reads as a time in seconds since 1970, stated as a number or its text. */
export type EpochReading = 'time' | 'far-future' | 'no-time';

export function readEpochSeconds(value: JsonValue): EpochReading {
  const seconds = secondsOf(value);
  return Number.isNaN(seconds) ? 'no-time' : seconds > MOST_SECONDS ? 'far-future' : 'time';
}

function secondsOf(value: JsonValue): number {
  if (typeof value === 'number' || typeof value === 'string') {
    return Number(value);
  }
  return value instanceof JsonNumber ? Number(value.lexeme) : Number.NaN;
}
