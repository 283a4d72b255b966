import { compileValueCheck } from '../checks/value-check.js';
import type { RuleList } from '../model/pact.js';
import { shownText } from '../rules/scalar-text.js';
import type { BodyComparison } from './body-comparison.js';

/** Bodies of plain text: compared as a whole, with the rule stated for `$` if there is one. */
export function compileTextBody(expected: string, rules: readonly RuleList[]): BodyComparison {
  const check = compileValueCheck(rootRules(rules), { expected, domain: 'text' });
  return {
    compare: (actual, sink) => {
      if (check.check(actual.text)) {
        return true;
      }
      sink?.add({
        where: '$',
        rule: check.rule,
        expected: shownText(expected),
        actual: shownText(actual.text),
        message: `Expected the body ${check.describe(actual.text)} but it was ${shownText(actual.text)}`,
      });
      return false;
    },
  };
}

/** The rules stated for a body as a whole. */
export function rootRules(rules: readonly RuleList[]): RuleList | undefined {
  return rules.find(({ expression }) => expression === '$' || expression === '');
}
