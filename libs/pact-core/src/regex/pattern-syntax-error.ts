import { PactError } from '../errors.js';

/** A text that is no regular expression which can be used here. In a contract it becomes a `ContractError`. */
export class PatternSyntaxError extends PactError {
  readonly code = 'PACT_PATTERN_INVALID';

  constructor(
    readonly problem: string,
    /** Index in the pattern. */
    readonly position: number,
  ) {
    super(`${problem} at position ${position}`);
  }
}
