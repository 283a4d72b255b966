import { isJsonObject } from '@pact-infra/pact-core';
import type { Body, JsonValue, RequestPattern } from '@pact-infra/pact-core';

/**
 * The body of a request without those of its outermost members that are empty objects and have one of these names: some
 * SDKs write them out, others leave them out. A member that one of the contract's rules is about stays.
 */
export function withoutEmptyObjects({ body, rules }: RequestPattern, names: ReadonlySet<string>): Body {
  if (body.kind !== 'json' || !isJsonObject(body.value)) {
    return body;
  }
  const bodyRules = rules.get('body') ?? [];
  const isRuled = (name: string): boolean => bodyRules.some(({ expression }) => expression.includes(name));
  const isEmptyObject = ([name, value]: readonly [string, JsonValue]): boolean =>
    names.has(name) && isJsonObject(value) && value.size === 0 && !isRuled(name);
  return { ...body, value: new Map([...body.value].filter((member) => !isEmptyObject(member))) };
}
