/** The words, numbers and signs of a date or time expression, read one by one. */
export class ExpressionTokens {
  readonly #tokens: readonly string[];
  #next = 0;

  constructor(expression: string) {
    this.#tokens = expression.toLowerCase().match(/[+-]|\d+|[a-z']+|\S/g) ?? [];
  }

  get isAtEnd(): boolean {
    return this.#next >= this.#tokens.length;
  }

  get startsWithNumber(): boolean {
    return /^\d/.test(this.#tokens[this.#next] ?? '');
  }

  take(): string {
    const token = this.#tokens[this.#next] ?? '';
    this.#next += 1;
    return token;
  }

  /** Takes the next token if it is one of these. */
  takeAny(...expected: readonly string[]): string | undefined {
    const token = this.#tokens[this.#next];
    if (token === undefined || !expected.includes(token)) {
      return undefined;
    }
    this.#next += 1;
    return token;
  }

  /** Takes a whole number; `NaN` when the next token is none. */
  takeNumber(): number {
    const token = this.take();
    return /^\d{1,9}$/.test(token) ? Number(token) : NaN;
  }
}
