/** Base of every error that this library throws. */
export abstract class PactError extends Error {
  /** Stable, machine-readable name of the kind of failure. */
  abstract readonly code: string;

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** A contract that cannot be used: not JSON, not a pact, or a rule or generator that makes no sense. */
export class ContractError extends PactError {
  readonly code = 'PACT_CONTRACT_INVALID';

  /**
   * @param path - JSON path of the offending place in the pact file, such as `$.interactions[2].request.path`
   * @param problem - what was expected there and what came instead
   */
  constructor(
    readonly path: string,
    readonly problem: string,
    options?: ErrorOptions,
  ) {
    super(`${path}: ${problem}`, options);
  }
}
