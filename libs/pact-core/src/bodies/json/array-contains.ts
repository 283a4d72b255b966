import { placeRules } from '../../compile/place-rules.js';
import { RuleSelection } from '../../compile/rule-selection.js';
import type { JsonArray } from '../../json/json-value.js';
import { walkJson, type JsonPattern } from './json-walk.js';
import type { ListCheck } from './list-rules.js';
import type { PatternFactory } from './pattern-factory.js';
import type { Variant } from './variants.js';

/** Checks that a list holds each variant somewhere. Without variants each item of the example is one. */
export function arrayContainsChecks(
  variants: readonly Variant[],
  expected: JsonArray,
  create: PatternFactory,
): readonly ListCheck[] {
  const effective = variants.length > 0 ? variants : expected.map((_item, index) => ({ index, lists: [] }));
  return effective.map((variant) => variantCheck(variant, expected, create));
}

function variantCheck({ index, lists }: Variant, expected: JsonArray, create: PatternFactory): ListCheck {
  const example = expected[index];
  if (example === undefined) {
    const demand = `to contain variant ${index}, which its example has not`;
    return { rule: 'arrayContains', check: () => false, describe: () => demand };
  }
  let pattern: JsonPattern | undefined;
  return {
    rule: 'arrayContains',
    check: (actual) => {
      const variant = (pattern ??= create(example, RuleSelection.root(placeRules(lists))));
      return actual.some((item) => walkJson(variant, item));
    },
    describe: () => `to contain an item like variant ${index} of the example`,
  };
}
