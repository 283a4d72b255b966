import { isJsonArray, isJsonNumber, isJsonObject, type JsonValue } from '../json/json-value.js';
import { equalNumbers } from './json-number-kind.js';

/** Whether two JSON values are the same. Numbers keep their kind (`1` is not `1.0`); the order of keys does not count. */
export function equalJson(left: JsonValue, right: JsonValue): boolean {
  // A stack of pairs instead of recursion: values may be nested thousands of levels deep.
  const pending: JsonValue[] = [left, right];
  while (pending.length > 0) {
    const b = pending.pop() as JsonValue; // pairs: never empty here
    const a = pending.pop() as JsonValue;
    if (isJsonNumber(a)) {
      if (!isJsonNumber(b) || !equalNumbers(a, b)) {
        return false;
      }
    } else if (isJsonArray(a)) {
      if (!isJsonArray(b) || a.length !== b.length) {
        return false;
      }
      a.forEach((item, index) => pending.push(item, b[index] ?? null));
    } else if (isJsonObject(a)) {
      if (!isJsonObject(b) || a.size !== b.size) {
        return false;
      }
      for (const [key, value] of a) {
        const other = b.get(key);
        if (other === undefined) {
          return false;
        }
        pending.push(value, other);
      }
    } else if (a !== b) {
      return false;
    }
  }
  return true;
}
