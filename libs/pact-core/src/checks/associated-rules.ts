import { ContractError } from '../errors.js';
import { isJsonArray, isJsonObject, type JsonObject } from '../json/json-value.js';
import type { RuleList } from '../model/pact.js';

/**
 * The rules that an `eachKey` or `eachValue` rule holds for the keys or values.
 *
 * @throws ContractError when `rules` is not a list of rules
 */
export function associatedRules(definition: JsonObject, source: string): RuleList {
  const stated = definition.get('rules') ?? [];
  if (!isJsonArray(stated)) {
    throw new ContractError(source, 'expected "rules" of an eachKey or eachValue rule to be a list');
  }
  const rules = stated.map((rule) => {
    if (!isJsonObject(rule)) {
      throw new ContractError(source, 'expected each of the "rules" of an eachKey or eachValue rule to be an object');
    }
    return rule;
  });
  return { expression: '', combine: 'AND', rules, source };
}
