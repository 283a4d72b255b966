import { parseVariants } from '../checks/variants.js';
import type { MatchingRules, RuleList } from '../model/pact.js';
import { ruleKindOf } from '../rules/rule-kind.js';
import { compileRule } from '../rules/rule-table.js';
import { associatedRules } from '../checks/associated-rules.js';
import { placeRules } from '../checks/place-rules.js';

/**
 * Finds rules that make no sense at once, also those that are compiled when they are first needed. Path rules are left
 * out: they are compiled at once.
 *
 * @throws ContractError for the first of them
 */
export function validateRules(rules: MatchingRules): void {
  for (const [category, lists] of rules) {
    if (category === 'body') {
      placeRules(lists);
    }
    if (category !== 'path') {
      validateLists(lists);
    }
  }
}

/** Rules may hold rules, to any depth: a list of what is left instead of recursion. */
function validateLists(lists: readonly RuleList[]): void {
  const pending = [...lists];
  for (let list = pending.pop(); list !== undefined; list = pending.pop()) {
    for (const definition of list.rules) {
      compileRule(definition, { expected: undefined, domain: 'json', source: list.source });
      switch (ruleKindOf(definition)) {
        case 'arrayContains':
          for (const variant of parseVariants(definition, list.source)) {
            placeRules(variant.lists);
            pending.push(...variant.lists);
          }
          break;
        case 'eachKey':
        case 'eachValue':
          pending.push(associatedRules(definition, list.source));
          break;
        default:
          break;
      }
    }
  }
}
