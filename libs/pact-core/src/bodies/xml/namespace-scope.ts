import type { XmlName } from './xml-element.js';

const XML_NAMESPACE = 'http://www.w3.org/XML/1998/namespace';

/**
 * The namespaces that are declared at one place of a document. Each prefix has a stack of its own, so that a name is
 * resolved in constant time however deep the document is nested.
 */
export class NamespaceScope {
  readonly #uris = new Map<string, string[]>([['xml', [XML_NAMESPACE]]]);
  /** Prefixes that each open element declares. */
  readonly #declared: (readonly string[])[] = [];

  /** Enters an element with these attributes. */
  enter(attributes: Readonly<Record<string, string>>): void {
    const prefixes: string[] = [];
    for (const name of Object.keys(attributes)) {
      const prefix = declaredPrefix(name);
      if (prefix !== undefined) {
        prefixes.push(prefix);
        this.#stackOf(prefix).push(attributes[name] ?? '');
      }
    }
    this.#declared.push(prefixes);
  }

  /** Leaves the element that was entered last. */
  leave(): void {
    for (const prefix of this.#declared.pop() ?? []) {
      this.#uris.get(prefix)?.pop();
    }
  }

  /** The name of an element; undefined when its prefix is not declared. */
  elementName(qualified: string): XmlName | undefined {
    const [prefix, local] = divide(qualified);
    const namespace = this.#uris.get(prefix)?.at(-1) ?? (prefix === '' ? '' : undefined);
    return namespace === undefined ? undefined : { namespace, local, qualified };
  }

  /** The name of an attribute, for which the default namespace does not count. */
  attributeName(qualified: string): XmlName | undefined {
    return qualified.includes(':') ? this.elementName(qualified) : { namespace: '', local: qualified, qualified };
  }

  #stackOf(prefix: string): string[] {
    let stack = this.#uris.get(prefix);
    if (stack === undefined) {
      stack = [];
      this.#uris.set(prefix, stack);
    }
    return stack;
  }
}

/** The prefix that an attribute declares, empty for the default namespace; undefined for an ordinary attribute. */
export function declaredPrefix(attribute: string): string | undefined {
  if (attribute === 'xmlns') {
    return '';
  }
  return attribute.startsWith('xmlns:') ? attribute.slice('xmlns:'.length) : undefined;
}

function divide(qualified: string): readonly [prefix: string, local: string] {
  const colon = qualified.indexOf(':');
  return colon < 0 ? ['', qualified] : [qualified.slice(0, colon), qualified.slice(colon + 1)];
}
