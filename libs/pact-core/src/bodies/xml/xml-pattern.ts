import type { RuleSelection } from '../../compile/rule-selection.js';
import { compileValueCheck, type ValueCheck } from '../../compile/value-check.js';
import type { MismatchSink } from '../../mismatch-sink.js';
import { shownText } from '../../rules/scalar-text.js';
import { compileAttributes, type AttributeComparison } from './xml-attributes.js';
import { compileElementChecks, type ElementCheck } from './xml-element-rules.js';
import { nameKey, type XmlElement } from './xml-element.js';
import { selectionOf } from './xml-selection.js';
import type { XmlWalk } from './xml-walk.js';

/** An element of a contract: its name, attributes, text, and its children grouped by name. */
export class XmlPattern {
  readonly #checks: readonly ElementCheck[];
  readonly #attributes: AttributeComparison;
  readonly #text: ValueCheck;
  #groups: ReadonlyMap<string, ChildGroup> | undefined;

  constructor(
    private readonly expected: XmlElement,
    private readonly selection: RuleSelection,
    private readonly allowsUnexpected: boolean,
  ) {
    this.#checks = compileElementChecks(expected, selection.selected);
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
    const failed = this.#checks.find((check) => !check.check(actual));
    if (failed === undefined) {
      return true;
    }
    sink?.add({
      where: path,
      rule: failed.rule,
      expected: `<${this.expected.name.qualified}>`,
      actual: `<${actual.name.qualified}>`,
      message: `Expected the element ${path} ${failed.describe()} but it was <${actual.name.qualified}>`,
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
        const pattern = group.patterns[index] ?? (group.hasRules ? group.patterns[0] : undefined);
        if (pattern !== undefined) {
          walk.add(pattern, child, groupPath);
        }
      });
    }
    return this.#hasNoOther(actual, groups, { path, sink: walk.sink }) && isRight;
  }

  #hasCount(group: ChildGroup, count: number, { path, sink }: Place): boolean {
    const { length } = group.patterns;
    if (count === length || (group.hasRules ? count > 0 : count > length && this.allowsUnexpected)) {
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
    if (this.allowsUnexpected) {
      return true;
    }
    const other = actual.children.find(({ name }) => !groups.has(nameKey(name)));
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
        const hasRules = selection.selected !== undefined;
        groups.set(key, { name: child.name.qualified, hasRules, patterns: [pattern] });
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
  /** With rules any number may come, each compared with the example at its place or else the first. */
  readonly hasRules: boolean;
  readonly patterns: XmlPattern[];
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
