import type { BodyComparison } from '../bodies/body-comparison.js';
import { compileBody } from '../bodies/compile-body.js';
import type { ResponseTemplate, RuleList } from '../model/pact.js';
import { scalarText } from '../rules/scalar-text.js';
import { contentTypeCheck, headerRules } from './header-rules.js';
import { compileHeader, type HeaderComparison } from './header-comparison.js';
import { compileValueCheck, type ValueCheck } from '../checks/value-check.js';

/** The checks of one interaction's response. */
export interface ResponseChecks {
  readonly status: ValueCheck;
  readonly headers: readonly HeaderComparison[];
  readonly body: BodyComparison;
}

/**
 * Prepares the checks of a response. Headers and members that the contract does not name are allowed.
 *
 * @throws ContractError when a rule makes no sense
 */
export function compileResponse(response: ResponseTemplate, jsonMediaTypes: ReadonlySet<string>): ResponseChecks {
  const { status, headers, body, rules } = response;
  return {
    status: compileStatus(status, rules.get('status')?.[0]),
    headers: Array.from(headers, ([name, values]) =>
      compileHeader({ name, values, rules: headerRules(rules, name), isByPresence: false }),
    ),
    body: compileBody(
      { body, rules, contentTypeCheck: contentTypeCheck(response) },
      { allowsUnexpectedMembers: true, jsonMediaTypes, isDroppableMember: undefined },
    ),
  };
}

/** Rules see a status as text. */
function compileStatus(expected: number, list: RuleList | undefined): ValueCheck {
  if (list === undefined) {
    return compileValueCheck(undefined, { expected, domain: 'json' });
  }
  const check = compileValueCheck(list, { expected: String(expected), domain: 'text' });
  return {
    rule: check.rule,
    check: (actual) => check.check(scalarText(actual) ?? ''),
    describe: (actual) => check.describe(scalarText(actual) ?? ''),
  };
}
