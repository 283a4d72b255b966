import type { RuleSelection } from '../../checks/rule-selection.js';
import type { XmlName } from './xml-element.js';

/** The rules of a child element. */
export function selectionOf(parent: RuleSelection, name: XmlName): RuleSelection {
  return parent.field(namesOf(name).find((each) => parent.namesField(each)) ?? name.local);
}

/** The rules of an attribute, which expressions write `@name`. */
export function attributeSelection(parent: RuleSelection, name: XmlName): RuleSelection {
  return parent.field(
    namesOf(name)
      .map((each) => `@${each}`)
      .find((each) => parent.namesField(each)) ?? `@${name.local}`,
  );
}

/** How an expression may name it: by its namespace (as the reference does), by its prefix, or by neither. */
function namesOf({ namespace, local, qualified }: XmlName): readonly string[] {
  return namespace === '' ? [local] : [`${namespace}:${local}`, qualified, local];
}
