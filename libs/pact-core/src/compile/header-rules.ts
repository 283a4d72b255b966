import type { MatchingRules, ResponseTemplate, RuleList } from '../model/pact.js';
import { compileValueCheck, type ValueCheck } from '../checks/value-check.js';

/** The rules for a header, whatever the letter case of its name. */
export function headerRules(rules: MatchingRules, name: string): RuleList | undefined {
  const key = name.toLowerCase();
  return rules.get('header')?.find(({ expression }) => expression.toLowerCase() === key);
}

/**
 * What the Content-Type header must be for a body to be compared whatever its own type: it may follow a rule, and a V4 body
 * may state another type than the header beside it, so that a client who keeps to the header is right.
 */
export function contentTypeCheck({
  headers,
  rules,
}: Pick<ResponseTemplate, 'headers' | 'rules'>): ValueCheck | undefined {
  const list = headerRules(rules, 'content-type');
  const [stated] = Array.from(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? [];
  return list === undefined && stated === undefined
    ? undefined
    : compileValueCheck(list, { expected: stated ?? '', domain: 'text' });
}
