import type { RuleSelection } from '../../checks/rule-selection.js';
import { compileValueCheck, type ValueCheck } from '../../checks/value-check.js';
import type { JsonValue } from '../../json/json-value.js';
import { shownText } from '../../rules/scalar-text.js';
import type { JsonPattern, JsonWalk } from './json-walk.js';

/** A string, number, boolean or null of a contract. */
export class JsonScalarPattern implements JsonPattern {
  readonly #check: ValueCheck;

  constructor(
    private readonly expected: JsonValue,
    selection: RuleSelection,
  ) {
    this.#check = compileValueCheck(selection.selected?.list, { expected, domain: 'json' });
  }

  visit(actual: JsonValue, walk: JsonWalk): boolean {
    if (this.#check.check(actual)) {
      return true;
    }
    walk.report((path) => ({
      rule: this.#check.rule,
      expected: shownText(this.expected),
      actual: shownText(actual),
      message: `Expected ${path} ${this.#check.describe(actual)} but it was ${shownText(actual)}`,
    }));
    return false;
  }
}
