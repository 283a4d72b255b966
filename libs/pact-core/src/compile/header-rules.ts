import type { MatchingRules, ResponseTemplate, RuleList } from '../model/pact.js';
import { compileValueCheck, type ValueCheck } from './value-check.js';

/** The rules for a header, whatever the letter case of its name. */
export function headerRules(rules: MatchingRules, name: string): RuleList | undefined {
  const key = name.toLowerCase();
  return rules.get('header')?.find(({ expression }) => expression.toLowerCase() === key);
}

/** The rule for the Content-Type header, which decides about the body's type too. */
export function contentTypeCheck({
  headers,
  rules,
}: Pick<ResponseTemplate, 'headers' | 'rules'>): ValueCheck | undefined {
  const list = headerRules(rules, 'content-type');
  if (list === undefined) {
    return undefined;
  }
  for (const [name, values] of headers) {
    if (name.toLowerCase() === 'content-type') {
      return compileValueCheck(list, { expected: values[0] ?? '', domain: 'text' });
    }
  }
  return compileValueCheck(list, { expected: '', domain: 'text' });
}
