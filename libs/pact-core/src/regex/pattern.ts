import { chooseEngine, type Engine, type EngineName } from './choose-engine.js';
import { literalText } from './literal-text.js';
import { parsePattern } from './parse-pattern.js';
import { orContractError } from './pattern-failure.js';
import { refuseTooLarge } from './pattern-size.js';
import { trimAnchors } from './trim-anchors.js';

/** A compiled regular expression of a contract. */
export interface Pattern {
  /** The pattern as the contract has it. */
  readonly source: string;
  /** Whether the pattern matches the whole text. Time is bounded for every pattern and every text. */
  test(text: string): boolean;
  /** The engine that runs it: see `chooseEngine`. */
  readonly engine: EngineName;
  /** Every text that matches begins with this. */
  readonly literalPrefix: string;
  /** The only text that matches, if there is only one. */
  readonly literal: string | undefined;
}

/**
 * Compiles a regular expression from a contract. It is checked at once; its engine is chosen when it first meets a text,
 * because of thousands of patterns most never do.
 *
 * @param source - JSON path of the pattern in the pact file, for errors
 * @throws ContractError when the pattern is not valid or uses what is not supported
 */
export function compilePattern(pattern: string, source: string): Pattern {
  return orContractError(pattern, source, () => {
    const tree = trimAnchors(parsePattern(pattern));
    refuseTooLarge(tree);
    const { prefix, isWhole } = literalText(tree);
    return isWhole ? new LiteralPattern(pattern, prefix) : new RegularPattern(pattern, prefix);
  });
}

class LiteralPattern implements Pattern {
  readonly engine = 'native';
  readonly literalPrefix: string;

  constructor(
    readonly source: string,
    readonly literal: string,
  ) {
    this.literalPrefix = literal;
  }

  test(text: string): boolean {
    return text === this.literal;
  }
}

class RegularPattern implements Pattern {
  readonly literal = undefined;
  #chosen: Engine | undefined;

  constructor(
    readonly source: string,
    readonly literalPrefix: string,
  ) {}

  get engine(): EngineName {
    return this.#engine().name;
  }

  test(text: string): boolean {
    return this.#engine().test(text);
  }

  #engine(): Engine {
    // Parsed once more rather than kept: a tree takes a hundred times the memory of its text.
    return (this.#chosen ??= chooseEngine(trimAnchors(parsePattern(this.source))));
  }
}
