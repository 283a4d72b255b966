import { associatedRules } from '../../checks/associated-rules.js';
import { RuleSelection } from '../../checks/rule-selection.js';
import type { JsonArray } from '../../json/json-value.js';
import { ruleKindOf } from '../../rules/rule-kind.js';
import { ExamplePatterns } from './example-patterns.js';
import type { JsonPattern, JsonWalk } from './json-walk.js';
import { compileListCheck, type ListCheck, type ListExample } from './list-rules.js';
import type { PatternFactory } from './pattern-factory.js';

/** What one rule means for a list: a check of the list itself, and what its items are compared with. */
export interface ListRule {
  readonly check: ListCheck;
  /** Absent where the check decides (`arrayContains`, and `eachValue` that was stated further above). */
  readonly pass: ItemPass | undefined;
}

/** The rules selected for a list; undefined where none are. */
export function listRules(
  selection: RuleSelection,
  example: ListExample,
  own: ItemPass,
): readonly ListRule[] | undefined {
  const { selected } = selection;
  return selected?.list.rules.map((definition) => {
    const check = compileListCheck(definition, selected, example);
    switch (ruleKindOf(definition)) {
      case 'arrayContains':
        return { check, pass: undefined };
      case 'eachValue': {
        const ofItems = RuleSelection.forChildren(associatedRules(definition, selected.list.source));
        return { check, pass: selected.isCascaded ? undefined : new ItemPass(example, ofItems) };
      }
      default:
        return { check, pass: own };
    }
  });
}

/** The patterns of items under one selection, made on first use: compiling goes no deeper than the bodies that come. */
export class ItemPass {
  readonly #items: JsonPattern[] = [];
  readonly #others: ExamplePatterns | undefined;
  readonly #expected: JsonArray;
  readonly #create: PatternFactory;

  constructor(
    { expected, create }: ListExample,
    private readonly selection: RuleSelection,
  ) {
    this.#expected = expected;
    this.#create = create;
    const [example] = expected;
    this.#others = example === undefined ? undefined : new ExamplePatterns(example, create);
  }

  /** Queues the items of a list, up to a number of them. */
  queue(actual: JsonArray, walk: JsonWalk, most = Infinity): void {
    walk.add(() => {
      for (let index = 0; index < actual.length && index < most && !walk.isOver; index += 1) {
        const item = actual[index];
        const pattern = this.#patternOf(index);
        if (pattern !== undefined && item !== undefined) {
          walk.visit(pattern, item, index);
        }
      }
    });
  }

  #patternOf(index: number): JsonPattern | undefined {
    const expected = this.#expected[index];
    return expected === undefined
      ? this.#others?.at(this.selection.item(index))
      : (this.#items[index] ??= this.#create(expected, this.selection.item(index)));
  }
}
