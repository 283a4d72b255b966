import { ContractError } from '../errors.js';
import { isJsonArray, type JsonObject } from '../json/json-value.js';
import type { RuleList } from '../model/pact.js';
import { JsonNode } from '../parse/json-node.js';
import { optionalCount } from '../rules/definition.js';
import { parseList } from '../parse/parse-rules.js';

/** A variant of an `arrayContains` rule: an item of the example list, and rules of its own. */
export interface Variant {
  readonly index: number;
  /** Their path expressions start at the item. */
  readonly lists: readonly RuleList[];
}

/**
 * Reads the variants of an `arrayContains` rule.
 *
 * @throws ContractError when variants are no list, or have rules of another form
 */
export function parseVariants(definition: JsonObject, source: string): readonly Variant[] {
  const variants = definition.get('variants');
  if (!isJsonArray(variants)) {
    throw new ContractError(source, 'expected "variants" of an arrayContains rule to be a list');
  }
  return variants.map((variant, position) => parseVariant(new JsonNode(variant, `${source}.variants[${position}]`)));
}

function parseVariant(node: JsonNode): Variant {
  const lists = node.member('rules')?.members() ?? [];
  return {
    index: optionalCount(node.asObject(), 'index') ?? 0,
    lists: lists.map(([expression, list]) => parseList(expression, list)),
  };
}
