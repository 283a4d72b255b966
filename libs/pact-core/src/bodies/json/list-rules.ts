import type { SelectedRules } from '../../checks/rule-selection.js';
import type { JsonArray, JsonObject } from '../../json/json-value.js';
import { ruleKindOf, type RuleKind } from '../../rules/rule-kind.js';
import { compileRule } from '../../rules/rule-table.js';
import { allowsCount, describeSize, sizeOf } from '../../rules/size.js';
import { arrayContainsCheck } from './array-contains.js';
import type { PatternFactory } from './pattern-factory.js';
import { parseVariants } from '../../checks/variants.js';

/** A check of a list as a whole. */
export interface ListCheck {
  readonly rule: string;
  check(actual: JsonArray): boolean;
  /** Second half of a sentence: `to have at least 2 items`. */
  describe(): string;
}

/** Rules that no list satisfies. Others say nothing of the list itself and cascade to its items. */
const NEVER_FOR_LISTS: ReadonlySet<RuleKind> = new Set<RuleKind>(['null', 'statusCode', 'unknown']);

export interface ListExample {
  readonly expected: JsonArray;
  readonly create: PatternFactory;
}

/** What a rule demands of the list itself. */
export function compileListCheck(
  definition: JsonObject,
  { list, isCascaded }: SelectedRules,
  example: ListExample,
): ListCheck {
  const kind = ruleKindOf(definition);
  if (kind === 'arrayContains') {
    return arrayContainsCheck(parseVariants(definition, list.source), example);
  }
  if (kind === 'type' && !isCascaded) {
    const size = sizeOf(definition);
    return {
      rule: 'type',
      check: ({ length }) => allowsCount(size, length),
      describe: () => describeSize(size, 'items'),
    };
  }
  if (kind === 'equality' || kind === 'notEmpty' || NEVER_FOR_LISTS.has(kind)) {
    const rule = compileRule(definition, { expected: example.expected, domain: 'json', source: list.source });
    const isForLists = !NEVER_FOR_LISTS.has(kind);
    return {
      rule: rule.match,
      check: (actual) => isForLists && rule.check(actual),
      describe: () => (isForLists ? rule.describe() : `${rule.describe()}, which no list does,`),
    };
  }
  return { rule: kind, check: () => true, describe: () => 'to be a list' };
}
