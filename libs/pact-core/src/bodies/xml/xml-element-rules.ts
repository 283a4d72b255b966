import type { SelectedRules } from '../../compile/rule-selection.js';
import type { JsonObject } from '../../json/json-value.js';
import { optionalCount } from '../../rules/definition.js';
import { ruleKindOf } from '../../rules/rule-kind.js';
import { compileRule } from '../../rules/rule-table.js';
import { sameName, type XmlElement } from './xml-element.js';

/** A check of an element as such: its name, and how many children it has. */
export interface ElementCheck {
  readonly rule: string;
  check(actual: XmlElement): boolean;
  /** Second half of a sentence: `to have at least 2 children`. */
  describe(): string;
}

/** What rules stated for an element's path demand of the element itself. */
export function compileElementChecks(
  expected: XmlElement,
  selected: SelectedRules | undefined,
): readonly ElementCheck[] {
  if (selected === undefined) {
    return [nameCheck(expected, 'equality')];
  }
  return selected.list.rules.flatMap((definition) => checksOf(definition, selected, expected));
}

function checksOf(definition: JsonObject, selected: SelectedRules, expected: XmlElement): ElementCheck[] {
  switch (ruleKindOf(definition)) {
    case 'type':
      return [nameCheck(expected, 'type'), ...(selected.isCascaded ? [] : childCounts(definition))];
    case 'equality':
    case 'values':
    case 'eachValue':
    case 'eachKey':
      return [nameCheck(expected, 'equality')];
    case 'notEmpty':
      return [
        nameCheck(expected, 'notEmpty'),
        {
          rule: 'notEmpty',
          check: ({ children, text }) => children.length > 0 || text !== '',
          describe: () => 'to not be empty',
        },
      ];
    default: {
      const rule = compileRule(definition, {
        expected: expected.name.local,
        domain: 'text',
        source: selected.list.source,
      });
      return [{ rule: rule.match, check: ({ name }) => rule.check(name.local), describe: () => rule.describe() }];
    }
  }
}

function nameCheck({ name }: XmlElement, rule: string): ElementCheck {
  return { rule, check: (actual) => sameName(actual.name, name), describe: () => `to be <${name.qualified}>` };
}

function childCounts(definition: JsonObject): ElementCheck[] {
  const min = optionalCount(definition, 'min') ?? 0;
  const max = optionalCount(definition, 'max') ?? Infinity;
  return [
    {
      rule: 'type',
      check: ({ children }) => children.length >= min && children.length <= max,
      describe: () => (max === Infinity ? `to have at least ${min} children` : `to have ${min} to ${max} children`),
    },
  ];
}
