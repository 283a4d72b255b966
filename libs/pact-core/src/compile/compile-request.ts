import type { BodySettings } from '../bodies/body-settings.js';
import { compileBody } from '../bodies/compile-body.js';
import type { MatchingRules, RequestPattern } from '../model/pact.js';
import type { RequestChecks } from '../match/interaction-matcher.js';
import { contentTypeCheck, headerRules } from './header-rules.js';
import { compileHeader } from './header-comparison.js';
import type { CompiledNormalisation } from './normalisation.js';
import { compilePath } from './path-check.js';
import type { SelectedRules } from './rule-selection.js';
import { compileQuery, type QueryRules } from './query-comparison.js';
import { validateRules } from './validate-rules.js';

/**
 * Prepares the checks of a request.
 *
 * @throws ContractError when a rule makes no sense
 */
export function compileRequest(request: RequestPattern, normalisation: CompiledNormalisation): RequestChecks {
  const { method, path, query, headers, body, rules } = request;
  validateRules(rules);
  return {
    method: method.toUpperCase(),
    path: compilePath(path, rules.get('path')?.[0], normalisation.path),
    query: compileQuery(
      { noun: 'query parameter', expected: query, dropped: normalisation.droppedQueryParameters },
      queryRules(rules),
    ),
    headers: Array.from(headers, ([name, values]) =>
      compileHeader({
        name,
        values,
        rules: headerRules(rules, name),
        isByPresence: normalisation.headersByPresence.has(name.toLowerCase()),
      }),
    ),
    body: compileBody({ body, rules, contentTypeCheck: contentTypeCheck(request) }, bodySettings(normalisation)),
  };
}

function bodySettings({ jsonMediaTypes, isDroppableMember }: CompiledNormalisation): BodySettings {
  return { allowsUnexpectedMembers: false, jsonMediaTypes, isDroppableMember };
}

/** The rules for a query parameter are for all its values: their expression is its name. */
function queryRules(rules: MatchingRules): QueryRules {
  const ofName = (name: string): SelectedRules | undefined => {
    const list = rules.get('query')?.find(({ expression }) => expression === name);
    return list === undefined ? undefined : { list, isCascaded: false };
  };
  return { ofName, ofValue: ofName };
}
