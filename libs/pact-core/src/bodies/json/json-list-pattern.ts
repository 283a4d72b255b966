import type { RuleSelection } from '../../compile/rule-selection.js';
import { isJsonArray, type JsonArray, type JsonValue } from '../../json/json-value.js';
import { ruleKindOf } from '../../rules/rule-kind.js';
import { shownText } from '../../rules/scalar-text.js';
import { arrayContainsChecks } from './array-contains.js';
import { ExamplePatterns } from './example-patterns.js';
import { itemPath } from './json-path.js';
import type { JsonPattern, JsonWalk } from './json-walk.js';
import { listChecks, type ListCheck } from './list-rules.js';
import { memberRules } from './member-rules.js';
import type { PatternFactory } from './pattern-factory.js';
import { parseVariants } from './variants.js';

/** A list of a contract. With rules, items beyond the example are compared with its first; without, lengths are equal. */
export class JsonListPattern implements JsonPattern {
  readonly #items: JsonPattern[] = [];
  readonly #otherItems: ExamplePatterns | undefined;
  readonly #checks: readonly ListCheck[];
  /** Whether items are looked at one by one; under `arrayContains` alone they are not. */
  readonly #comparesItems: boolean;
  readonly #hasRules: boolean;
  readonly #selection: RuleSelection;

  constructor(
    private readonly expected: JsonArray,
    selection: RuleSelection,
    private readonly create: PatternFactory,
  ) {
    const { selected } = selection;
    const definitions = selected?.list.rules ?? [];
    const containing = definitions.filter((definition) => ruleKindOf(definition) === 'arrayContains');
    const source = selected?.list.source ?? '';
    this.#hasRules = selected !== undefined;
    this.#comparesItems = containing.length === 0 || containing.length < definitions.length;
    this.#checks = [
      ...(selected === undefined ? [] : listChecks(selected, expected)),
      ...containing.flatMap((definition) => arrayContainsChecks(parseVariants(definition, source), expected, create)),
    ];
    this.#selection = memberRules(selection).selection;
    const [example] = expected;
    this.#otherItems = example === undefined ? undefined : new ExamplePatterns(example, create);
  }

  visit(actual: JsonValue, path: string, walk: JsonWalk): boolean {
    if (!isJsonArray(actual)) {
      const shown = shownText(actual);
      const message = `Expected ${path} to be a list but it was ${shown}`;
      walk.sink?.add({ where: path, rule: 'type', expected: 'a list', actual: shown, message });
      return false;
    }
    const isRight = this.#hasRules ? this.#checkList(actual, path, walk) : this.#hasLength(actual, path, walk);
    if (this.#comparesItems && (isRight || walk.sink !== undefined)) {
      this.#queueItems(actual, path, walk);
    }
    return isRight;
  }

  #checkList(actual: JsonArray, path: string, walk: JsonWalk): boolean {
    let isRight = true;
    for (const check of this.#checks) {
      if (!check.check(actual)) {
        isRight = false;
        if (walk.sink === undefined) {
          return false;
        }
        const message = `Expected ${path} ${check.describe()} but it has ${actual.length}`;
        walk.sink.add({ where: path, rule: check.rule, expected: check.describe(), actual: sizeOf(actual), message });
      }
    }
    return isRight;
  }

  #hasLength(actual: JsonArray, path: string, walk: JsonWalk): boolean {
    if (actual.length === this.expected.length) {
      return true;
    }
    const expected = sizeOf(this.expected);
    const message = `Expected ${path} to have ${expected} but it has ${actual.length}`;
    walk.sink?.add({ where: path, rule: 'equality', expected, actual: sizeOf(actual), message });
    return false;
  }

  #queueItems(actual: JsonArray, path: string, walk: JsonWalk): void {
    for (let index = 0; index < actual.length; index += 1) {
      const item = actual[index];
      const pattern = this.#patternOf(index);
      if (pattern !== undefined && item !== undefined) {
        walk.add(pattern, item, walk.sink === undefined ? '' : itemPath(path, index));
      }
    }
  }

  /** Made on first use: compiling goes no deeper than the bodies that come. */
  #patternOf(index: number): JsonPattern | undefined {
    const expected = this.expected[index];
    if (expected === undefined) {
      return this.#hasRules ? this.#otherItems?.at(this.#selection.item(index)) : undefined;
    }
    return (this.#items[index] ??= this.create(expected, this.#selection.item(index)));
  }
}

function sizeOf(list: JsonArray): string {
  return list.length === 1 ? '1 item' : `${list.length} items`;
}
