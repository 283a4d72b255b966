import { associatedRules } from '../../compile/associated-rules.js';
import type { RuleSelection } from '../../compile/rule-selection.js';
import { compileValueCheck, type ValueCheck } from '../../compile/value-check.js';
import { ruleKindOf } from '../../rules/rule-kind.js';

/** What the rules stated for an object, or a list, mean for its keys and for what it holds. None of it cascades. */
export interface MemberRules {
  /** Checks of each key (`eachKey`). */
  readonly keyChecks: readonly ValueCheck[];
  /** Whether the keys must be the example's. */
  readonly comparesKeys: boolean;
  /** Whether members are compared whatever their key (`values`, `eachValue`). */
  readonly comparesAllValues: boolean;
  readonly mustNotBeEmpty: boolean;
  /** Whether a rule is for the bytes of scalars only, so that no object satisfies it (`contentType`). */
  readonly isForScalars: boolean;
  /** Selection to descend from; holds the rules of `eachValue`. */
  readonly selection: RuleSelection;
}

export function memberRules(selection: RuleSelection): MemberRules {
  const { selected } = selection;
  const keyChecks: ValueCheck[] = [];
  let comparesKeys = true;
  let comparesAllValues = false;
  let mustNotBeEmpty = false;
  let isForScalars = false;
  let childSelection = selection;
  const stated = selected === undefined || selected.isCascaded ? undefined : selected.list;
  for (const definition of stated?.rules ?? []) {
    const source = stated?.source ?? '';
    switch (ruleKindOf(definition)) {
      case 'eachKey':
        comparesKeys = false;
        keyChecks.push(compileValueCheck(associatedRules(definition, source), { expected: '', domain: 'json' }));
        break;
      case 'eachValue':
        comparesKeys = false;
        comparesAllValues = true;
        childSelection = childSelection.withRulesForChildren(associatedRules(definition, source));
        break;
      case 'values':
        comparesKeys = false;
        comparesAllValues = true;
        break;
      case 'notEmpty':
        mustNotBeEmpty = true;
        break;
      case 'contentType':
        isForScalars = true;
        break;
      default:
        break;
    }
  }
  return { keyChecks, comparesKeys, comparesAllValues, mustNotBeEmpty, isForScalars, selection: childSelection };
}
