import type { RuleList } from '../model/pact.js';
import { parsePathExpression } from './path-expression.js';
import type { PlacedRules } from './rule-selection.js';

/**
 * Reads the path expressions of body rules.
 *
 * @throws ContractError when an expression does not follow the grammar
 */
export function placeRules(lists: readonly RuleList[]): readonly PlacedRules[] {
  return lists.map((list) => ({ list, tokens: parsePathExpression(list.expression, list.source) }));
}
