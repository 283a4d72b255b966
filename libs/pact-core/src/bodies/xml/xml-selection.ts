import type { RuleSelection } from '../../compile/rule-selection.js';
import type { XmlName } from './xml-element.js';

/** The rules of a child element: an expression may name it with its prefix or without. */
export function selectionOf(parent: RuleSelection, { qualified, local }: XmlName): RuleSelection {
  return parent.field(qualified !== local && parent.namesField(qualified) ? qualified : local);
}

/** The rules of an attribute, which expressions write `@name`. */
export function attributeSelection(parent: RuleSelection, { qualified, local }: XmlName): RuleSelection {
  const named = `@${qualified}`;
  return parent.field(qualified !== local && parent.namesField(named) ? named : `@${local}`);
}
