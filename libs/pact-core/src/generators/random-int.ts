import { ContractError } from '../errors.js';
import type { JsonObject } from '../json/json-value.js';
import { optionalText } from '../rules/definition.js';
import { numberLike } from './as-example.js';
import type { Generator } from './generator.js';
import { randomInteger } from './random.js';

/** `RandomInt`: a whole number from `min` (0) to `max` (10), both included. */
export const randomIntGenerator: Generator = {
  type: 'RandomInt',
  compile: (definition, source) => {
    const least = bound(definition, 'min', 0, source);
    const most = bound(definition, 'max', 10, source);
    if (least > most) {
      throw new ContractError(source, `expected "min" to be at most "max", got ${least} and ${most}`);
    }
    return {
      generate: ({ random }, example) => numberLike(example, String(randomInteger(random, least, most))),
    };
  },
};

function bound(definition: JsonObject, name: string, defaultBound: number, source: string): number {
  const text = optionalText(definition, name);
  if (text === undefined) {
    return defaultBound;
  }
  if (!/^-?\d{1,15}$/.test(text)) {
    throw new ContractError(source, `expected "${name}" to be a whole number, got ${text}`);
  }
  return Number(text);
}
