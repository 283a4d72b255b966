import { isJsonArray, isJsonObject, type JsonValue } from '../json/json-value.js';
import type { Rule } from './rule.js';

/** Matching rule `notEmpty`: anything but `null`, an empty text, an empty list and an empty object. */
export const notEmptyRule: Rule = {
  match: 'notEmpty',
  compile: () => ({ match: 'notEmpty', check: isNotEmpty, describe: () => 'to not be empty' }),
};

function isNotEmpty(actual: JsonValue): boolean {
  if (actual === null || actual === '') {
    return false;
  }
  if (isJsonArray(actual)) {
    return actual.length > 0;
  }
  return !isJsonObject(actual) || actual.size > 0;
}
