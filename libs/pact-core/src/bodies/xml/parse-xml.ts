import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { declaredPrefix, NamespaceScope } from './namespace-scope.js';
import type { XmlAttribute, XmlElement } from './xml-element.js';

/** The root element of a document, or why it cannot be read. */
export type XmlResult =
  { readonly kind: 'root'; readonly root: XmlElement } | { readonly kind: 'problem'; readonly problem: string };

/** An element under construction. */
interface OpenElement extends XmlElement {
  readonly children: OpenElement[];
  text: string;
  nodeCount: number;
}

/** Reads a document. Entities other than XML's own five are refused, not expanded; nothing external is read. */
export function parseXml(text: string): XmlResult {
  // Namespaces are resolved here: the parser takes quadratic time for them in deeply nested documents.
  const parser = new SaxesParser({ xmlns: false });
  const reader = new DocumentReader();
  parser.on('error', ({ message }) => {
    reader.fail(message);
  });
  parser.on('opentag', (tag) => {
    reader.open(tag);
  });
  parser.on('closetag', () => {
    reader.close();
  });
  parser.on('text', (part) => {
    reader.addNode();
    // White space around the pieces between two elements does not count either.
    reader.addText(part.trim());
  });
  parser.on('cdata', (part) => {
    reader.addNode();
    reader.addText(part);
  });
  parser.on('comment', () => {
    reader.addNode();
  });
  parser.on('processinginstruction', () => {
    reader.addNode();
  });
  parser.write(text).close();
  return reader.result;
}

/** Builds the tree of a document from the parser's events. */
class DocumentReader {
  readonly #namespaces = new NamespaceScope();
  readonly #open: OpenElement[] = [];
  #root: OpenElement | undefined;
  #problem: string | undefined;

  get result(): XmlResult {
    if (this.#problem !== undefined || this.#root === undefined) {
      return { kind: 'problem', problem: this.#problem ?? 'there is no element' };
    }
    return { kind: 'root', root: this.#root };
  }

  /** The first problem counts. */
  fail(problem: string): void {
    this.#problem ??= problem;
  }

  open({ name, attributes }: SaxesTagPlain): void {
    this.#namespaces.enter(attributes);
    const element: OpenElement = {
      name: this.#namespaces.elementName(name) ?? this.#unbound(name),
      attributes: this.#readAttributes(attributes),
      children: [],
      text: '',
      nodeCount: 0,
    };
    this.addNode();
    this.#open.at(-1)?.children.push(element);
    this.#root ??= element;
    this.#open.push(element);
  }

  close(): void {
    this.#namespaces.leave();
    const element = this.#open.pop();
    if (element !== undefined) {
      element.text = element.text.trim();
    }
  }

  addNode(): void {
    const element = this.#open.at(-1);
    if (element !== undefined) {
      element.nodeCount += 1;
    }
  }

  addText(part: string): void {
    const element = this.#open.at(-1);
    if (element !== undefined) {
      element.text += part;
    }
  }

  #readAttributes(attributes: Readonly<Record<string, string>>): readonly XmlAttribute[] {
    return Object.entries(attributes)
      .filter(([name]) => declaredPrefix(name) === undefined)
      .map(([name, value]) => ({ name: this.#namespaces.attributeName(name) ?? this.#unbound(name), value }));
  }

  #unbound(qualified: string): XmlElement['name'] {
    this.fail(`the namespace prefix of ${qualified} is not declared`);
    return { namespace: '', local: qualified, qualified };
  }
}
