import type { RuleSelection } from '../../checks/rule-selection.js';
import { isJsonObject, type JsonObject, type JsonValue } from '../../json/json-value.js';
import { shownText } from '../../rules/scalar-text.js';
import type { BodySettings } from '../body-settings.js';
import { ExamplePatterns } from './example-patterns.js';
import type { JsonPattern, JsonWalk } from './json-walk.js';
import { memberPasses, type MemberPass } from './member-passes.js';
import { compareKeys, hasNoOtherKeys } from './object-keys.js';
import { objectRules, type ObjectRules } from './object-rules.js';
import type { PatternFactory } from './pattern-factory.js';

export interface ObjectPatternOptions {
  readonly create: PatternFactory;
  readonly settings: BodySettings;
}

/** An object of a contract. Its rules tell which keys may come and what their values are compared with. */
export class JsonObjectPattern implements JsonPattern {
  readonly #rules: ObjectRules;
  readonly #passes: readonly MembersPass[];

  constructor(
    private readonly expected: JsonObject,
    selection: RuleSelection,
    private readonly options: ObjectPatternOptions,
  ) {
    this.#rules = objectRules(selection.selected, expected);
    this.#passes = memberPasses(selection).map((pass) => new MembersPass(expected, pass, options.create));
  }

  visit(actual: JsonValue, walk: JsonWalk): boolean {
    if (!isJsonObject(actual)) {
      walk.report((path) => ({
        rule: 'type',
        expected: 'an object',
        actual: shownText(actual),
        message: `Expected ${path} to be an object but it was ${shownText(actual)}`,
      }));
      return false;
    }
    let isRight = this.#checkObject(actual, walk);
    if (isRight || walk.sink !== undefined) {
      isRight = this.#checkKeys(actual, walk) && isRight;
    }
    if (isRight || walk.sink?.isFull === false) {
      for (const pass of this.#passes) {
        walk.add(() => {
          pass.visit(actual, walk);
        });
      }
    }
    return isRight;
  }

  #checkObject(actual: JsonObject, walk: JsonWalk): boolean {
    let isRight = true;
    for (const check of this.#rules.checks) {
      if (!check.check(actual)) {
        isRight = false;
        if (walk.sink === undefined) {
          return false;
        }
        const { path } = walk;
        const message = `Expected ${path} ${check.describe()} but it was an object with ${actual.size} members`;
        walk.sink.add({ where: path, rule: check.rule, expected: check.describe(), actual: 'an object', message });
      }
    }
    return isRight;
  }

  #checkKeys(actual: JsonObject, walk: JsonWalk): boolean {
    const { keyChecks, comparesKeys } = this.#rules;
    let isRight = true;
    for (const check of keyChecks) {
      for (const key of actual.keys()) {
        if (!check.check(key)) {
          isRight = false;
          if (walk.sink === undefined || walk.sink.isFull) {
            return false;
          }
          const { path } = walk;
          const message = `Expected the key "${key}" at ${path} ${check.describe(key)}`;
          walk.sink.add({ where: path, rule: 'eachKey', expected: check.describe(key), actual: key, message });
        }
      }
    }
    const comparison = { walk, settings: this.options.settings };
    if (comparesKeys) {
      return compareKeys(this.expected, actual, comparison) && isRight;
    }
    // An example without members leaves nothing to compare with, and so takes none, whatever the rule.
    const takesAny = this.expected.size > 0 || hasNoOtherKeys(this.expected, actual, comparison);
    return takesAny && isRight;
  }
}

/** The patterns of members under one selection, made on first use: compiling goes no deeper than the bodies that come. */
class MembersPass {
  readonly #members = new Map<string, JsonPattern>();
  readonly #others: ExamplePatterns | undefined;
  readonly #selection: RuleSelection;

  constructor(
    private readonly expected: JsonObject,
    { selection, takesOthers }: MemberPass,
    private readonly create: PatternFactory,
  ) {
    this.#selection = selection;
    const example = takesOthers ? firstByName(expected) : undefined;
    this.#others = example === undefined ? undefined : new ExamplePatterns(example, create);
  }

  visit(actual: JsonObject, walk: JsonWalk): void {
    for (const [key, value] of actual) {
      const pattern = this.#patternOf(key);
      if (pattern !== undefined) {
        walk.visit(pattern, value, key);
        if (walk.isOver) {
          return;
        }
      }
    }
  }

  #patternOf(key: string): JsonPattern | undefined {
    const known = this.#members.get(key);
    if (known !== undefined) {
      return known;
    }
    const expected = this.expected.get(key);
    if (expected === undefined) {
      return this.#others?.at(this.#selection.field(key));
    }
    const pattern = this.create(expected, this.#selection.field(key));
    this.#members.set(key, pattern);
    return pattern;
  }
}

/** The reference sorts members: with what others are compared does not depend on the order in the file. */
function firstByName(object: JsonObject): JsonValue | undefined {
  const [first] = [...object].sort(([a], [b]) => (a < b ? -1 : 1));
  return first?.[1];
}
