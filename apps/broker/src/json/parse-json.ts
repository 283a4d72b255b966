import { MalformedJsonError } from '../errors.js';
import { endOfString } from './json-strings.js';

/** Deeper nesting would overflow what walks the value later; no contract comes near. */
const MAX_DEPTH = 256;

export type UnknownObject = Readonly<Record<string, unknown>>;

export function isJsonObject(value: unknown): value is UnknownObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** @throws MalformedJsonError */
export function parseJson(text: string): unknown {
  if (nestingDepth(text) > MAX_DEPTH) {
    throw new MalformedJsonError(`nested deeper than ${MAX_DEPTH} levels`);
  }
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new MalformedJsonError(error instanceof Error ? error.message : String(error));
  }
}

/** @throws MalformedJsonError also for JSON that is not an object */
export function parseJsonObject(text: string): UnknownObject {
  const value = parseJson(text);
  if (!isJsonObject(value)) {
    throw new MalformedJsonError(`expected a JSON object, got ${kindOf(value)}`);
  }
  return value;
}

function kindOf(value: unknown): string {
  if (value === null) {
    return 'null';
  }
  return Array.isArray(value) ? 'an array' : typeof value;
}

/** Counted on the text, so that no tree is built for a text that is only brackets. */
function nestingDepth(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (let position = 0; position < text.length; position += 1) {
    switch (text.charCodeAt(position)) {
      case 0x22: // "
        position = endOfString(text, position);
        break;
      case 0x7b: // {
      case 0x5b: // [
        depth += 1;
        deepest = Math.max(deepest, depth);
        break;
      case 0x7d: // }
      case 0x5d: // ]
        depth -= 1;
        break;
    }
  }
  return deepest;
}
