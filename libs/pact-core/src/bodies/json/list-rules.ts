import type { SelectedRules } from '../../compile/rule-selection.js';
import type { JsonArray, JsonObject } from '../../json/json-value.js';
import { optionalCount } from '../../rules/definition.js';
import { ruleKindOf, type RuleKind } from '../../rules/rule-kind.js';
import { compileRule } from '../../rules/rule-table.js';
import { arrayContainsCheck } from './array-contains.js';
import type { PatternFactory } from './pattern-factory.js';
import { parseVariants } from './variants.js';

/** A check of a list as a whole. */
export interface ListCheck {
  readonly rule: string;
  /** Whether a list that passes is right whatever its items are (`arrayContains`). */
  readonly settlesItems: boolean;
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

/** What each rule demands of the list itself, one check for each rule. */
export function listChecks(selected: SelectedRules, example: ListExample): readonly ListCheck[] {
  return selected.list.rules.map((definition) => compileListCheck(definition, selected, example));
}

function compileListCheck(definition: JsonObject, selected: SelectedRules, example: ListExample): ListCheck {
  const { list, isCascaded } = selected;
  const kind = ruleKindOf(definition);
  if (kind === 'arrayContains') {
    return arrayContainsCheck(parseVariants(definition, list.source), example);
  }
  if (kind === 'type' && !isCascaded) {
    return sizeCheck(optionalCount(definition, 'min'), optionalCount(definition, 'max'));
  }
  if (kind === 'equality' || kind === 'notEmpty' || NEVER_FOR_LISTS.has(kind)) {
    const rule = compileRule(definition, { expected: example.expected, domain: 'json', source: list.source });
    const isForLists = !NEVER_FOR_LISTS.has(kind);
    return {
      rule: rule.match,
      settlesItems: false,
      check: (actual) => isForLists && rule.check(actual),
      describe: () => (isForLists ? rule.describe() : `${rule.describe()}, which no list does,`),
    };
  }
  return { rule: kind, settlesItems: false, check: () => true, describe: () => 'to be a list' };
}

function sizeCheck(min = 0, max = Infinity): ListCheck {
  return {
    rule: 'type',
    settlesItems: false,
    check: ({ length }) => length >= min && length <= max,
    describe: () =>
      max === Infinity
        ? `to have at least ${min} items`
        : min === 0
          ? `to have at most ${max} items`
          : `to have ${min} to ${max} items`,
  };
}
