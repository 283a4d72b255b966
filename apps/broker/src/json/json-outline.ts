import { endOfString } from './json-strings.js';

const QUOTE = 0x22;
const COMMA = 0x2c;
const OPENING_BRACKET = 0x5b;
const CLOSING_BRACKET = 0x5d;
const OPENING_BRACE = 0x7b;
const CLOSING_BRACE = 0x7d;

/** Where the parts of a JSON text are. Working on the text keeps every number, escape and key as it was written. */
export type JsonOutline = ObjectOutline | ArrayOutline | ScalarOutline;

export interface ObjectOutline {
  readonly kind: 'object';
  readonly start: number;
  readonly end: number;
  readonly members: readonly MemberOutline[];
}

export interface ArrayOutline {
  readonly kind: 'array';
  readonly start: number;
  readonly end: number;
  readonly elements: readonly JsonOutline[];
}

export interface ScalarOutline {
  readonly kind: 'scalar';
  readonly start: number;
  readonly end: number;
}

export interface MemberOutline {
  readonly name: string;
  /** Where the name begins; the member ends with its value. */
  readonly start: number;
  readonly value: JsonOutline;
}

/** Outlines a text that `JSON.parse` has accepted; nothing is checked again. */
export function outlineJson(text: string): JsonOutline {
  return new OutlineReader(text).readValue();
}

class OutlineReader {
  #position = 0;

  constructor(private readonly text: string) {}

  readValue(): JsonOutline {
    this.#skipWhitespace();
    const first = this.text.charCodeAt(this.#position);
    if (first === OPENING_BRACE) {
      return this.#readObject();
    }
    return first === OPENING_BRACKET ? this.#readArray() : this.#readScalar();
  }

  #readObject(): ObjectOutline {
    const start = this.#position;
    const members: MemberOutline[] = [];
    this.#enter();
    while (this.text.charCodeAt(this.#position) !== CLOSING_BRACE) {
      members.push(this.#readMember());
      this.#skipSeparator();
    }
    this.#position += 1;
    return { kind: 'object', start, end: this.#position, members };
  }

  #readMember(): MemberOutline {
    const { start, end } = this.#readScalar();
    const quoted = this.text.slice(start, end);
    const name = quoted.includes('\\') ? (JSON.parse(quoted) as string) : quoted.slice(1, -1);
    this.#skipWhitespace();
    this.#position += 1; // the colon
    return { name, start, value: this.readValue() };
  }

  #readArray(): ArrayOutline {
    const start = this.#position;
    const elements: JsonOutline[] = [];
    this.#enter();
    while (this.text.charCodeAt(this.#position) !== CLOSING_BRACKET) {
      elements.push(this.readValue());
      this.#skipSeparator();
    }
    this.#position += 1;
    return { kind: 'array', start, end: this.#position, elements };
  }

  #readScalar(): ScalarOutline {
    const start = this.#position;
    if (this.text.charCodeAt(start) === QUOTE) {
      this.#position = endOfString(this.text, start) + 1;
    } else {
      while (this.#position < this.text.length && !isDelimiter(this.text.charCodeAt(this.#position))) {
        this.#position += 1;
      }
    }
    return { kind: 'scalar', start, end: this.#position };
  }

  #enter(): void {
    this.#position += 1;
    this.#skipWhitespace();
  }

  #skipSeparator(): void {
    this.#skipWhitespace();
    if (this.text.charCodeAt(this.#position) === COMMA) {
      this.#enter();
    }
  }

  #skipWhitespace(): void {
    while (isWhitespace(this.text.charCodeAt(this.#position))) {
      this.#position += 1;
    }
  }
}

function isWhitespace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}

/** What can follow a number or a literal. */
function isDelimiter(code: number): boolean {
  return code === COMMA || code === CLOSING_BRACKET || code === CLOSING_BRACE || isWhitespace(code);
}
