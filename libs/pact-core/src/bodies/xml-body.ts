import { placeRules } from '../checks/place-rules.js';
import { RuleSelection } from '../checks/rule-selection.js';
import type { RuleList } from '../model/pact.js';
import type { BodyComparison } from './body-comparison.js';
import type { BodySettings } from './body-settings.js';
import { parseXml } from './xml/parse-xml.js';
import { XmlPattern } from './xml/xml-pattern.js';
import { selectionOf } from './xml/xml-selection.js';
import { XmlWalk } from './xml/xml-walk.js';

/** Bodies of XML: elements are compared by name, attributes, text and children; rules go by path and `@attribute`. */
export function compileXmlBody(
  expected: string,
  rules: readonly RuleList[],
  { allowsUnexpectedMembers }: BodySettings,
): BodyComparison {
  const selection = RuleSelection.root(placeRules(rules));
  const example = parseXml(expected);
  const pattern =
    example.kind === 'root'
      ? new XmlPattern(example.root, selectionOf(selection, example.root.name), allowsUnexpectedMembers)
      : undefined;
  return {
    compare: ({ xml }, sink) => {
      if (pattern === undefined || xml.kind === 'problem') {
        const problem = xml.kind === 'problem' ? xml.problem : "the contract's own example is not XML";
        sink?.add({
          where: '$',
          rule: 'equality',
          expected: 'XML',
          actual: 'something else',
          message: `Expected a body of XML but it cannot be read: ${problem}`,
        });
        return false;
      }
      const walk = new XmlWalk(sink);
      walk.add(pattern, xml.root, `$.${xml.root.name.qualified}`);
      return walk.run();
    },
  };
}
