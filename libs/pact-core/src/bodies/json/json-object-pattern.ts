import type { RuleSelection } from '../../compile/rule-selection.js';
import { isJsonObject, type JsonObject, type JsonValue } from '../../json/json-value.js';
import { shownText } from '../../rules/scalar-text.js';
import type { BodySettings } from '../body-settings.js';
import { ExamplePatterns } from './example-patterns.js';
import { memberPath } from './json-path.js';
import type { JsonPattern, JsonWalk } from './json-walk.js';
import { memberRules, type MemberRules } from './member-rules.js';
import type { PatternFactory } from './pattern-factory.js';

export interface ObjectPatternOptions {
  readonly create: PatternFactory;
  readonly settings: BodySettings;
}

/** An object of a contract. Its rules tell which keys may come and what their values are compared with. */
export class JsonObjectPattern implements JsonPattern {
  readonly #members = new Map<string, JsonPattern>();
  readonly #rules: MemberRules;
  /** For members that only a `values` or `eachValue` rule lets in. */
  readonly #otherMembers: ExamplePatterns | undefined;

  constructor(
    private readonly expected: JsonObject,
    selection: RuleSelection,
    private readonly options: ObjectPatternOptions,
  ) {
    this.#rules = memberRules(selection);
    const [example] = expected.values();
    this.#otherMembers =
      this.#rules.comparesAllValues && example !== undefined ? new ExamplePatterns(example, options.create) : undefined;
  }

  visit(actual: JsonValue, path: string, walk: JsonWalk): boolean {
    if (!isJsonObject(actual) || this.#rules.isForScalars) {
      const shown = shownText(actual);
      const message = this.#rules.isForScalars
        ? `The contentType rule at ${path} is for texts and cannot hold for an object`
        : `Expected ${path} to be an object but it was ${shown}`;
      walk.sink?.add({ where: path, rule: 'type', expected: 'an object', actual: shown, message });
      return false;
    }
    if (this.#rules.mustNotBeEmpty && actual.size === 0) {
      const message = `Expected ${path} to not be empty`;
      walk.sink?.add({ where: path, rule: 'notEmpty', expected: 'members', actual: 'none', message });
      return false;
    }
    let isRight = this.#checkEachKey(actual, path, walk);
    if (this.#rules.comparesKeys && (isRight || walk.sink !== undefined)) {
      isRight = this.#hasAllKeys(actual, path, walk) && isRight;
      isRight = this.#hasNoOtherKeys(actual, path, walk) && isRight;
    }
    if (isRight || walk.sink !== undefined) {
      this.#queueMembers(actual, path, walk);
    }
    return isRight;
  }

  #checkEachKey(actual: JsonObject, path: string, walk: JsonWalk): boolean {
    let isRight = true;
    for (const check of this.#rules.keyChecks) {
      for (const key of actual.keys()) {
        if (!check.check(key)) {
          isRight = false;
          const message = `Expected the key "${key}" at ${path} ${check.describe(key)}`;
          walk.sink?.add({ where: path, rule: 'eachKey', expected: check.describe(key), actual: key, message });
        }
      }
    }
    return isRight;
  }

  #hasAllKeys(actual: JsonObject, path: string, walk: JsonWalk): boolean {
    let isRight = true;
    for (const [key, value] of this.expected) {
      if (!actual.has(key)) {
        isRight = false;
        if (walk.sink === undefined) {
          return false;
        }
        const message = `Expected ${path} to have the key "${key}" but it is missing`;
        walk.sink.add({
          where: memberPath(path, key),
          rule: 'equality',
          expected: shownText(value),
          actual: 'nothing',
          message,
        });
      }
    }
    return isRight;
  }

  #hasNoOtherKeys(actual: JsonObject, path: string, walk: JsonWalk): boolean {
    const { allowsUnexpectedMembers, isDroppableMember } = this.options.settings;
    if (allowsUnexpectedMembers) {
      return true;
    }
    let isRight = true;
    for (const [key, value] of actual) {
      if (!this.expected.has(key) && isDroppableMember?.(key, value) !== true) {
        isRight = false;
        if (walk.sink === undefined) {
          return false;
        }
        const shown = shownText(value);
        const message = `Expected ${path} to not have the key "${key}", which is ${shown}`;
        walk.sink.add({ where: memberPath(path, key), rule: 'equality', expected: 'nothing', actual: shown, message });
      }
    }
    return isRight;
  }

  #queueMembers(actual: JsonObject, path: string, walk: JsonWalk): void {
    for (const [key, value] of actual) {
      const pattern = this.#patternOf(key);
      if (pattern !== undefined) {
        walk.add(pattern, value, walk.sink === undefined ? '' : memberPath(path, key));
      }
    }
  }

  /** Made on first use: compiling goes no deeper than the bodies that come. */
  #patternOf(key: string): JsonPattern | undefined {
    const known = this.#members.get(key);
    if (known !== undefined) {
      return known;
    }
    const expected = this.expected.get(key);
    if (expected === undefined) {
      return this.#otherMembers?.at(this.#rules.selection.field(key));
    }
    const pattern = this.options.create(expected, this.#rules.selection.field(key));
    this.#members.set(key, pattern);
    return pattern;
  }
}
