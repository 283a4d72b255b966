import { associatedRules } from '../../checks/associated-rules.js';
import { RuleSelection } from '../../checks/rule-selection.js';
import { isValuesKind, ruleKindOf } from '../../rules/rule-kind.js';

/** One way in which the members of an object are compared. */
export interface MemberPass {
  /** Selection to descend from. */
  readonly selection: RuleSelection;
  /** Whether members that the example has not are compared with its first. */
  readonly takesOthers: boolean;
}

/**
 * The passes that the rules of an object ask for, all of which count, also with OR. `values`, `eachValue` and
 * `arrayContains` take members of any name, and `eachValue` compares them under its own rules alone; they do not cascade.
 */
export function memberPasses(selection: RuleSelection): readonly MemberPass[] {
  const { selected } = selection;
  if (selected === undefined || selected.isCascaded) {
    return [{ selection, takesOthers: false }];
  }
  const { rules, source } = selected.list;
  const kinds = rules.map(ruleKindOf);
  const ofValues = rules
    .filter((definition) => ruleKindOf(definition) === 'eachValue')
    .map((definition) => ({
      selection: RuleSelection.forChildren(associatedRules(definition, source)),
      takesOthers: true,
    }));
  const ownKinds = kinds.filter((kind) => kind !== 'eachValue');
  return ownKinds.length === 0 ? ofValues : [...ofValues, { selection, takesOthers: ownKinds.some(isValuesKind) }];
}
