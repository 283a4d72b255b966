import type { RuleSelection } from '../../checks/rule-selection.js';
import { compileValueCheck, type ValueCheck } from '../../checks/value-check.js';
import type { MismatchSink } from '../../mismatch-sink.js';
import { ruleKindOf } from '../../rules/rule-kind.js';
import { shownText } from '../../rules/scalar-text.js';
import { compileAttributes, type AttributeComparison } from './xml-attributes.js';
import { compileElementCheck, type ElementCheck } from './xml-element-rules.js';
import { nameKey, type XmlElement } from './xml-element.js';
import { selectionOf } from './xml-selection.js';
import type { XmlWalk } from './xml-walk.js';

/** An element of a contract: its name, attributes, text, and its children grouped by name. */
export class XmlPattern {
  readonly #check: ElementCheck;
  readonly #attributes: AttributeComparison;
  readonly #text: ValueCheck;
  #groups: ReadonlyMap<string, ChildGroup> | undefined;

  constructor(
    private readonly expected: XmlElement,
    private readonly selection: RuleSelection,
    private readonly allowsUnexpected: boolean,
  ) {
    this.#check = compileElementCheck(expected, selection.selected);
    this.#attributes = compileAttributes(expected, selection, allowsUnexpected);
    this.#text = compileValueCheck(selection.field('#text').selected?.list, {
      expected: expected.text,
      domain: 'text',
    });
  }

  /** Compares the element itself, and queues its children on the walk. */
  visit(actual: XmlElement, path: string, walk: XmlWalk): boolean {
    const { sink } = walk;
    if (!this.#checkElement(actual, path, sink)) {
      return false;
    }
    let isRight = this.#attributes(actual, path, sink);
    if (isRight || sink !== undefined) {
      isRight = this.#checkText(actual, path, sink) && isRight;
    }
    return isRight || sink !== undefined ? this.#visitChildren(actual, path, walk) && isRight : false;
  }

  #checkElement(actual: XmlElement, path: string, sink: MismatchSink | undefined): boolean {
    if (this.#check.check(actual)) {
      return true;
    }
    sink?.add({
      where: path,
      rule: this.#check.rule,
      expected: `<${this.expected.name.qualified}>`,
      actual: `<${actual.name.qualified}>`,
      message: `Expected the element ${path} ${this.#check.describe()} but it was <${actual.name.qualified}>`,
    });
    return false;
  }

  #checkText(actual: XmlElement, path: string, sink: MismatchSink | undefined): boolean {
    if (this.#text.check(actual.text)) {
      return true;
    }
    sink?.add({
      where: `${path}['#text']`,
      rule: this.#text.rule,
      expected: shownText(this.expected.text),
      actual: shownText(actual.text),
      message: `Expected the text at ${path} ${this.#text.describe(actual.text)} but it was ${shownText(actual.text)}`,
    });
    return false;
  }

  #visitChildren(actual: XmlElement, path: string, walk: XmlWalk): boolean {
    const groups = (this.#groups ??= this.#groupChildren());
    const actualGroups = groupByName(actual.children);
    let isRight = true;
    for (const [key, group] of groups) {
      const children = actualGroups.get(key) ?? [];
      const groupPath = walk.sink === undefined ? '' : `${path}.${group.name}`;
      if (!this.#hasCount(group, children.length, { path: groupPath, sink: walk.sink })) {
        isRight = false;
      }
      children.forEach((child, index) => {
        const pattern = group.patterns[group.isOfOneType ? 0 : index];
        if (pattern !== undefined) {
          walk.add(pattern, child, groupPath);
        }
      });
    }
    return this.#hasNoOther(actual, groups, { path, sink: walk.sink }) && isRight;
  }

  #hasCount(group: ChildGroup, count: number, { path, sink }: Place): boolean {
    const { length } = group.patterns;
    if (count === length || (group.isOfOneType ? count > 0 : count > length && this.allowsUnexpected)) {
      return true;
    }
    sink?.add({
      where: path,
      rule: 'equality',
      expected: String(length),
      actual: String(count),
      message: `Expected ${length} of ${path} but there are ${count}`,
    });
    return false;
  }

  #hasNoOther(actual: XmlElement, groups: ReadonlyMap<string, ChildGroup>, { path, sink }: Place): boolean {
    const isOther = ({ name }: XmlElement): boolean =>
      !groups.has(nameKey(name)) && (!this.allowsUnexpected || hasTypeRule(selectionOf(this.selection, name)));
    const other = actual.children.find(isOther);
    if (other === undefined) {
      return true;
    }
    sink?.add({
      where: path,
      rule: 'equality',
      expected: 'nothing',
      actual: `<${other.name.qualified}>`,
      message: `Expected ${path} to not have <${other.name.qualified}>`,
    });
    return false;
  }

  /** Made on first use: compiling goes no deeper than the documents that come. */
  #groupChildren(): ReadonlyMap<string, ChildGroup> {
    const groups = new Map<string, ChildGroup>();
    for (const child of this.expected.children) {
      const selection = selectionOf(this.selection, child.name);
      const pattern = new XmlPattern(child, selection, this.allowsUnexpected);
      const key = nameKey(child.name);
      const group = groups.get(key);
      if (group === undefined) {
        const isOfOneType = hasTypeRule(selection);
        groups.set(key, { name: child.name.qualified, isOfOneType, patterns: [pattern] });
      } else {
        group.patterns.push(pattern);
      }
    }
    return groups;
  }
}

/** Where a mismatch goes, if it is asked for. */
interface Place {
  readonly path: string;
  readonly sink: MismatchSink | undefined;
}

/** Children of one name. */
interface ChildGroup {
  readonly name: string;
  /** Any number may come, each compared with the first example. */
  readonly isOfOneType: boolean;
  readonly patterns: XmlPattern[];
}

/** Whether a rule `type` is stated for the place or for one above it, selected or not. */
function hasTypeRule(selection: RuleSelection): boolean {
  return selection.fitting.some(({ rules }) => rules.some((definition) => ruleKindOf(definition) === 'type'));
}

function groupByName(elements: readonly XmlElement[]): ReadonlyMap<string, readonly XmlElement[]> {
  const groups = new Map<string, XmlElement[]>();
  for (const element of elements) {
    const key = nameKey(element.name);
    const group = groups.get(key);
    if (group === undefined) {
      groups.set(key, [element]);
    } else {
      group.push(element);
    }
  }
  return groups;
}
