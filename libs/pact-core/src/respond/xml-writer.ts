import { SaxesParser } from 'saxes';
import type { PathToken } from '../checks/path-expression.js';
import type { GeneratorContext } from '../generators/generator.js';
import { valueText } from '../rules/scalar-text.js';
import type { PlacedGenerator } from './placed-generator.js';

/** Where an element stands: its name and its number among its siblings of that name. */
interface Step {
  readonly name: string;
  readonly index: number;
  readonly children: Map<string, number>;
  /** A generated text has taken the place of the element's own. */
  hasGeneratedText: boolean;
}

/**
 * The document with what generators make in place of texts (`['#text']`) and attributes (`['@name']`); nothing when it
 * is not well-formed. Entities other than XML's own five make it so.
 */
export function generateXml(
  example: string,
  generators: readonly PlacedGenerator[],
  context: GeneratorContext,
): string | undefined {
  const writer = new XmlWriter(generators, context);
  return writer.rewrite(example);
}

class XmlWriter {
  readonly #path: Step[] = [];
  #output = '';

  constructor(
    readonly generators: readonly PlacedGenerator[],
    readonly context: GeneratorContext,
  ) {}

  rewrite(example: string): string | undefined {
    const parser = new SaxesParser();
    const problems: Error[] = [];
    parser.on('error', (error) => problems.push(error));
    parser.on('xmldecl', ({ version, encoding, standalone }) => {
      const attributes = Object.entries({ version, encoding, standalone }).filter(([, value]) => value !== undefined);
      this.#output += `<?xml${attributes.map(([name, value]) => ` ${name}="${value}"`).join('')}?>`;
    });
    parser.on('doctype', (doctype) => (this.#output += `<!DOCTYPE${doctype}>`));
    parser.on('comment', (comment) => (this.#output += `<!--${comment}-->`));
    parser.on('processinginstruction', ({ target, body }) => (this.#output += `<?${target} ${body}?>`));
    parser.on('opentag', ({ name, attributes, isSelfClosing }) => {
      this.#open(name);
      this.#output += `<${name}${this.#attributes(attributes)}${isSelfClosing ? '/>' : '>'}`;
    });
    parser.on('closetag', ({ name, isSelfClosing }) => {
      this.#path.pop();
      this.#output += isSelfClosing ? '' : `</${name}>`;
    });
    parser.on('text', (text) => (this.#output += this.#text(text) ?? escapeText(text)));
    parser.on('cdata', (text) => (this.#output += this.#text(text) ?? `<![CDATA[${text}]]>`));
    parser.write(example).close();
    return problems.length === 0 ? this.#output : undefined;
  }

  #open(name: string): void {
    const siblings = this.#path.at(-1)?.children;
    const index = siblings?.get(name) ?? 0;
    siblings?.set(name, index + 1);
    this.#path.push({ name, index, children: new Map(), hasGeneratedText: false });
  }

  #attributes(attributes: Readonly<Record<string, string>>): string {
    return Object.entries(attributes)
      .map(([name, value]) => ` ${name}="${escapeAttribute(this.#generated(`@${name}`, value) ?? value)}"`)
      .join('');
  }

  /** The text to write instead; nothing when the text stays. */
  #text(text: string): string | undefined {
    const step = this.#path.at(-1);
    if (step === undefined || text.trim() === '') {
      return undefined;
    }
    if (step.hasGeneratedText) {
      return '';
    }
    const generated = this.#generated('#text', text);
    step.hasGeneratedText = generated !== undefined;
    return generated === undefined ? undefined : escapeText(generated);
  }

  #generated(leaf: string, example: string): string | undefined {
    const placed = this.generators.find(({ tokens }) => leadsTo(tokens, this.#path, leaf));
    const value = placed?.generator.generate(this.context, example);
    return value === undefined ? undefined : valueText(value);
  }
}

/** Whether a path expression is for an attribute or text of an element. Indexes count siblings of the same name. */
function leadsTo(tokens: readonly PathToken[], path: readonly Step[], leaf: string): boolean {
  let at = 0;
  for (const step of path) {
    const token = tokens[at];
    if (token?.kind !== 'any-field' && !(token?.kind === 'field' && token.name === step.name)) {
      return false;
    }
    at += 1;
    const next = tokens[at];
    if (next?.kind === 'index' || next?.kind === 'any-index') {
      if (next.kind === 'index' && next.index !== step.index) {
        return false;
      }
      at += 1;
    }
  }
  const last = tokens[at];
  return at === tokens.length - 1 && last?.kind === 'field' && last.name === leaf;
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function escapeAttribute(text: string): string {
  return escapeText(text).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;');
}
