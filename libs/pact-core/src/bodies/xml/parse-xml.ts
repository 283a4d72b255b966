import { SaxesParser, type SaxesAttributeNS, type SaxesTagNS } from 'saxes';
import type { XmlAttribute, XmlElement, XmlName } from './xml-element.js';

const NAMESPACE_DECLARATIONS = 'http://www.w3.org/2000/xmlns/';

/** The root element of a document, or why it cannot be read. */
export type XmlResult =
  { readonly kind: 'root'; readonly root: XmlElement } | { readonly kind: 'problem'; readonly problem: string };

/** An element under construction. */
interface OpenElement extends XmlElement {
  readonly attributes: XmlAttribute[];
  readonly children: OpenElement[];
  text: string;
}

/** Reads a document. Entities other than XML's own five are refused, not expanded; nothing external is read. */
export function parseXml(text: string): XmlResult {
  const parser = new SaxesParser({ xmlns: true });
  const open: OpenElement[] = [];
  let root: OpenElement | undefined;
  let problem: string | undefined;
  parser.on('error', (error) => {
    problem ??= error.message;
  });
  parser.on('opentag', (tag) => {
    const element = openElement(tag);
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  parser.on('closetag', () => {
    const element = open.pop();
    if (element !== undefined) {
      element.text = element.text.trim();
    }
  });
  const addText = (part: string): void => {
    const element = open.at(-1);
    if (element !== undefined) {
      element.text += part;
    }
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.write(text).close();
  if (problem !== undefined) {
    return { kind: 'problem', problem };
  }
  return root === undefined ? { kind: 'problem', problem: 'there is no element' } : { kind: 'root', root };
}

function openElement(tag: SaxesTagNS): OpenElement {
  return {
    name: { namespace: tag.uri, local: tag.local, qualified: tag.name },
    attributes: Object.values(tag.attributes)
      .filter(({ uri }) => uri !== NAMESPACE_DECLARATIONS)
      .map((attribute) => ({ name: attributeName(attribute), value: attribute.value })),
    children: [],
    text: '',
  };
}

function attributeName({ uri, local, name }: SaxesAttributeNS): XmlName {
  return { namespace: uri, local, qualified: name };
}
