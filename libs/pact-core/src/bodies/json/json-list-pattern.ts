import type { RuleSelection } from '../../checks/rule-selection.js';
import { isJsonArray, type JsonArray, type JsonValue } from '../../json/json-value.js';
import { shownText } from '../../rules/scalar-text.js';
import { ItemPass, listRules, type ListRule } from './item-passes.js';
import { walkJson, type JsonPattern, type JsonWalk } from './json-walk.js';
import type { PatternFactory } from './pattern-factory.js';

/** A list of a contract. With rules, items beyond the example are compared with its first; without, lengths are equal. */
export class JsonListPattern implements JsonPattern {
  readonly #own: ItemPass;
  /** Undefined without rules. */
  readonly #rules: readonly ListRule[] | undefined;
  readonly #isAnyRuleEnough: boolean;

  constructor(
    private readonly expected: JsonArray,
    selection: RuleSelection,
    create: PatternFactory,
  ) {
    this.#own = new ItemPass({ expected, create }, selection);
    this.#rules = listRules(selection, { expected, create }, this.#own);
    this.#isAnyRuleEnough = selection.selected?.list.combine === 'OR';
  }

  visit(actual: JsonValue, walk: JsonWalk): boolean {
    if (!isJsonArray(actual)) {
      walk.report((path) => ({
        rule: 'type',
        expected: 'a list',
        actual: shownText(actual),
        message: `Expected ${path} to be a list but it was ${shownText(actual)}`,
      }));
      return false;
    }
    if (this.#rules === undefined) {
      const hasLength = this.#hasLength(actual, walk);
      if (hasLength || walk.sink?.isFull === false) {
        this.#own.queue(actual, walk, this.expected.length);
      }
      return hasLength;
    }
    // An empty example says nothing about items: any rule takes it for any list.
    if (this.expected.length === 0 && this.#rules.length > 0) {
      return true;
    }
    return this.#isAnyRuleEnough ? satisfiesAny(this.#rules, actual, walk) : satisfiesAll(this.#rules, actual, walk);
  }

  #hasLength(actual: JsonArray, walk: JsonWalk): boolean {
    if (actual.length === this.expected.length) {
      return true;
    }
    walk.report((path) => ({
      rule: 'equality',
      expected: countText(this.expected),
      actual: countText(actual),
      message: `Expected ${path} to have ${countText(this.expected)} but it has ${countText(actual)}`,
    }));
    return false;
  }
}

function satisfiesAll(rules: readonly ListRule[], actual: JsonArray, walk: JsonWalk): boolean {
  const failed = rules.filter(({ check }) => !check.check(actual));
  reportAll(failed, actual, walk);
  // No rules are not satisfied by anything.
  const isRight = failed.length === 0 && rules.length > 0;
  if (isRight || walk.sink?.isFull === false) {
    for (const pass of passesOf(rules)) {
      pass.queue(actual, walk);
    }
  }
  return isRight;
}

function satisfiesAny(rules: readonly ListRule[], actual: JsonArray, walk: JsonWalk): boolean {
  const passed = rules.filter(({ check }) => check.check(actual));
  if (passed.length === 0) {
    reportAll(rules, actual, walk);
    return false;
  }
  const passes = passesOf(passed);
  const isSettled =
    passed.some(({ pass }) => pass === undefined) || (passes.length > 1 && passes.some((pass) => takes(pass, actual)));
  if (!isSettled) {
    passes[0]?.queue(actual, walk);
  }
  return true;
}

/** Whether all items are right, without a word on those that are not. */
function takes(pass: ItemPass, actual: JsonArray): boolean {
  const items: JsonPattern = {
    visit: (_list, walk) => {
      pass.queue(actual, walk);
      return true;
    },
  };
  return walkJson(items, actual);
}

function passesOf(rules: readonly ListRule[]): readonly ItemPass[] {
  return [...new Set(rules.flatMap(({ pass }) => pass ?? []))];
}

function reportAll(failed: readonly ListRule[], actual: JsonArray, walk: JsonWalk): void {
  for (const { check } of failed) {
    walk.report((path) => ({
      rule: check.rule,
      expected: check.describe(),
      actual: countText(actual),
      message: `Expected ${path} ${check.describe()} but it has ${countText(actual)}`,
    }));
  }
}

function countText(list: JsonArray): string {
  return list.length === 1 ? '1 item' : `${list.length} items`;
}
