import type { RuleCategory } from '../model/pact.js';
import type { JsonNode } from './json-node.js';

/** A V2 key, divided into the part of the message it names and the rest: `$.body.id` is `body` and `$.id`. */
export interface V2Expression {
  readonly category: RuleCategory;
  readonly expression: string;
}

const CATEGORY = /^\$(?:\.(\w+)|\[\s*['"](\w+)['"]\s*\])/;
const BRACKETED_NAME = /^\[\s*(['"])(.*)\1\s*\]/;

const CATEGORIES: ReadonlyMap<string, RuleCategory> = new Map<string, RuleCategory>([
  ['method', 'method'],
  ['path', 'path'],
  ['query', 'query'],
  ['header', 'header'],
  ['headers', 'header'],
  ['body', 'body'],
  ['status', 'status'],
]);

/** @throws ContractError when the key names no part of a request or response */
export function parseV2Expression(key: string, node: JsonNode): V2Expression {
  const found = CATEGORY.exec(key);
  const category = CATEGORIES.get(found?.[1] ?? found?.[2] ?? '');
  if (found === null || category === undefined) {
    return node.fail(`a rule whose key starts with $.body, $.headers, $.query, $.path or $.status, not "${key}",`);
  }
  const rest = key.slice(found[0].length);
  return { category, expression: expressionOf(category, rest) };
}

function expressionOf(category: RuleCategory, rest: string): string {
  if (category === 'body') {
    return `$${rest}`;
  }
  return category === 'query' || category === 'header' ? nameOf(rest) : '';
}

/** The name behind `.` or in brackets, without an index. */
function nameOf(rest: string): string {
  const bracketed = BRACKETED_NAME.exec(rest);
  const name = bracketed?.[2] ?? rest.replace(/^\./, '');
  return name.replace(/\[(?:\d+|\*)\]$/, '');
}
