import type { RuleSelection } from '../../checks/rule-selection.js';
import { compileValueCheck } from '../../checks/value-check.js';
import type { MismatchSink } from '../../mismatch-sink.js';
import { shownText } from '../../rules/scalar-text.js';
import { nameKey, sameName, type XmlElement } from './xml-element.js';
import { attributeSelection } from './xml-selection.js';

/** Compares the attributes of an element; with a sink every mismatch is reported. */
export type AttributeComparison = (actual: XmlElement, path: string, sink: MismatchSink | undefined) => boolean;

export function compileAttributes(
  { attributes }: XmlElement,
  selection: RuleSelection,
  allowsUnexpected: boolean,
): AttributeComparison {
  const checks = attributes.map(({ name, value }) => ({
    name,
    value,
    check: compileValueCheck(attributeSelection(selection, name).selected?.list, { expected: value, domain: 'text' }),
  }));
  const expectedKeys = new Set(attributes.map(({ name }) => nameKey(name)));
  return (actual, path, sink) => {
    let isRight = true;
    for (const { name, value, check } of checks) {
      const found = actual.attributes.find((attribute) => sameName(attribute.name, name));
      if (found !== undefined && check.check(found.value)) {
        continue;
      }
      isRight = false;
      if (sink === undefined) {
        return false;
      }
      const where = `${path}['@${name.qualified}']`;
      const shown = found === undefined ? 'missing' : shownText(found.value);
      const message = `Expected the attribute ${where} ${check.describe(found?.value ?? '')} but it was ${shown}`;
      sink.add({ where, rule: check.rule, expected: value, actual: found?.value ?? 'nothing', message });
    }
    const other = allowsUnexpected ? undefined : actual.attributes.find(({ name }) => !expectedKeys.has(nameKey(name)));
    if (other === undefined) {
      return isRight;
    }
    if (sink === undefined) {
      return false;
    }
    const where = `${path}['@${other.name.qualified}']`;
    const message = `Expected no attribute ${where} but it is there with ${shownText(other.value)}`;
    sink.add({ where, rule: 'equality', expected: 'nothing', actual: other.value, message });
    return false;
  };
}
