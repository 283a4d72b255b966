import type { JsonValue } from '../json/json-value.js';

const NUMBER_TEXT = /^[+-]?(?:(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?|inf|infinity|nan)$/i;

/** Whether a header, query or path value reads as a number. */
export function isNumberText(value: JsonValue): boolean {
  return typeof value === 'string' && NUMBER_TEXT.test(value);
}
