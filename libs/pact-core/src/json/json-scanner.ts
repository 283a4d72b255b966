import { JsonNumber, type JsonValue } from './json-value.js';
import { JsonSyntaxError } from './json-syntax-error.js';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const FIRST_PRINTABLE = 0x20;

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

const FOUR_HEX_DIGITS = /^[0-9a-fA-F]{4}$/;

/** Reads the tokens of a JSON text from left to right. */
export class JsonScanner {
  offset = 0;
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
    for (let at = start; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code === QUOTE) {
        this.offset = at + 1;
        return text.slice(start, at);
      }
      if (code === BACKSLASH) {
        return this.#readEscapedString(start, at);
      }
      if (code < FIRST_PRINTABLE) {
        this.offset = at;
        return this.fail('no control character in a string');
      }
    }
    this.offset = text.length;
    return this.fail('the closing quote of a string');
  }

  #readEscapedString(start: number, firstEscape: number): string {
    const { text } = this;
    let value = '';
    let copied = start;
    let at = firstEscape;
    while (at < text.length) {
      const code = text.charCodeAt(at);
      if (code === QUOTE) {
        this.offset = at + 1;
        return value + text.slice(copied, at);
      }
      if (code < FIRST_PRINTABLE) {
        this.offset = at;
        return this.fail('no control character in a string');
      }
      if (code === BACKSLASH) {
        value += text.slice(copied, at) + this.#readEscape(at);
        at += text.charCodeAt(at + 1) === 0x75 ? 6 : 2;
        copied = at;
      } else {
        at += 1;
      }
    }
    this.offset = text.length;
    return this.fail('the closing quote of a string');
  }

  #readEscape(backslash: number): string {
    const { text } = this;
    const letter = text.charAt(backslash + 1);
    const simple = ESCAPES.get(letter);
    if (simple !== undefined) {
      return simple;
    }
    const digits = text.slice(backslash + 2, backslash + 6);
    if (letter !== 'u' || !FOUR_HEX_DIGITS.test(digits)) {
      this.offset = backslash;
      return this.fail('an escape sequence of JSON');
    }
    return String.fromCharCode(Number.parseInt(digits, 16));
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
