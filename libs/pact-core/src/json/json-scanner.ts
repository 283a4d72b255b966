import { JsonNumber, type JsonValue } from './json-value.js';
import { JsonSyntaxError } from './json-syntax-error.js';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const FIRST_PRINTABLE = 0x20;

const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/** Reads the tokens of a JSON text from left to right. */
export class JsonScanner {
  offset = 0;
  readonly #names = new Map<string, string>();
  readonly #number = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;

  constructor(readonly text: string) {}

  /** Code of the next character behind white space; NaN at the end. */
  peek(): number {
    const { text } = this;
    let code = text.charCodeAt(this.offset);
    while (code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09) {
      this.offset += 1;
      code = text.charCodeAt(this.offset);
    }
    return code;
  }

  fail(expected: string): never {
    const found =
      this.offset < this.text.length ? JSON.stringify(this.text.charAt(this.offset)) : 'the end of the text';
    throw new JsonSyntaxError(`expected ${expected} but found ${found}`, this.offset);
  }

  /** Reads a string, number, `true`, `false` or `null` that starts at the offset. */
  readScalar(): JsonValue {
    switch (this.text.charCodeAt(this.offset)) {
      case QUOTE:
        return this.readString();
      case 0x74:
        return this.#readWord('true', true);
      case 0x66:
        return this.#readWord('false', false);
      case 0x6e:
        return this.#readWord('null', null);
      default:
        return this.#readNumber();
    }
  }

  /** Reads the string whose opening quote is at the offset. */
  readString(): string {
    const { text } = this;
    const start = this.offset + 1;
    let hasEscapes = false;
    for (let at = start; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code === QUOTE) {
        this.offset = at + 1;
        return hasEscapes ? withoutEscapes(text.slice(start - 1, at + 1)) : text.slice(start, at);
      }
      if (code === BACKSLASH) {
        hasEscapes = true;
        at += this.#escapeLength(at) - 1;
      } else if (code < FIRST_PRINTABLE) {
        this.offset = at;
        return this.fail('no control character in a string');
      }
    }
    this.offset = text.length;
    return this.fail('the closing quote of a string');
  }

  /** Reads the name of a member: the same text is the same string, for a file has few names and very many members. */
  readName(): string {
    const name = this.readString();
    const known = this.#names.get(name);
    if (known !== undefined) {
      return known;
    }
    this.#names.set(name, name);
    return name;
  }

  #escapeLength(backslash: number): number {
    ESCAPE.lastIndex = backslash;
    if (!ESCAPE.test(this.text)) {
      this.offset = backslash;
      this.fail('an escape sequence of JSON');
    }
    return ESCAPE.lastIndex - backslash;
  }

  #readWord<T extends JsonValue>(word: string, value: T): T {
    if (!this.text.startsWith(word, this.offset)) {
      return this.fail('a JSON value');
    }
    this.offset += word.length;
    return value;
  }

  #readNumber(): number | JsonNumber {
    this.#number.lastIndex = this.offset;
    const lexeme = this.#number.exec(this.text)?.[0];
    if (lexeme === undefined) {
      return this.fail('a JSON value');
    }
    this.offset += lexeme.length;
    const value = Number(lexeme);
    return String(value) === lexeme ? value : new JsonNumber(lexeme);
  }
}

/** The text that a JSON string in its quotes stands for; JavaScript's own parser is several times faster at this. */
function withoutEscapes(quoted: string): string {
  return JSON.parse(quoted) as string; // it was read as a string already
}
