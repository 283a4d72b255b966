import type { JsonObject } from '../json/json-value.js';
import type { MatchingRules, RuleCategory, RuleList } from '../model/pact.js';
import { NOTHING } from '../model/nothing.js';
import type { JsonNode } from './json-node.js';
import { parseV2Expression } from './v2-expression.js';

type RulesByCategory = Map<RuleCategory, RuleList[]>;

const CATEGORIES: ReadonlyMap<string, RuleCategory> = new Map<string, RuleCategory>([
  ['method', 'method'],
  ['path', 'path'],
  ['query', 'query'],
  ['header', 'header'],
  ['headers', 'header'],
  ['body', 'body'],
  ['contents', 'body'],
  ['content', 'body'],
  ['status', 'status'],
  ['metadata', 'metadata'],
]);

/** Categories that name one value, so that their rules need no expression. */
const SINGLE_VALUES: ReadonlySet<RuleCategory> = new Set<RuleCategory>(['method', 'path', 'status']);

/**
 * Reads the rules of a request, response or message. Whether they are written in the V2 way (`$.body.id` → rule) or in
 * the V3 way (`body` → `$.id` → list) is told by the first key, not by the file's version.
 */
export function parseMatchingRules(node: JsonNode | undefined): MatchingRules {
  const members = node?.members() ?? [];
  if (members.length === 0) {
    return NOTHING;
  }
  const rules: RulesByCategory = new Map();
  const isV2 = members[0]?.[0].startsWith('$') === true;
  for (const [key, value] of members) {
    if (value.value === null) {
      continue;
    }
    if (isV2) {
      addV2Rule(rules, key, value);
    } else {
      addCategory(rules, key, value);
    }
  }
  return rules;
}

function addV2Rule(rules: RulesByCategory, key: string, value: JsonNode): void {
  const { category, expression } = parseV2Expression(key, value);
  add(rules, category, parseList(expression, value));
}

function addCategory(rules: RulesByCategory, key: string, value: JsonNode): void {
  const category = CATEGORIES.get(key);
  if (category === undefined) {
    return;
  }
  if (SINGLE_VALUES.has(category)) {
    add(rules, category, parseList('', singleList(value)));
    return;
  }
  for (const [expression, list] of value.members()) {
    add(rules, category, parseList(expression, list));
  }
}

/** The rules of a category of one value: stated at once, or for an expression that says nothing. */
function singleList(category: JsonNode): JsonNode {
  const first = category.members()[0]?.[1];
  return category.asMap().has('matchers') || typeof first?.value !== 'object' ? category : first;
}

/** Reads the rules stated for one expression: `{ combine, matchers }`, a bare list, or a single rule. */
export function parseList(expression: string, node: JsonNode): RuleList {
  const { path: source } = node;
  if (Array.isArray(node.value)) {
    return { expression, combine: 'AND', rules: node.items().map(definition), source };
  }
  const matchers = node.member('matchers');
  if (matchers === undefined) {
    const object = node.asObject();
    const isList = object.size === 0 || object.has('matchers') || object.has('combine');
    return { expression, combine: 'AND', rules: isList ? [] : [object], source };
  }
  const combine = node.member('combine')?.asString().toUpperCase() === 'OR' ? 'OR' : 'AND';
  return { expression, combine, rules: matchers.items().map(definition), source };
}

function definition(node: JsonNode): JsonObject {
  return node.asObject();
}

/** A list without rules says nothing. */
function add(rules: RulesByCategory, category: RuleCategory, list: RuleList): void {
  if (list.rules.length === 0) {
    return;
  }
  const lists = rules.get(category);
  if (lists === undefined) {
    rules.set(category, [list]);
  } else {
    lists.push(list);
  }
}
