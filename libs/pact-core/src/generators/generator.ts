import type { JsonObject, JsonValue } from '../json/json-value.js';

/** What generators take from outside: nothing else makes two answers differ. */
export interface GeneratorContext {
  readonly now: () => Date;
  /** A number from 0 to below 1. */
  readonly random: () => number;
  readonly providerStateValues?: JsonObject | undefined;
  /** Where the server is reached, without a slash at the end. */
  readonly mockServerUrl?: string;
}

export interface CompiledGenerator {
  /**
   * Makes a value in place of the contract's example, of the example's JSON type where that is a string or a number.
   *
   * @returns nothing when the example is to stay: the generator makes no sense, or lacks what it needs
   */
  generate(context: GeneratorContext, example: JsonValue | undefined): JsonValue | undefined;
}

/** A generator of a contract: one file each. */
export interface Generator {
  /** Name in the contract's `type` attribute. */
  readonly type: string;
  /**
   * @param source - JSON path of the definition in the pact file
   * @throws ContractError when the definition makes no sense
   */
  compile(definition: JsonObject, source: string): CompiledGenerator;
}
