import type { JsonObject } from '../json/json-value.js';
import { optionalCount, optionalText } from './definition.js';

/** Names of the rules that compare one value with one rule. */
export type ScalarRuleKind =
  | 'boolean'
  | 'contentType'
  | 'date'
  | 'datetime'
  | 'decimal'
  | 'equality'
  | 'include'
  | 'integer'
  | 'notEmpty'
  | 'null'
  | 'number'
  | 'regex'
  | 'semver'
  | 'statusCode'
  | 'time'
  | 'type';

/** Names of the rules that steer how a list or an object is walked. `type` with `min` or `max` does that too. */
export type StructuralRuleKind = 'arrayContains' | 'eachKey' | 'eachValue' | 'values';

/** `unknown` is any rule that the specification does not have: it never matches. */
export type RuleKind = ScalarRuleKind | StructuralRuleKind | 'unknown';

const VALUES_KINDS: ReadonlySet<RuleKind> = new Set<RuleKind>(['arrayContains', 'eachValue', 'values']);

/** Whether a rule takes the members of an object whatever their names are. */
export function isValuesKind(kind: RuleKind): boolean {
  return VALUES_KINDS.has(kind);
}

const KINDS: ReadonlyMap<string, RuleKind> = new Map<string, RuleKind>([
  ['array-contains', 'arrayContains'],
  ['arrayContains', 'arrayContains'],
  ['boolean', 'boolean'],
  ['content-type', 'contentType'],
  ['contentType', 'contentType'],
  ['date', 'date'],
  ['datetime', 'datetime'],
  ['decimal', 'decimal'],
  ['each-key', 'eachKey'],
  ['each-value', 'eachValue'],
  ['eachKey', 'eachKey'],
  ['eachValue', 'eachValue'],
  ['equality', 'equality'],
  ['include', 'include'],
  ['integer', 'integer'],
  ['max', 'type'],
  ['min', 'type'],
  ['not-empty', 'notEmpty'],
  ['notEmpty', 'notEmpty'],
  ['null', 'null'],
  ['number', 'number'],
  ['real', 'decimal'],
  ['regex', 'regex'],
  ['semver', 'semver'],
  ['status-code', 'statusCode'],
  ['statusCode', 'statusCode'],
  ['time', 'time'],
  ['timestamp', 'datetime'],
  ['type', 'type'],
  ['values', 'values'],
]);

/** The name that a definition gives its rule; absent in the V2 style that leaves it out. */
export function ruleNameOf(definition: JsonObject): string | undefined {
  return optionalText(definition, 'match') ?? optionalText(definition, 'pact:matcher:type');
}

/**
 * Which rule a definition states. Definitions of the V2 style may leave out `match`: then the attribute they have
 * tells, in the reference's order (`regex`, `min`, `max`, `timestamp`, `time`, `date`).
 */
export function ruleKindOf(definition: JsonObject): RuleKind {
  const name = ruleNameOf(definition);
  if (name !== undefined) {
    return KINDS.get(name) ?? 'unknown';
  }
  if (definition.has('regex')) {
    return 'regex';
  }
  if (optionalCount(definition, 'min') !== undefined || optionalCount(definition, 'max') !== undefined) {
    return 'type';
  }
  if (definition.has('timestamp')) {
    return 'datetime';
  }
  if (definition.has('time')) {
    return 'time';
  }
  return definition.has('date') ? 'date' : 'unknown';
}
