import type { JsonObject } from '../json/json-value.js';
import { optionalCount } from './definition.js';

/** How many children the rule `type` with `min` and `max` allows; for scalars it says nothing. */
export interface Size {
  readonly min: number;
  readonly max: number;
}

export function sizeOf(definition: JsonObject): Size {
  return { min: optionalCount(definition, 'min') ?? 0, max: optionalCount(definition, 'max') ?? Infinity };
}

export function allowsCount({ min, max }: Size, count: number): boolean {
  return count >= min && count <= max;
}

/** Second half of a sentence: `to have at least 2 items`. */
export function describeSize({ min, max }: Size, nouns: string): string {
  if (max === Infinity) {
    return `to have at least ${min} ${nouns}`;
  }
  return min === 0 ? `to have at most ${max} ${nouns}` : `to have ${min} to ${max} ${nouns}`;
}
