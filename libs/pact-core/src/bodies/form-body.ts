import { placeRules } from '../checks/place-rules.js';
import { compileQuery } from '../checks/query-comparison.js';
import { RuleSelection } from '../checks/rule-selection.js';
import type { RuleList } from '../model/pact.js';
import { parseQueryText } from '../text/query-text.js';
import type { BodyComparison } from './body-comparison.js';

/** Form bodies (`a=1&b=2`): compared like queries; the path expression of a field is `$.name`. */
export function compileFormBody(expected: string, rules: readonly RuleList[]): BodyComparison {
  const selection = RuleSelection.root(placeRules(rules));
  const fields = compileQuery(
    { noun: 'form field', expected: parseQueryText(expected), dropped: new Set() },
    {
      ofName: (name) => selection.field(name).selected,
      ofValue: (name, index) => selection.field(name).item(index).selected,
    },
  );
  return { compare: (actual, sink) => fields.compare(actual.form, sink) };
}
