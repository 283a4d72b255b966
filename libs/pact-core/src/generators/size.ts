import { ContractError } from '../errors.js';
import type { JsonObject } from '../json/json-value.js';
import { optionalText } from '../rules/definition.js';

const LARGEST_SIZE = 65_535;

/**
 * How many characters or digits a generator is to make.
 *
 * @throws ContractError when the attribute is no whole number from 0 to 65,535
 */
export function sizeOf(definition: JsonObject, attribute: string, source: string, defaultSize = 10): number {
  const text = optionalText(definition, attribute);
  if (text === undefined) {
    return defaultSize;
  }
  if (!/^\d{1,5}$/.test(text) || Number(text) > LARGEST_SIZE) {
    throw new ContractError(source, `expected "${attribute}" to be a whole number up to ${LARGEST_SIZE}, got ${text}`);
  }
  return Number(text);
}
