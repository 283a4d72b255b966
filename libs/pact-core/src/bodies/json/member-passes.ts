import { associatedRules } from '../../compile/associated-rules.js';
import { RuleSelection } from '../../compile/rule-selection.js';
import { ruleKindOf } from '../../rules/rule-kind.js';

/** One way in which the members of an object, or the items of a list, are compared. */
export interface MemberPass {
  /** Selection to descend from. */
  readonly selection: RuleSelection;
  /** Whether members that the example has not are compared with its first. */
  readonly takesOthers: boolean;
}

/**
 * The passes that the rules of an object or list ask for. `values` and `eachValue` take members of any name, and
 * `eachValue` compares them under its own rules alone; neither cascades.
 *
 * @param isAnyEnough - whether the rules are combined with OR
 */
export function memberPasses(selection: RuleSelection, isAnyEnough: boolean): readonly MemberPass[] {
  const { selected } = selection;
  if (selected === undefined || selected.isCascaded) {
    return [{ selection, takesOthers: false }];
  }
  const kinds = selected.list.rules.map(ruleKindOf);
  const ofValues = selected.list.rules
    .filter((definition) => ruleKindOf(definition) === 'eachValue')
    .map((definition) => ({
      selection: RuleSelection.forChildren(associatedRules(definition, selected.list.source)),
      takesOthers: true,
    }));
  const hasOtherRules = kinds.some((kind) => kind !== 'eachValue' && kind !== 'arrayContains');
  if (!hasOtherRules) {
    return ofValues;
  }
  const own = { selection, takesOthers: kinds.includes('values') };
  return isAnyEnough ? [own] : [...ofValues, own];
}
