/** One element of an XML document; comments and processing instructions are left out. */
export interface XmlElement {
  readonly name: XmlName;
  readonly attributes: readonly XmlAttribute[];
  readonly children: readonly XmlElement[];
  /** Text and CDATA directly in the element, without white space around it. */
  readonly text: string;
  /** Elements, pieces of text, comments and processing instructions directly in the element. */
  readonly nodeCount: number;
}

export interface XmlName {
  /** Namespace URI; empty without one. */
  readonly namespace: string;
  readonly local: string;
  /** As written, with its prefix. */
  readonly qualified: string;
}

export interface XmlAttribute {
  readonly name: XmlName;
  readonly value: string;
}

/** Names are the same by namespace and local name; prefixes do not count. */
export function sameName(left: XmlName, right: XmlName): boolean {
  return left.local === right.local && left.namespace === right.namespace;
}

/** One text for all names that are the same. */
export function nameKey({ namespace, local }: XmlName): string {
  return `{${namespace}}${local}`;
}
