import { PatternSyntaxError } from './pattern-syntax-error.js';

/** Reads a pattern character by character, by code points. */
export class PatternReader {
  #position = 0;

  constructor(readonly text: string) {}

  get position(): number {
    return this.#position;
  }

  get isAtEnd(): boolean {
    return this.#position >= this.text.length;
  }

  /** The next character, which stays; empty at the end. */
  peek(): string {
    const code = this.text.codePointAt(this.#position);
    return code === undefined ? '' : String.fromCodePoint(code);
  }

  next(): string {
    const character = this.peek();
    if (character === '') {
      throw this.error('the pattern ends too early');
    }
    this.#position += character.length;
    return character;
  }

  /** Whether the text goes on like this; if so it is consumed. */
  take(expected: string): boolean {
    if (!this.text.startsWith(expected, this.#position)) {
      return false;
    }
    this.#position += expected.length;
    return true;
  }

  /** Consumes what a sticky expression matches here. */
  takeMatch(expression: RegExp): RegExpExecArray | undefined {
    expression.lastIndex = this.#position;
    const match = expression.exec(this.text);
    if (match === null) {
      return undefined;
    }
    this.#position += match[0].length;
    return match;
  }

  /** Consumes everything up to the given end and the end itself. */
  takeUntil(end: string): string {
    const at = this.text.indexOf(end, this.#position);
    if (at < 0) {
      throw this.error(`"${end}" is missing`);
    }
    const taken = this.text.slice(this.#position, at);
    this.#position = at + end.length;
    return taken;
  }

  error(problem: string): PatternSyntaxError {
    return new PatternSyntaxError(problem, this.#position);
  }
}
