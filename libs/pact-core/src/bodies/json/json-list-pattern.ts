import type { RuleSelection } from '../../compile/rule-selection.js';
import { isJsonArray, type JsonArray, type JsonValue } from '../../json/json-value.js';
import { shownText } from '../../rules/scalar-text.js';
import { ExamplePatterns } from './example-patterns.js';
import type { JsonPattern, JsonWalk } from './json-walk.js';
import { listChecks, type ListCheck } from './list-rules.js';
import { memberPasses } from './member-passes.js';
import type { PatternFactory } from './pattern-factory.js';

/** A list of a contract. With rules, items beyond the example are compared with its first; without, lengths are equal. */
export class JsonListPattern implements JsonPattern {
  readonly #passes: readonly ItemPass[];
  /** One for each rule; undefined without rules. */
  readonly #checks: readonly ListCheck[] | undefined;
  readonly #isAnyCheckEnough: boolean;

  constructor(
    private readonly expected: JsonArray,
    selection: RuleSelection,
    create: PatternFactory,
  ) {
    const { selected } = selection;
    this.#checks = selected === undefined ? undefined : listChecks(selected, { expected, create });
    this.#isAnyCheckEnough = selected?.list.combine === 'OR';
    this.#passes = memberPasses(selection, this.#isAnyCheckEnough).map(
      (pass) => new ItemPass(expected, pass.selection, create),
    );
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
    if (this.#checks === undefined) {
      const hasLength = this.#hasLength(actual, walk);
      if (hasLength || walk.sink?.isFull === false) {
        this.#queueItems(actual, walk);
      }
      return hasLength;
    }
    // An empty example says nothing about items: any rule takes it for any list.
    return this.expected.length === 0 || this.#visitWithRules(this.#checks, actual, walk);
  }

  #visitWithRules(checks: readonly ListCheck[], actual: JsonArray, walk: JsonWalk): boolean {
    const failed = checks.filter((check) => !check.check(actual));
    if (this.#isAnyCheckEnough && checks.some((check) => check.settlesItems && !failed.includes(check))) {
      return true;
    }
    const isRight = this.#isAnyCheckEnough ? failed.length < checks.length : failed.length === 0;
    if (!isRight && walk.sink !== undefined) {
      const { path } = walk;
      for (const check of failed) {
        const expected = check.describe();
        const message = `Expected ${path} ${expected} but it has ${sizeOf(actual)}`;
        walk.sink.add({ where: path, rule: check.rule, expected, actual: sizeOf(actual), message });
      }
    }
    if (isRight || walk.sink?.isFull === false) {
      this.#queueItems(actual, walk);
    }
    return isRight;
  }

  #hasLength(actual: JsonArray, walk: JsonWalk): boolean {
    if (actual.length === this.expected.length) {
      return true;
    }
    walk.report((path) => ({
      rule: 'equality',
      expected: sizeOf(this.expected),
      actual: sizeOf(actual),
      message: `Expected ${path} to have ${sizeOf(this.expected)} but it has ${sizeOf(actual)}`,
    }));
    return false;
  }

  #queueItems(actual: JsonArray, walk: JsonWalk): void {
    const count = this.#checks === undefined ? Math.min(actual.length, this.expected.length) : actual.length;
    for (const pass of this.#passes) {
      walk.add(() => {
        pass.visit(actual, count, walk);
      });
    }
  }
}

/** The patterns of items under one selection, made on first use: compiling goes no deeper than the bodies that come. */
class ItemPass {
  readonly #items: JsonPattern[] = [];
  readonly #others: ExamplePatterns | undefined;

  constructor(
    private readonly expected: JsonArray,
    private readonly selection: RuleSelection,
    private readonly create: PatternFactory,
  ) {
    const [example] = expected;
    this.#others = example === undefined ? undefined : new ExamplePatterns(example, create);
  }

  /** Compares the first items of a list. */
  visit(actual: JsonArray, count: number, walk: JsonWalk): void {
    for (let index = 0; index < count && !walk.isOver; index += 1) {
      const item = actual[index];
      const pattern = this.#patternOf(index);
      if (pattern !== undefined && item !== undefined) {
        walk.visit(pattern, item, index);
      }
    }
  }

  #patternOf(index: number): JsonPattern | undefined {
    const expected = this.expected[index];
    return expected === undefined
      ? this.#others?.at(this.selection.item(index))
      : (this.#items[index] ??= this.create(expected, this.selection.item(index)));
  }
}

function sizeOf(list: JsonArray): string {
  return list.length === 1 ? '1 item' : `${list.length} items`;
}
