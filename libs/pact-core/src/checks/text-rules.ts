import { parseVariants } from './variants.js';
import type { JsonObject } from '../json/json-value.js';
import type { MismatchSink } from '../mismatch-sink.js';
import { ruleKindOf, type RuleKind } from '../rules/rule-kind.js';
import { shownText } from '../rules/scalar-text.js';
import { allowsCount, describeSize, sizeOf } from '../rules/size.js';
import { associatedRules } from './associated-rules.js';
import { placeRules } from './place-rules.js';
import { RuleSelection, type SelectedRules } from './rule-selection.js';
import { reportValue, type TextsComparison } from './text-equality.js';
import { compileValueCheck, type ValueCheck } from './value-check.js';

export interface RuledTextsPattern extends Pick<TextsComparison, 'name' | 'noun' | 'values'> {
  readonly selected: SelectedRules;
  /** The check of each of the example's values under these rules; the first is for values beyond them. */
  readonly checks: readonly ValueCheck[];
}

/** What one rule means for a list of texts: a check of the list itself, and what each text must satisfy. */
interface TextsRule {
  readonly rule: string;
  readonly check: (actual: readonly string[]) => boolean;
  /** Second half of a sentence: `to have at least 2 values`. */
  readonly describe: () => string;
  readonly ofValues: readonly ValueCheck[];
}

/** Rules that no list of texts satisfies. */
const NEVER_FOR_LISTS: ReadonlySet<RuleKind> = new Set<RuleKind>(['null', 'statusCode', 'unknown']);

/** Compares values under rules. As in JSON lists, each rule is one of the list and of every item. */
export class RuledTexts implements TextsComparison {
  readonly noun: string;
  readonly name: string;
  readonly values: readonly string[];
  readonly #rules: readonly TextsRule[];
  readonly #isAnyEnough: boolean;

  /** @throws ContractError when a rule makes no sense */
  constructor(pattern: RuledTextsPattern) {
    const { noun, name, values, selected } = pattern;
    this.noun = noun;
    this.name = name;
    this.values = values;
    this.#rules = selected.list.rules.map((definition) => compileTextsRule(definition, pattern));
    this.#isAnyEnough = selected.list.combine === 'OR';
  }

  compare(actual: readonly string[], sink?: MismatchSink): boolean {
    const isRight = (rule: TextsRule): boolean => satisfies(actual, rule);
    // An empty example says nothing about values: any rule takes it for any.
    if (this.values.length === 0 || (this.#isAnyEnough ? this.#rules.some(isRight) : this.#rules.every(isRight))) {
      return true;
    }
    if (sink !== undefined) {
      this.#report(actual, sink);
    }
    return false;
  }

  #report(actual: readonly string[], sink: MismatchSink): void {
    const { noun, name, values } = this;
    for (const { rule, check, describe } of this.#rules) {
      if (!check(actual)) {
        const found = shownText(actual.join(', '));
        const message = `Expected the ${noun} ${name} ${describe()} but it has ${actual.length}: ${found}`;
        sink.add({ where: name, rule, expected: values.join(', '), actual: actual.join(', '), message });
      }
    }
    for (const checks of new Set(this.#rules.map(({ ofValues }) => ofValues))) {
      this.#reportValues(actual, checks, sink);
    }
  }

  #reportValues(actual: readonly string[], checks: readonly ValueCheck[], sink: MismatchSink): void {
    for (const [index, value] of actual.entries()) {
      const check = checks[index] ?? checks[0];
      if (sink.isFull) {
        return;
      }
      if (check?.check(value) === false) {
        reportValue(this, { index, value, check, sink });
      }
    }
  }
}

function compileTextsRule(definition: JsonObject, { values, selected, checks }: RuledTextsPattern): TextsRule {
  const { list, isCascaded } = selected;
  const kind = ruleKindOf(definition);
  const open: TextsRule = { rule: kind, check: () => true, describe: () => 'to be right', ofValues: checks };
  if (kind === 'arrayContains') {
    return { ...arrayContains(definition, values, list.source), ofValues: [] };
  }
  if (kind === 'eachValue') {
    const ofValues = isCascaded ? [] : compileAssociated(definition, values, list.source);
    return { ...open, ofValues };
  }
  if (kind === 'type' && !isCascaded) {
    const size = sizeOf(definition);
    return { ...open, check: ({ length }) => allowsCount(size, length), describe: () => describeSize(size, 'values') };
  }
  if (kind === 'equality') {
    const isEqual = (actual: readonly string[]): boolean => actual.every((value, index) => value === values[index]);
    return {
      ...open,
      check: (actual) => actual.length === values.length && isEqual(actual),
      describe: () => `to be ${shownText(values.join(', '))}`,
    };
  }
  return NEVER_FOR_LISTS.has(kind)
    ? { ...open, check: () => false, describe: () => `to match the rule ${kind}, which no list does,` }
    : open;
}

function compileAssociated(definition: JsonObject, values: readonly string[], source: string): readonly ValueCheck[] {
  const rules = associatedRules(definition, source);
  return values.map((expected) => compileValueCheck(rules, { expected, domain: 'text' }));
}

/** Each variant must be there, wherever; without variants each value of the example. */
function arrayContains(
  definition: JsonObject,
  values: readonly string[],
  source: string,
): Pick<TextsRule, 'check' | 'describe' | 'rule'> {
  const variants = parseVariants(definition, source);
  const effective = variants.length > 0 ? variants : values.map((_value, index) => ({ index, lists: [] }));
  const checks = effective.map(({ index, lists }) => {
    const expected = values[index];
    const rules = RuleSelection.root(placeRules(lists)).item(0).selected?.list;
    return expected === undefined ? undefined : compileValueCheck(rules, { expected, domain: 'text' });
  });
  return {
    rule: 'arrayContains',
    check: (actual) => checks.every((check) => check !== undefined && actual.some((value) => check.check(value))),
    describe: () => `to contain values like ${effective.map(({ index }) => `variant ${index}`).join(' and ')}`,
  };
}

/** Without checks of values all are right. */
function satisfies(actual: readonly string[], { check, ofValues }: TextsRule): boolean {
  return check(actual) && actual.every((value, index) => (ofValues[index] ?? ofValues[0])?.check(value) !== false);
}
