import { isJsonNumber, JsonNumber, type JsonValue } from '../json/json-value.js';

/** A JSON number as a text has it: a JavaScript number where that keeps the text. */
export function numberOfText(text: string): number | JsonNumber {
  const value = Number(text);
  return String(value) === text ? value : new JsonNumber(text);
}

/** The text of a number as a number, unless the example is a text. */
export function numberLike(example: JsonValue | undefined, text: string): JsonValue {
  return typeof example === 'string' ? text : numberOfText(text);
}

/** A text as a number where the example is one and the text reads as one. */
export function textLike(example: JsonValue | undefined, text: string): JsonValue {
  return isJsonNumber(example) && /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(text)
    ? numberOfText(text)
    : text;
}
