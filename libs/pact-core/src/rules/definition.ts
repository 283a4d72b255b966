import { ContractError } from '../errors.js';
import { isJsonNumber, numberLexeme, type JsonObject } from '../json/json-value.js';

/**
 * An attribute of a rule or generator as text. Numbers and booleans count as their text, as in the reference; `null`
 * counts as absent.
 */
export function optionalText(definition: JsonObject, name: string): string | undefined {
  const value = definition.get(name);
  if (typeof value === 'string') {
    return value;
  }
  if (isJsonNumber(value)) {
    return numberLexeme(value);
  }
  return typeof value === 'boolean' ? String(value) : undefined;
}

/**
 * The same, where the rule makes no sense without it.
 *
 * @throws ContractError when the attribute is absent or no scalar
 */
export function requiredText(definition: JsonObject, name: string, source: string): string {
  const text = optionalText(definition, name);
  if (text === undefined) {
    throw new ContractError(source, `expected the rule to have the attribute "${name}", a string; it has none`);
  }
  return text;
}

/**
 * The same for a whole number that is not negative.
 *
 * @throws ContractError when the attribute is absent or no such number
 */
export function requiredCount(definition: JsonObject, name: string, source: string): number {
  const count = optionalCount(definition, name);
  if (count === undefined) {
    throw new ContractError(source, `expected the rule to have the attribute "${name}", a whole number; it has none`);
  }
  return count;
}

/** A whole number that is not negative, written as a number or as text; absent when it is neither. */
export function optionalCount(definition: JsonObject, name: string): number | undefined {
  const text = optionalText(definition, name);
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}
