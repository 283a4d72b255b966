import type { JsonObject } from '../../json/json-value.js';
import { shownText } from '../../rules/scalar-text.js';
import type { BodySettings } from '../body-settings.js';
import { memberPath } from './json-path.js';
import type { JsonWalk } from './json-walk.js';

/** The walk that has come to an object, and what holds for its keys. */
export interface KeyComparison {
  readonly walk: JsonWalk;
  readonly settings: BodySettings;
}

/** Whether an object has the keys of the example, and in requests no others. */
export function compareKeys(expected: JsonObject, actual: JsonObject, comparison: KeyComparison): boolean {
  const hasAll = hasAllKeys(expected, actual, comparison);
  if (!hasAll && comparison.walk.sink === undefined) {
    return false;
  }
  return hasNoOtherKeys(expected, actual, comparison) && hasAll;
}

function hasAllKeys(expected: JsonObject, actual: JsonObject, { walk }: KeyComparison): boolean {
  let isRight = true;
  for (const [key, value] of expected) {
    if (!actual.has(key)) {
      isRight = false;
      const { sink, path } = walk;
      if (sink === undefined) {
        return false;
      }
      const message = `Expected ${path} to have the key "${key}" but it is missing`;
      const where = memberPath(path, key);
      sink.add({ where, rule: 'equality', expected: shownText(value), actual: 'nothing', message });
      if (sink.isFull) {
        break;
      }
    }
  }
  return isRight;
}

/** Whether an object has no keys that the example has not, as far as that matters. */
export function hasNoOtherKeys(
  expected: JsonObject,
  actual: JsonObject,
  { walk, settings: { allowsUnexpectedMembers, isDroppableMember } }: KeyComparison,
): boolean {
  if (allowsUnexpectedMembers) {
    return true;
  }
  let isRight = true;
  for (const [key, value] of actual) {
    if (!expected.has(key) && isDroppableMember?.(key, value) !== true) {
      isRight = false;
      const { sink, path } = walk;
      if (sink === undefined) {
        return false;
      }
      const shown = shownText(value);
      const message = `Expected ${path} to not have the key "${key}", which is ${shown}`;
      sink.add({ where: memberPath(path, key), rule: 'equality', expected: 'nothing', actual: shown, message });
      if (sink.isFull) {
        break;
      }
    }
  }
  return isRight;
}
