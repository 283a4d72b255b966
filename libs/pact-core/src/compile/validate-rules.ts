import type { MatchingRules, RuleList } from '../model/pact.js';
import { compileRule } from '../rules/rule-table.js';
import { parsePathExpression } from './path-expression.js';

/**
 * Finds rules that make no sense at once, also those that are compiled when they are first needed. Path rules are not:
 * they are compiled at once.
 *
 * @throws ContractError for the first of them
 */
export function validateRules(rules: MatchingRules): void {
  for (const [category, lists] of rules) {
    for (const list of lists) {
      if (category === 'body') {
        parsePathExpression(list.expression, list.source);
      }
      if (category !== 'path') {
        validateList(list);
      }
    }
  }
}

function validateList({ rules, source }: RuleList): void {
  for (const definition of rules) {
    compileRule(definition, { expected: undefined, domain: 'json', source });
  }
}
