/**
 * A JSON value that keeps what `JSON.parse` loses: the lexeme of every number (`1.0` is not `1`, 2^53+1 stays itself)
 * and the order and literal name of every key (`__proto__` included).
 */
export type JsonValue = null | boolean | string | number | JsonNumber | JsonArray | JsonObject;

export type JsonArray = readonly JsonValue[];

export type JsonObject = ReadonlyMap<string, JsonValue>;

/** A number whose text a JavaScript number would not print back: `1.0`, `1e3`, `-0`, or beyond 2^53. */
export class JsonNumber {
  constructor(
    /** The number as written. */
    readonly lexeme: string,
  ) {}
}

/** Whether a value is a JSON number in either of its two forms. */
export function isJsonNumber(value: JsonValue | undefined): value is number | JsonNumber {
  return typeof value === 'number' || value instanceof JsonNumber;
}

export function isJsonArray(value: JsonValue | undefined): value is JsonArray {
  return Array.isArray(value);
}

export function isJsonObject(value: JsonValue | undefined): value is JsonObject {
  return value instanceof Map;
}

/** The number as it stands in the JSON text. */
export function numberLexeme(value: number | JsonNumber): string {
  return typeof value === 'number' ? String(value) : value.lexeme;
}
