import type { RuleList } from '../model/pact.js';
import { parsePathExpression } from './path-expression.js';
import type { PlacedRules } from './rule-selection.js';

/**
 * Reads the path expressions of body rules. Lists without rules are left out.
 *
 * @throws ContractError when an expression does not follow the grammar
 */
export function placeRules(lists: readonly RuleList[]): readonly PlacedRules[] {
  const placed = lists.map((list) => ({ list, tokens: parsePathExpression(list.expression, list.source) }));
  return placed.filter(({ list }) => list.rules.length > 0);
}
