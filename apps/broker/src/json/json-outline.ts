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
    const first = this.text[this.#position];
    if (first === '{') {
      return this.#readObject();
    }
    return first === '[' ? this.#readArray() : this.#readScalar();
  }

  #readObject(): ObjectOutline {
    const start = this.#position;
    const members: MemberOutline[] = [];
    this.#enter();
    while (this.text[this.#position] !== '}') {
      members.push(this.#readMember());
      this.#skipSeparator();
    }
    this.#position += 1;
    return { kind: 'object', start, end: this.#position, members };
  }

  #readMember(): MemberOutline {
    const { start, end } = this.#readScalar();
    const name = JSON.parse(this.text.slice(start, end)) as string; // a member name is a JSON string
    this.#skipWhitespace();
    this.#position += 1; // the colon
    return { name, start, value: this.readValue() };
  }

  #readArray(): ArrayOutline {
    const start = this.#position;
    const elements: JsonOutline[] = [];
    this.#enter();
    while (this.text[this.#position] !== ']') {
      elements.push(this.readValue());
      this.#skipSeparator();
    }
    this.#position += 1;
    return { kind: 'array', start, end: this.#position, elements };
  }

  #readScalar(): ScalarOutline {
    const start = this.#position;
    if (this.text[start] === '"') {
      this.#skipString();
    } else {
      while (this.#position < this.text.length && !isDelimiter(this.text.charCodeAt(this.#position))) {
        this.#position += 1;
      }
    }
    return { kind: 'scalar', start, end: this.#position };
  }

  #skipString(): void {
    this.#position += 1;
    while (this.text[this.#position] !== '"') {
      this.#position += this.text[this.#position] === '\\' ? 2 : 1;
    }
    this.#position += 1;
  }

  #enter(): void {
    this.#position += 1;
    this.#skipWhitespace();
  }

  #skipSeparator(): void {
    this.#skipWhitespace();
    if (this.text[this.#position] === ',') {
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

/** What can follow a number or a literal: whitespace, `,`, `]`, `}`. */
function isDelimiter(code: number): boolean {
  return isWhitespace(code) || code === 0x2c || code === 0x5d || code === 0x7d;
}
