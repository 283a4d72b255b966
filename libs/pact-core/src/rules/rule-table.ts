import type { JsonObject } from '../json/json-value.js';
import { booleanRule } from './boolean.js';
import { contentTypeRule } from './content-type.js';
import { dateRule, dateTimeRule, timeRule } from './date-rules.js';
import { decimalRule } from './decimal.js';
import { equalityRule } from './equality.js';
import { includeRule } from './include.js';
import { integerRule } from './integer.js';
import { notEmptyRule } from './not-empty.js';
import { nullRule } from './null.js';
import { numberRule } from './number.js';
import { regexRule } from './regex.js';
import { ruleKindOf, type RuleKind } from './rule-kind.js';
import type { CompiledRule, Rule, RuleContext } from './rule.js';
import { semverRule } from './semver.js';
import { statusCodeRule } from './status-code.js';
import { structuralRuleAtScalar } from './structural.js';
import { typeRule } from './type.js';
import { unknownRule } from './unknown.js';

const RULES: Readonly<Record<RuleKind, Rule>> = {
  arrayContains: structuralRuleAtScalar('arrayContains'),
  boolean: booleanRule,
  contentType: contentTypeRule,
  date: dateRule,
  datetime: dateTimeRule,
  decimal: decimalRule,
  eachKey: structuralRuleAtScalar('eachKey'),
  eachValue: structuralRuleAtScalar('eachValue'),
  equality: equalityRule,
  include: includeRule,
  integer: integerRule,
  notEmpty: notEmptyRule,
  null: nullRule,
  number: numberRule,
  regex: regexRule,
  semver: semverRule,
  statusCode: statusCodeRule,
  time: timeRule,
  type: typeRule,
  unknown: unknownRule,
  // At a scalar the reference reads `values` as equality.
  values: equalityRule,
};

/** The rule of a kind, as it applies to one value. */
export function ruleOf(kind: RuleKind): Rule {
  return RULES[kind];
}

/**
 * Prepares the rule that a definition states, for one value of a contract.
 *
 * @throws ContractError when the definition makes no sense
 */
export function compileRule(definition: JsonObject, context: RuleContext): CompiledRule {
  return ruleOf(ruleKindOf(definition)).compile(definition, context);
}
