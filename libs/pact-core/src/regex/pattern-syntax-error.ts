/** Why a text is no regular expression that can be used here. Leaves this folder as a `ContractError`. */
export class PatternSyntaxError extends Error {
  constructor(
    readonly problem: string,
    /** Index in the pattern. */
    readonly position: number,
  ) {
    super(`${problem} at position ${position}`);
    this.name = 'PatternSyntaxError';
  }
}
