import type { JsonValue } from '../json/json-value.js';
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
  /** The only value that passes, or a text with which every value that passes begins, where either is known. */
  readonly known?: KnownValue | undefined;
}

export type KnownValue =
  { readonly kind: 'literal'; readonly value: JsonValue } | { readonly kind: 'prefix'; readonly prefix: string };

/**
 * Compiles the rules of one place; where none are stated the value must equal the example. Nothing satisfies an empty list
 * of rules, which only `eachValue` can hold.
 *
 * @throws ContractError when a definition makes no sense
 */
export function compileValueCheck(
  list: RuleList | undefined,
  { expected, domain }: Pick<RuleContext, 'domain'> & { readonly expected: JsonValue },
): ValueCheck {
  if (list === undefined) {
    return new EqualityCheck(expected);
  }
  if (list.rules.length === 0) {
    return { rule: 'none', check: () => false, describe: () => 'to match a rule, of which there is none,' };
  }
  const rules = list.rules.map((definition) => compileRule(definition, { expected, domain, source: list.source }));
  const [first] = rules;
  if (rules.length === 1 && first !== undefined) {
    return new SingleRuleCheck(first);
  }
  return list.combine === 'AND' ? new AllRulesCheck(rules) : new AnyRuleCheck(rules);
}

// Classes instead of objects with closures: there is a check for every value of every contract, and one field is much less
// than two functions with their contexts.

class EqualityCheck implements ValueCheck {
  readonly rule = 'equality';

  constructor(private readonly expected: JsonValue) {}

  get known(): KnownValue {
    return { kind: 'literal', value: this.expected };
  }

  check(actual: JsonValue): boolean {
    const { expected } = this;
    return actual === expected || (typeof expected !== 'string' && equalJson(expected, actual));
  }

  describe(): string {
    return `to be ${shownText(this.expected)}`;
  }
}

class SingleRuleCheck implements ValueCheck {
  constructor(private readonly compiled: CompiledRule) {}

  get rule(): string {
    return this.compiled.match;
  }

  get known(): KnownValue | undefined {
    return knownPrefix([this.compiled]);
  }

  check(actual: JsonValue): boolean {
    return this.compiled.check(actual);
  }

  describe(): string {
    return this.compiled.describe();
  }
}

class AllRulesCheck implements ValueCheck {
  constructor(private readonly rules: readonly CompiledRule[]) {}

  get rule(): string {
    return this.rules.map(({ match }) => match).join(' and ');
  }

  get known(): KnownValue | undefined {
    return knownPrefix(this.rules);
  }

  check(actual: JsonValue): boolean {
    return this.rules.every((rule) => rule.check(actual));
  }

  describe(actual: JsonValue): string {
    return this.rules
      .filter((rule) => !rule.check(actual))
      .map((rule) => rule.describe())
      .join(' and ');
  }
}

class AnyRuleCheck implements ValueCheck {
  constructor(private readonly rules: readonly CompiledRule[]) {}

  get rule(): string {
    return this.rules.map(({ match }) => match).join(' or ');
  }

  check(actual: JsonValue): boolean {
    return this.rules.some((rule) => rule.check(actual));
  }

  describe(): string {
    return this.rules.map((rule) => rule.describe()).join(' or ');
  }
}

/** Of rules that must all hold, the longest prefix counts. */
function knownPrefix(rules: readonly CompiledRule[]): KnownValue | undefined {
  const prefixes = rules.map(({ literalPrefix = '' }) => literalPrefix);
  const prefix = prefixes.reduce((longest, each) => (each.length > longest.length ? each : longest), '');
  return prefix === '' ? undefined : { kind: 'prefix', prefix };
}
