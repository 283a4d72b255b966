import { ContractError } from '../../errors.js';
import { placeRules } from '../../compile/place-rules.js';
import { RuleSelection } from '../../compile/rule-selection.js';
import {
  isJsonArray,
  isJsonNumber,
  isJsonObject,
  numberLexeme,
  type JsonArray,
  type JsonObject,
  type JsonValue,
} from '../../json/json-value.js';
import { parseList } from '../../parse/parse-rules.js';
import { JsonNode } from '../../parse/json-node.js';
import type { ListCheck } from './list-rules.js';
import { walkJson, type JsonPattern } from './json-walk.js';
import type { PatternFactory } from './pattern-factory.js';

/** One variant of an `arrayContains` rule: an item of the example list, and rules of its own. */
export interface Variant {
  readonly index: number;
  readonly selection: RuleSelection;
}

/**
 * Reads the variants of an `arrayContains` rule. Without any, each item of the example is one, compared for equality.
 *
 * @throws ContractError when a variant has no index or makes no sense
 */
export function parseVariants(definition: JsonObject, source: string): readonly Variant[] {
  const variants = definition.get('variants') ?? [];
  if (!isJsonArray(variants)) {
    throw new ContractError(source, 'expected "variants" of an arrayContains rule to be a list');
  }
  return variants.map((variant, position) =>
    parseVariant(variant, new JsonNode(variant, `${source}.variants[${position}]`)),
  );
}

function parseVariant(variant: JsonValue, node: JsonNode): Variant {
  const index = isJsonObject(variant) ? variant.get('index') : undefined;
  const rules = node.member('rules')?.members() ?? [];
  const lists = rules.map(([expression, list]) => parseList(expression, list));
  return {
    index: isJsonNumber(index) ? Number(numberLexeme(index)) : node.fail('a variant with an "index"'),
    selection: RuleSelection.root(placeRules(lists)),
  };
}

/** Checks that a list holds each variant somewhere. */
export function arrayContainsChecks(
  variants: readonly Variant[],
  expected: JsonArray,
  create: PatternFactory,
): readonly ListCheck[] {
  const effective =
    variants.length > 0 ? variants : expected.map((_, index) => ({ index, selection: RuleSelection.root([]) }));
  return effective.map(({ index, selection }) => {
    const example = expected[index];
    let pattern: JsonPattern | undefined;
    return {
      rule: 'arrayContains',
      check: (actual) => {
        if (example === undefined) {
          return false;
        }
        const variant = (pattern ??= create(example, selection));
        return actual.some((item) => walkJson(variant, item));
      },
      describe: () =>
        example === undefined
          ? `to contain variant ${index}, which its example has not`
          : `to contain an item like variant ${index} of the example`,
    };
  });
}
