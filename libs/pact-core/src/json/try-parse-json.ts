import { JsonSyntaxError } from './json-syntax-error.js';
import type { JsonValue } from './json-value.js';
import { parseJson } from './parse-json.js';

/** A JSON value, or why there is none. */
export interface JsonResult {
  /** Undefined when the text is not JSON. */
  readonly value: JsonValue | undefined;
  readonly problem: string;
}

/** `parseJson` for texts that may well not be JSON. */
export function tryParseJson(text: string): JsonResult {
  try {
    return { value: parseJson(text), problem: '' };
  } catch (error) {
    if (error instanceof JsonSyntaxError) {
      return { value: undefined, problem: error.message };
    }
    throw error;
  }
}
