/** JSON text that breaks the grammar. */
export class JsonSyntaxError extends Error {
  constructor(
    /** What was expected and what came instead. */
    readonly problem: string,
    /** Offset in the text, in UTF-16 code units. */
    readonly offset: number,
  ) {
    super(`${problem} at offset ${offset}`);
    this.name = 'JsonSyntaxError';
  }
}
