import type { BodySettings } from '../bodies/body-settings.js';
import { compileBody } from '../bodies/compile-body.js';
import type { RequestChecks } from './interaction-matcher.js';
import { NOTHING } from '../model/nothing.js';
import type { MatchingRules, Query, RequestPattern } from '../model/pact.js';
import { compileHeader, type HeaderComparison } from './header-comparison.js';
import { contentTypeCheck, headerRules } from './header-rules.js';
import type { CompiledNormalisation } from './normalisation.js';
import { compilePath } from './path-check.js';
import { compileQuery, type QueryComparison, type QueryRules } from '../checks/query-comparison.js';
import type { SelectedRules } from '../checks/rule-selection.js';
import { validateRules } from './validate-rules.js';

/**
 * Prepares the checks of requests. Those that many requests of one set have in common are prepared once: in a large set
 * they take much of the memory, and at each match of the processor's caches.
 */
export class RequestCompiler {
  readonly #normalisation: CompiledNormalisation;
  readonly #bodySettings: BodySettings;
  readonly #noQuery: QueryComparison;
  readonly #headers = new Map<string, readonly HeaderComparison[]>();

  constructor(normalisation: CompiledNormalisation) {
    const { jsonMediaTypes, isDroppableMember } = normalisation;
    this.#normalisation = normalisation;
    this.#bodySettings = { allowsUnexpectedMembers: false, jsonMediaTypes, isDroppableMember };
    this.#noQuery = this.#compileQuery(NOTHING, NOTHING);
  }

  /** @throws ContractError when a rule makes no sense */
  compile(request: RequestPattern): RequestChecks {
    const { method, path, query, body, rules } = request;
    validateRules(rules);
    return {
      method: method.toUpperCase(),
      path: compilePath(path, rules.get('path')?.[0], this.#normalisation.path),
      query: query.size === 0 ? this.#noQuery : this.#compileQuery(query, rules),
      headers: rules.has('header') ? this.#compileHeaders(request) : this.#plainHeaders(request),
      body: compileBody({ body, rules, contentTypeCheck: contentTypeCheck(request) }, this.#bodySettings),
    };
  }

  #compileQuery(expected: Query, rules: MatchingRules): QueryComparison {
    const dropped = this.#normalisation.droppedQueryParameters;
    return compileQuery({ noun: 'query parameter', expected, dropped }, queryRules(rules));
  }

  #plainHeaders(request: RequestPattern): readonly HeaderComparison[] {
    const key = JSON.stringify([...request.headers]);
    let headers = this.#headers.get(key);
    if (headers === undefined) {
      headers = this.#compileHeaders(request);
      this.#headers.set(key, headers);
    }
    return headers;
  }

  #compileHeaders({ headers, rules }: RequestPattern): readonly HeaderComparison[] {
    return Array.from(headers, ([name, values]) =>
      compileHeader({
        name,
        values,
        rules: headerRules(rules, name),
        isByPresence: this.#normalisation.headersByPresence.has(name.toLowerCase()),
      }),
    );
  }
}

/** The rules for a query parameter are for all its values: their expression is its name. */
function queryRules(rules: MatchingRules): QueryRules {
  const ofName = (name: string): SelectedRules | undefined => {
    const list = rules.get('query')?.find(({ expression }) => expression === name);
    return list === undefined ? undefined : { list, isCascaded: false };
  };
  return { ofName, ofValue: ofName };
}
