import { isJsonArray, isJsonObject } from '../../json/json-value.js';
import type { BodySettings } from '../body-settings.js';
import { JsonListPattern } from './json-list-pattern.js';
import { JsonObjectPattern } from './json-object-pattern.js';
import { JsonScalarPattern } from './json-scalar-pattern.js';
import type { PatternFactory } from './pattern-factory.js';

/** Makes patterns for one contract's JSON. */
export function jsonPatternFactory(settings: BodySettings): PatternFactory {
  const create: PatternFactory = (expected, selection) => {
    if (isJsonArray(expected)) {
      return new JsonListPattern(expected, selection, create);
    }
    return isJsonObject(expected)
      ? new JsonObjectPattern(expected, selection, { create, settings })
      : new JsonScalarPattern(expected, selection);
  };
  return create;
}
