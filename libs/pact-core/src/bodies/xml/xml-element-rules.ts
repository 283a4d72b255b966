import type { SelectedRules } from '../../checks/rule-selection.js';
import type { JsonObject } from '../../json/json-value.js';
import { ruleKindOf } from '../../rules/rule-kind.js';
import { compileRule } from '../../rules/rule-table.js';
import { allowsCount, describeSize, sizeOf } from '../../rules/size.js';
import { sameName, type XmlElement } from './xml-element.js';

/** A check of an element as such: its name, and how many nodes are in it. */
export interface ElementCheck {
  readonly rule: string;
  check(actual: XmlElement): boolean;
  /** Second half of a sentence: `to be <secret>`. */
  describe(): string;
}

/** What rules stated for an element's path demand of the element itself. */
export function compileElementCheck(expected: XmlElement, selected: SelectedRules | undefined): ElementCheck {
  if (selected === undefined) {
    return nameCheck(expected, 'equality');
  }
  const checks = selected.list.rules.map((definition) => compileRuleCheck(definition, selected, expected));
  const isAnyEnough = selected.list.combine === 'OR';
  return {
    rule: checks.map(({ rule }) => rule).join(isAnyEnough ? ' or ' : ' and '),
    check: (actual) =>
      isAnyEnough ? checks.some((check) => check.check(actual)) : checks.every((check) => check.check(actual)),
    describe: () => checks.map((check) => check.describe()).join(isAnyEnough ? ' or ' : ' and '),
  };
}

function compileRuleCheck(
  definition: JsonObject,
  { list, isCascaded }: SelectedRules,
  expected: XmlElement,
): ElementCheck {
  const kind = ruleKindOf(definition);
  const size = sizeOf(definition);
  switch (kind) {
    case 'type':
      return size.min === 0 && size.max === Infinity
        ? nameCheck(expected, 'type')
        : {
            rule: 'type',
            check: ({ nodeCount }) => isCascaded || allowsCount(size, nodeCount),
            describe: () => describeSize(size, 'children'),
          };
    case 'equality':
      return nameCheck(expected, 'equality');
    case 'notEmpty':
      return { rule: kind, check: ({ nodeCount }) => nodeCount > 0, describe: () => 'to not be empty' };
    case 'regex': {
      const rule = compileRule(definition, { expected: expected.name.local, domain: 'text', source: list.source });
      return {
        rule: kind,
        check: ({ name }) => rule.check(name.local),
        describe: () => `${rule.describe()} by its name`,
      };
    }
    default:
      return { rule: kind, check: () => false, describe: () => `to match the rule ${kind}, which no element does,` };
  }
}

function nameCheck({ name }: XmlElement, rule: string): ElementCheck {
  return { rule, check: (actual) => sameName(actual.name, name), describe: () => `to be <${name.qualified}>` };
}
