import { RE2JS } from 're2js';
import { backtrackingCost } from './backtracking-cost.js';
import { literalText } from './literal-text.js';
import { parsePattern } from './parse-pattern.js';
import { orContractError } from './pattern-failure.js';
import { patternSource } from './pattern-source.js';
import { compileProgram } from './program.js';
import { StepwiseMatcher } from './stepwise-matcher.js';
import type { PatternNode } from './syntax-tree.js';
import { trimAnchors } from './trim-anchors.js';

/** A compiled regular expression of a contract. */
export interface Pattern {
  /** The pattern as the contract has it. */
  readonly source: string;
  /** Whether the pattern matches the whole text. Time is bounded for every pattern and every text. */
  test(text: string): boolean;
  /**
   * Which engine runs: `native` is the engine of the platform, where it provably cannot run away; `linear` is RE2;
   * `stepwise` is a matcher of our own that gives up (no match) after 200,000 steps.
   */
  readonly engine: 'linear' | 'native' | 'stepwise';
  /** Every text that matches begins with this. */
  readonly literalPrefix: string;
  /** The only text that matches, if there is only one. */
  readonly literal: string | undefined;
  readonly tree: PatternNode;
}

/** What a native match may cost in the worst case: about five milliseconds. */
const MOST_NATIVE_STEPS = 1_000_000;
/** A pattern that is safe natively for shorter texts only is left to the linear engine altogether. */
const LEAST_NATIVE_LENGTH = 64;
const MOST_STEPS = 200_000;

/**
 * Compiles a regular expression from a contract and chooses its engine:
 *
 * - `native` when the cost of backtracking is proven linear, or proven polynomial: then for texts that are short enough,
 *   and `linear` for longer ones.
 * - `linear` when there is no such proof, as for `(a+)+`.
 * - `stepwise` for lookaround, backreferences, atomic groups and possessive quantifiers, which the linear engine lacks.
 *
 * @param source - JSON path of the pattern in the pact file, for errors
 * @throws ContractError when the pattern is not valid or uses what is not supported
 */
export function compilePattern(pattern: string, source: string): Pattern {
  return orContractError(pattern, source, () => patternOf(pattern, trimAnchors(parsePattern(pattern))));
}

function patternOf(source: string, tree: PatternNode): Pattern {
  const { prefix, isWhole } = literalText(tree);
  const known = { source, literalPrefix: prefix, literal: isWhole ? prefix : undefined, tree };
  if (isWhole) {
    return { ...known, engine: 'native', test: (text) => text === prefix };
  }
  const native = patternSource(tree, 'javascript');
  const linear = patternSource(tree, 're2');
  if (native === undefined || linear === undefined) {
    return { ...known, engine: 'stepwise', test: stepwiseTest(tree) };
  }
  const testLinear = linearTest(linear, tree);
  const longest = longestNativeText(tree);
  if (longest < LEAST_NATIVE_LENGTH) {
    return { ...known, engine: 'linear', test: testLinear };
  }
  const expression = new RegExp(`^(?:${native})$`, 'u');
  return {
    ...known,
    engine: 'native',
    test: (text) => (text.length <= longest ? expression.test(text) : testLinear(text)),
  };
}

function longestNativeText(tree: PatternNode): number {
  const cost = backtrackingCost(tree);
  if (cost === undefined || cost.ways > MOST_NATIVE_STEPS) {
    return 0;
  }
  if (cost.degree === 1) {
    return cost.ways <= 64 ? Infinity : Math.floor(MOST_NATIVE_STEPS / cost.ways) - 1;
  }
  return Math.floor((MOST_NATIVE_STEPS / cost.ways) ** (1 / cost.degree)) - 1;
}

function linearTest(source: string, tree: PatternNode): (text: string) => boolean {
  // Compiled at the first text that needs it: most patterns never do.
  let test: ((text: string) => boolean) | undefined;
  return (text) => {
    test ??= compileLinear(source) ?? stepwiseTest(tree);
    return test(text);
  };
}

function compileLinear(source: string): ((text: string) => boolean) | undefined {
  try {
    const expression = RE2JS.compile(source);
    return (text) => expression.matches(text);
  } catch {
    // RE2 refuses counts above 1,000; the stepwise matcher takes those.
    return undefined;
  }
}

function stepwiseTest(tree: PatternNode): (text: string) => boolean {
  const program = compileProgram(tree);
  return (text) =>
    new StepwiseMatcher(text, MOST_STEPS).run(program, 0, (position) => position === text.length) !== undefined;
}
