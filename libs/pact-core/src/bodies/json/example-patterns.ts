import type { RuleSelection } from '../../checks/rule-selection.js';
import type { JsonValue } from '../../json/json-value.js';
import type { PatternFactory } from './pattern-factory.js';
import type { JsonPattern } from './json-walk.js';

/** Patterns of one example at many places: items beyond the example list, members that a rule lets in. */
export class ExamplePatterns {
  readonly #patterns = new Map<RuleSelection, JsonPattern>();

  constructor(
    private readonly example: JsonValue,
    private readonly create: PatternFactory,
  ) {}

  at(selection: RuleSelection): JsonPattern {
    let pattern = this.#patterns.get(selection);
    if (pattern === undefined) {
      pattern = this.create(this.example, selection);
      this.#patterns.set(selection, pattern);
    }
    return pattern;
  }
}
