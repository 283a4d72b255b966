import { isJsonArray, isJsonNumber, type JsonValue } from '../json/json-value.js';
import { requiredCount } from './definition.js';
import { ruleNameOf } from './rule-kind.js';
import type { Rule } from './rule.js';

/** The six kinds of JSON value, which the rule `type` tells apart. */
export type JsonKind = 'array' | 'boolean' | 'null' | 'number' | 'object' | 'string';

const NAMES: Readonly<Record<JsonKind, string>> = {
  array: 'a list',
  boolean: 'a boolean',
  null: 'null',
  number: 'a number',
  object: 'an object',
  string: 'a string',
};

export function jsonKindOf(value: JsonValue): JsonKind {
  if (value === null) {
    return 'null';
  }
  if (typeof value === 'string') {
    return 'string';
  }
  if (typeof value === 'boolean') {
    return 'boolean';
  }
  if (isJsonNumber(value)) {
    return 'number';
  }
  return isJsonArray(value) ? 'array' : 'object';
}

/**
 * Matching rule `type`: the value is of the example's JSON kind; any text matches any text. `min` and `max` count the
 * items of a list and are not checked here but where lists are walked. The older names `min` and `max` need their number.
 */
export const typeRule: Rule = {
  match: 'type',
  compile: (definition, { expected, domain, source }) => {
    const name = ruleNameOf(definition);
    if (name === 'min' || name === 'max') {
      requiredCount(definition, name, source);
    }
    const kind = expected === undefined || domain === 'text' ? undefined : jsonKindOf(expected);
    return {
      match: 'type',
      check: (actual) => kind === undefined || jsonKindOf(actual) === kind,
      describe: () => `to be ${kind === undefined ? 'present' : NAMES[kind]}`,
    };
  },
};
