import { ContractError } from '../errors.js';
import type { JsonObject, JsonValue } from '../json/json-value.js';
import { optionalText, requiredText } from '../rules/definition.js';
import { valueText } from '../rules/scalar-text.js';
import { numberOfText, textLike } from './as-example.js';
import type { Generator } from './generator.js';

/** Text, or the name of a provider-state value. */
type Piece = { readonly text: string } | { readonly name: string };

/**
 * `ProviderState`: a value that the provider state stated, by name or as `${name}` within a text; of the type `dataType`
 * (RAW, STRING, INTEGER, DECIMAL, FLOAT, BOOLEAN). The example stays when a value is missing or of another type.
 */
export const providerStateGenerator: Generator = {
  type: 'ProviderState',
  compile: (definition, source) => {
    const pieces = parseExpression(requiredText(definition, 'expression', source), source);
    const convert = conversionTo(optionalText(definition, 'dataType')?.toUpperCase());
    return {
      generate: ({ providerStateValues }, example) => {
        const value = providerStateValues === undefined ? undefined : evaluate(pieces, providerStateValues);
        return value === undefined ? undefined : convert(value, example);
      },
    };
  },
};

function parseExpression(expression: string, source: string): readonly Piece[] {
  if (!expression.includes('${')) {
    return [{ name: expression }];
  }
  return expression.split(/(\$\{[^}]*\})/).flatMap((piece): readonly Piece[] => {
    const name = /^\$\{([^}]*)\}$/.exec(piece)?.[1];
    if (name === undefined && piece.includes('${')) {
      throw new ContractError(source, `the expression "${expression}" has a "\${" without its "}"`);
    }
    return name === undefined ? (piece === '' ? [] : [{ text: piece }]) : [{ name }];
  });
}

function evaluate(pieces: readonly Piece[], values: JsonObject): JsonValue | undefined {
  const [only] = pieces;
  if (pieces.length === 1 && only !== undefined && 'name' in only) {
    return values.get(only.name);
  }
  let text = '';
  for (const piece of pieces) {
    const value = 'text' in piece ? piece.text : values.get(piece.name);
    if (value === undefined) {
      return undefined;
    }
    text += valueText(value);
  }
  return text;
}

function conversionTo(
  dataType: string | undefined,
): (value: JsonValue, example: JsonValue | undefined) => JsonValue | undefined {
  switch (dataType ?? 'RAW') {
    case 'STRING':
      return valueText;
    case 'INTEGER':
      return (value) => numberOf(value, /^-?(?:0|[1-9]\d*)$/);
    case 'DECIMAL':
    case 'FLOAT':
      return (value) => numberOf(value, /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/);
    case 'BOOLEAN':
      return (value) =>
        value === true || value === 'true' ? true : value === false || value === 'false' ? false : undefined;
    default:
      return (value, example) => asExample(value, example);
  }
}

function numberOf(value: JsonValue, form: RegExp): JsonValue | undefined {
  const text = valueText(value);
  return form.test(text) ? numberOfText(text) : undefined;
}

function asExample(value: JsonValue, example: JsonValue | undefined): JsonValue {
  if (typeof example === 'string' && (typeof value !== 'object' || value === null)) {
    return valueText(value);
  }
  return typeof value === 'string' ? textLike(example, value) : value;
}
