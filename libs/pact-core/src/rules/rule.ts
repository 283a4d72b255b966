import type { JsonObject, JsonValue } from '../json/json-value.js';

/** A matching rule: one file each, one triple — compile once, check without allocating, explain only after a failure. */
export interface Rule {
  /** Name in the contract's `match` attribute. */
  readonly match: string;
  /**
   * Prepares one stated rule for one place of a contract.
   *
   * @throws ContractError when the definition makes no sense
   */
  compile(definition: JsonObject, context: RuleContext): CompiledRule;
}

export interface RuleContext {
  /** The contract's example value at this place. */
  readonly expected: JsonValue | undefined;
  /**
   * What kind of value the rule will see: a JSON value, or the text of a header, query value, path, XML text and the
   * like. Numbers and booleans are read from text where the reference does so.
   */
  readonly domain: 'json' | 'text';
  /** JSON path of the definition in the pact file, for `ContractError`. */
  readonly source: string;
}

export interface CompiledRule {
  readonly match: string;
  check(actual: JsonValue): boolean;
  /** What was expected, as the second half of a sentence: `to match /^\d+$/`. Only called after `check` failed. */
  describe(): string;
  /** Text with which every value that passes begins, where that is known: lets an index leave others out. */
  readonly literalPrefix?: string;
}
