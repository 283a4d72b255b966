import { isJsonArray, isJsonObject, type JsonValue } from '../json/json-value.js';
import type { RuleList } from '../model/pact.js';
import { equalJson } from '../rules/json-equality.js';
import { compileRule } from '../rules/rule-table.js';
import type { CompiledRule, RuleContext } from '../rules/rule.js';
import { shownText } from '../rules/scalar-text.js';

/** What one scalar value, or one text, must satisfy. */
export interface ValueCheck {
  /** Name of the rule, or of the rules; `equality` where none is stated. */
  readonly rule: string;
  check(actual: JsonValue): boolean;
  /** Second half of a sentence: `to be "db"`. Only called after `check` failed. */
  describe(actual: JsonValue): string;
  /** The only value that passes, or a text with which every value that passes begins; absent when neither is known. */
  readonly known?: KnownValue;
}

export type KnownValue =
  { readonly kind: 'literal'; readonly value: JsonValue } | { readonly kind: 'prefix'; readonly prefix: string };

/**
 * Compiles the rules of one place; without rules the value must equal the example.
 *
 * @throws ContractError when a definition makes no sense
 */
export function compileValueCheck(
  list: RuleList | undefined,
  { expected, domain }: Pick<RuleContext, 'domain'> & { readonly expected: JsonValue },
): ValueCheck {
  if (list === undefined || list.rules.length === 0) {
    return equalityCheck(expected);
  }
  const rules = list.rules.map((definition) => compileRule(definition, { expected, domain, source: list.source }));
  const [first] = rules;
  if (rules.length === 1 && first !== undefined) {
    return {
      rule: first.match,
      check: (actual) => first.check(actual),
      describe: () => first.describe(),
      ...knownPrefix(rules),
    };
  }
  return list.combine === 'AND' ? allOf(rules) : anyOf(rules);
}

function equalityCheck(expected: JsonValue): ValueCheck {
  const isContainer = isJsonArray(expected) || isJsonObject(expected);
  return {
    rule: 'equality',
    check:
      isContainer || typeof expected === 'object' || typeof expected === 'number'
        ? (actual) => equalJson(expected, actual)
        : (actual) => actual === expected,
    describe: () => `to be ${shownText(expected)}`,
    known: { kind: 'literal', value: expected },
  };
}

/** Of rules that must all hold, the longest prefix counts. */
function knownPrefix(rules: readonly CompiledRule[]): Pick<ValueCheck, 'known'> {
  const prefixes = rules.map(({ literalPrefix = '' }) => literalPrefix);
  const prefix = prefixes.reduce((longest, each) => (each.length > longest.length ? each : longest), '');
  return prefix === '' ? {} : { known: { kind: 'prefix', prefix } };
}

function allOf(rules: readonly CompiledRule[]): ValueCheck {
  return {
    rule: rules.map(({ match }) => match).join(' and '),
    check: (actual) => rules.every((rule) => rule.check(actual)),
    describe: (actual) =>
      rules
        .filter((rule) => !rule.check(actual))
        .map((rule) => rule.describe())
        .join(' and '),
    ...knownPrefix(rules),
  };
}

function anyOf(rules: readonly CompiledRule[]): ValueCheck {
  return {
    rule: rules.map(({ match }) => match).join(' or '),
    check: (actual) => rules.some((rule) => rule.check(actual)),
    describe: () => rules.map((rule) => rule.describe()).join(' or '),
  };
}
