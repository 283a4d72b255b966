import type { ContractError } from '../errors.js';
import type { HttpInteraction, Pact } from '../model/pact.js';

/** Contracts that are ready to be matched. */
export interface Contracts {
  /** All HTTP interactions, in the order of the pacts and of their files. */
  readonly interactions: readonly CompiledInteraction[];
  /** Pacts with a rule that makes no sense: left out whole, and named here. */
  readonly rejected: readonly RejectedPact[];
}

export interface RejectedPact {
  readonly pact: Pact;
  readonly error: ContractError;
}

/** An HTTP interaction and the pact that it stands in. */
export interface PactInteraction {
  readonly pact: Pact;
  readonly interaction: HttpInteraction;
}

/** One interaction of a set of contracts. */
export interface CompiledInteraction extends PactInteraction {
  /** Its place among the `Contracts.interactions`. */
  readonly position: number;
}
