import { placeRules } from '../../checks/place-rules.js';
import { RuleSelection } from '../../checks/rule-selection.js';
import type { JsonArray } from '../../json/json-value.js';
import type { RuleList } from '../../model/pact.js';
import { walkJson, type JsonPattern } from './json-walk.js';
import type { ListCheck, ListExample } from './list-rules.js';
import type { Variant } from '../../checks/variants.js';

const EQUALITY: RuleList = {
  expression: '$',
  combine: 'AND',
  rules: [new Map([['match', 'equality']])],
  source: '$',
};

/** Checks that a list holds each variant somewhere. Without variants each item of the example is one. */
export function arrayContainsCheck(variants: readonly Variant[], example: ListExample): ListCheck {
  const effective =
    variants.length > 0 ? variants : example.expected.map((_item, index) => ({ index, lists: [EQUALITY] }));
  const checks = effective.map((variant) => ({ index: variant.index, isIn: compileVariant(variant, example) }));
  return {
    rule: 'arrayContains',
    check: (actual) => checks.every(({ isIn }) => isIn(actual)),
    describe: () =>
      `to contain items like ${checks.map(({ index }) => `variant ${index}`).join(' and ')} of the example`,
  };
}

function compileVariant({ index, lists }: Variant, { expected, create }: ListExample): (actual: JsonArray) => boolean {
  const example = expected[index];
  if (example === undefined) {
    return () => false;
  }
  let pattern: JsonPattern | undefined;
  return (actual) => {
    const variant = (pattern ??= create(example, RuleSelection.root(placeRules(lists))));
    return actual.some((item) => walkJson(variant, item));
  };
}
