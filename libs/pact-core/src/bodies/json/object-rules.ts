import { associatedRules } from '../../checks/associated-rules.js';
import type { SelectedRules } from '../../checks/rule-selection.js';
import { compileValueCheck, type ValueCheck } from '../../checks/value-check.js';
import type { JsonObject } from '../../json/json-value.js';
import { isValuesKind, ruleKindOf, type RuleKind } from '../../rules/rule-kind.js';
import { compileRule } from '../../rules/rule-table.js';
import { allowsCount, describeSize, sizeOf } from '../../rules/size.js';

/** A check of an object as a whole. */
export interface ObjectCheck {
  readonly rule: string;
  check(actual: JsonObject): boolean;
  /** Second half of a sentence: `to not be empty`. */
  describe(): string;
}

/** What the rules of an object mean for the object itself and its keys. */
export interface ObjectRules {
  /** All of them must hold, also where the rules of the contract are combined with OR. */
  readonly checks: readonly ObjectCheck[];
  /** Checks of each key (`eachKey`). */
  readonly keyChecks: readonly ValueCheck[];
  /** Whether the keys must be those of the example. */
  readonly comparesKeys: boolean;
}

const NO_RULES: ObjectRules = { checks: [], keyChecks: [], comparesKeys: true };

/** Rules that say nothing of the object itself, only of what it holds. `type` does when it has a size. */
const ABOUT_MEMBERS: ReadonlySet<RuleKind> = new Set<RuleKind>([
  'arrayContains',
  'eachKey',
  'eachValue',
  'regex',
  'values',
]);

/** Rules that leave the keys of an object open, whatever other rules there are. They do not cascade. */
const WITH_OPEN_KEYS: ReadonlySet<RuleKind> = new Set<RuleKind>(['eachKey', 'eachValue', 'values']);

export function objectRules(selected: SelectedRules | undefined, expected: JsonObject): ObjectRules {
  if (selected === undefined) {
    return NO_RULES;
  }
  const { list, isCascaded } = selected;
  const rules = list.rules.map((definition) => ({ definition, kind: ruleKindOf(definition) }));
  const eachKey = isCascaded ? [] : rules.filter(({ kind }) => kind === 'eachKey');
  return {
    checks: rules
      .filter(({ kind }) => !ABOUT_MEMBERS.has(kind))
      .map((rule) => compileObjectCheck(rule, expected, selected)),
    keyChecks: eachKey
      .map(({ definition }) => associatedRules(definition, list.source))
      .filter((associated) => associated.rules.length > 0)
      .map((associated) => compileValueCheck(associated, { expected: '', domain: 'text' })),
    comparesKeys:
      isCascaded ||
      (rules.some(({ kind }) => !isValuesKind(kind)) && !rules.some(({ kind }) => WITH_OPEN_KEYS.has(kind))),
  };
}

function compileObjectCheck(
  { definition, kind }: { readonly definition: JsonObject; readonly kind: RuleKind },
  expected: JsonObject,
  { list, isCascaded }: SelectedRules,
): ObjectCheck {
  if (kind === 'type') {
    const size = sizeOf(definition);
    return {
      rule: 'type',
      check: (actual) => isCascaded || allowsCount(size, actual.size),
      describe: () => describeSize(size, 'members'),
    };
  }
  const rule = compileRule(definition, { expected, domain: 'json', source: list.source });
  const isForObjects = kind === 'equality' || kind === 'notEmpty';
  return {
    rule: rule.match,
    check: (actual) => isForObjects && rule.check(actual),
    describe: () => (isForObjects ? rule.describe() : `${rule.describe()}, which no object does,`),
  };
}
