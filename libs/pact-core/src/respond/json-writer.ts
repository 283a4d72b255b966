import type { PathToken } from '../checks/path-expression.js';
import type { GeneratorContext } from '../generators/generator.js';
import { isJsonArray, isJsonObject, type JsonValue } from '../json/json-value.js';
import type { PlacedGenerator } from './placed-generator.js';

/** The JSON value with what generators make in place of its parts; places that it does not have are passed over. */
export function generateJson(
  example: JsonValue,
  generators: readonly PlacedGenerator[],
  context: GeneratorContext,
): JsonValue {
  return generators.reduce(
    (value, { tokens, generator }) =>
      replaceAt(value, { tokens, replace: (part) => generator.generate(context, part) ?? part }, 0),
    example,
  );
}

interface Replacement {
  readonly tokens: readonly PathToken[];
  readonly replace: (part: JsonValue) => JsonValue;
}

/** Copies what leads to the place and shares the rest. */
function replaceAt(value: JsonValue, replacement: Replacement, depth: number): JsonValue {
  const token = replacement.tokens[depth];
  if (token === undefined) {
    return replacement.replace(value);
  }
  if (isJsonArray(value)) {
    const isAny = token.kind === 'any-index' || token.kind === 'any-field';
    return isAny || token.kind === 'index'
      ? value.map((item, index) => (isAny || index === token.index ? replaceAt(item, replacement, depth + 1) : item))
      : value;
  }
  if (!isJsonObject(value) || token.kind === 'index' || token.kind === 'any-index') {
    return value;
  }
  return new Map(
    Array.from(value, ([name, member]) => [
      name,
      token.kind === 'any-field' || token.name === name ? replaceAt(member, replacement, depth + 1) : member,
    ]),
  );
}
