import { compileRule } from '../../rules/rule-table.js';
import { optionalCount } from '../../rules/definition.js';
import { ruleKindOf } from '../../rules/rule-kind.js';
import type { JsonArray, JsonObject } from '../../json/json-value.js';
import type { SelectedRules } from '../../compile/rule-selection.js';

/** A check of a list as a whole. */
export interface ListCheck {
  readonly rule: string;
  check(actual: JsonArray): boolean;
  /** Second half of a sentence: `to have at least 2 items`. */
  describe(): string;
}

/** What rules demand of the list itself, beside its items. */
export function listChecks(selected: SelectedRules, expected: JsonArray): readonly ListCheck[] {
  return selected.list.rules.flatMap((definition) => checksOf(definition, selected, expected));
}

function checksOf(definition: JsonObject, { list, isCascaded }: SelectedRules, expected: JsonArray): ListCheck[] {
  switch (ruleKindOf(definition)) {
    case 'type':
      return isCascaded ? [] : sizeChecks(definition);
    case 'contentType':
    case 'equality':
    case 'notEmpty':
    case 'unknown': {
      const rule = compileRule(definition, { expected, domain: 'json', source: list.source });
      return [{ rule: rule.match, check: (actual) => rule.check(actual), describe: () => rule.describe() }];
    }
    default:
      return [];
  }
}

function sizeChecks(definition: JsonObject): ListCheck[] {
  const min = optionalCount(definition, 'min');
  const max = optionalCount(definition, 'max');
  const checks: ListCheck[] = [];
  if (min !== undefined) {
    checks.push({
      rule: 'type',
      check: (actual) => actual.length >= min,
      describe: () => `to have at least ${min} items`,
    });
  }
  if (max !== undefined) {
    checks.push({
      rule: 'type',
      check: (actual) => actual.length <= max,
      describe: () => `to have at most ${max} items`,
    });
  }
  return checks;
}
