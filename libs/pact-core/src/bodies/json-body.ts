import type { RuleList } from '../model/pact.js';
import { placeRules } from '../compile/place-rules.js';
import { RuleSelection } from '../compile/rule-selection.js';
import type { JsonValue } from '../json/json-value.js';
import { equalJson } from '../rules/json-equality.js';
import type { BodyComparison } from './body-comparison.js';
import type { BodySettings } from './body-settings.js';
import { jsonPatternFactory } from './json/json-pattern-factory.js';
import { walkJson, type JsonPattern } from './json/json-walk.js';

/** Bodies of JSON: the tree is walked with the rules that its paths select. */
export function compileJsonBody(
  expected: JsonValue,
  rules: readonly RuleList[],
  settings: BodySettings,
): BodyComparison {
  const placed = placeRules(rules);
  let pattern: JsonPattern | undefined;
  const isPlain = placed.length === 0 && !settings.allowsUnexpectedMembers;
  return (actual, sink) => {
    const value = actual.json;
    if (value === undefined) {
      sink?.add({
        where: '$',
        rule: 'equality',
        expected: 'JSON',
        actual: 'something else',
        message: `Expected a body of JSON but it cannot be read: ${actual.jsonProblem}`,
      });
      return false;
    }
    if (isPlain && equalJson(expected, value)) {
      return true;
    }
    pattern ??= jsonPatternFactory(settings)(expected, RuleSelection.root(placed));
    return walkJson(pattern, value, sink);
  };
}
