import type { RuleList } from '../model/pact.js';
import { placeRules } from '../checks/place-rules.js';
import { RuleSelection, type PlacedRules } from '../checks/rule-selection.js';
import type { JsonValue } from '../json/json-value.js';
import type { MismatchSink } from '../mismatch-sink.js';
import { equalJson } from '../rules/json-equality.js';
import type { BodyComparison } from './body-comparison.js';
import type { BodySettings } from './body-settings.js';
import { jsonPatternFactory } from './json/json-pattern-factory.js';
import { walkJson, type JsonPattern } from './json/json-walk.js';
import type { ReceivedBody } from './received-body.js';

/** Bodies of JSON: the tree is walked with the rules that its paths select. */
export function compileJsonBody(
  expected: JsonValue,
  rules: readonly RuleList[],
  settings: BodySettings,
): BodyComparison {
  return new JsonBodyComparison(expected, placeRules(rules), settings);
}

class JsonBodyComparison implements BodyComparison {
  #pattern: JsonPattern | undefined;

  constructor(
    readonly expectedJson: JsonValue,
    private readonly rules: readonly PlacedRules[],
    private readonly settings: BodySettings,
  ) {}

  compare(actual: ReceivedBody, sink?: MismatchSink): boolean {
    const { json } = actual;
    if (json === undefined) {
      sink?.add({
        where: '$',
        rule: 'equality',
        expected: 'JSON',
        actual: 'something else',
        message: `Expected a body of JSON but it cannot be read: ${actual.jsonProblem}`,
      });
      return false;
    }
    const isPlain = this.rules.length === 0 && !this.settings.allowsUnexpectedMembers;
    if (isPlain && equalJson(this.expectedJson, json)) {
      return true;
    }
    this.#pattern ??= jsonPatternFactory(this.settings)(this.expectedJson, RuleSelection.root(this.rules));
    return walkJson(this.#pattern, json, sink);
  }
}
