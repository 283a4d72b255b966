import { RE2JS } from 're2js';
import { backtrackingCost } from './backtracking-cost.js';
import { patternSource } from './pattern-source.js';
import { compileProgram } from './program.js';
import { StepwiseMatcher } from './stepwise-matcher.js';
import { hasAssertion, splitLiteral } from './split-literal.js';
import type { PatternNode } from './syntax-tree.js';

/**
 * `native` is the engine of the platform, where it provably cannot run away; `linear` is RE2; `stepwise` is a matcher of
 * our own that gives up (no match) after 200,000 steps.
 */
export type EngineName = 'linear' | 'native' | 'stepwise';

export interface Engine {
  readonly name: EngineName;
  test(text: string): boolean;
}

/** What a native match may cost in the worst case: some milliseconds. */
const MOST_NATIVE_STEPS = 1_000_000;
/** Among patterns of linear cost: more ways than this and the bound for native steps counts for them too. */
const FEW_WAYS = 64;
/** A pattern that is safe natively for shorter texts only is left to the linear engine altogether. */
const LEAST_NATIVE_LENGTH = 32;
const MOST_STEPS = 200_000;

const BEYOND_ASCII = /[^\0-\x7f]/;

/**
 * Chooses the engine for a pattern:
 *
 * - `native` when the cost of backtracking is proven linear, or proven polynomial: then for texts that are short enough,
 *   and `linear` for longer ones.
 * - `linear` when there is no such proof, as for `(a+)+`.
 * - `stepwise` for lookaround, backreferences, atomic groups and possessive quantifiers, which the linear engine lacks.
 */
export function chooseEngine(tree: PatternNode): Engine {
  const { literal, rest } = splitLiteral(tree);
  if (literal === '' || hasAssertion(rest)) {
    return chooseEngineFor(tree);
  }
  // Thousands of paths differ in the literal text they begin with, and what follows is the same.
  const engine = sharedEngineFor(rest);
  return {
    name: engine.name,
    test: (text) => text.startsWith(literal) && engine.test(text.slice(literal.length)),
  };
}

/** The engines that were chosen last, by all that they depend on. Some are large: they hold compiled expressions. */
const shared = new Map<string, Engine>();
const MOST_SHARED = 64;
const LONGEST_SHARED = 500;

function sharedEngineFor(tree: PatternNode): Engine {
  const key = isRegular(tree) ? patternSource(tree, 'unicode') : undefined;
  if (key === undefined || key.length > LONGEST_SHARED) {
    return chooseEngineFor(tree);
  }
  let engine = shared.get(key);
  if (engine === undefined) {
    if (shared.size === MOST_SHARED) {
      shared.clear();
    }
    engine = chooseEngineFor(tree);
    shared.set(key, engine);
  }
  return engine;
}

function chooseEngineFor(tree: PatternNode): Engine {
  if (!isRegular(tree)) {
    return { name: 'stepwise', test: stepwiseTest(tree) };
  }
  const testLinear = linearTest(tree);
  const longest = longestNativeText(tree);
  if (longest < LEAST_NATIVE_LENGTH) {
    return { name: 'linear', test: testLinear };
  }
  const testNative = nativeTest(tree, testLinear);
  return { name: 'native', test: (text) => (text.length <= longest ? testNative(text) : testLinear(text)) };
}

/** Whether a pattern has neither lookaround nor backreferences nor atomic groups. */
function isRegular(node: PatternNode): boolean {
  switch (node.kind) {
    case 'set':
      return true;
    case 'assertion':
      return node.at !== 'text-end-or-last-newline';
    case 'sequence':
      return node.items.every(isRegular);
    case 'choice':
      return node.options.every(isRegular);
    case 'group':
    case 'repeat':
      return isRegular(node.body);
    case 'atomic':
    case 'look':
    case 'backreference':
      return false;
  }
}

function longestNativeText(tree: PatternNode): number {
  const cost = backtrackingCost(tree);
  if (cost === undefined || cost.ways > MOST_NATIVE_STEPS) {
    return 0;
  }
  return cost.degree === 1 && cost.ways <= FEW_WAYS
    ? Infinity
    : Math.floor((MOST_NATIVE_STEPS / cost.ways) ** (1 / cost.degree)) - 1;
}

function nativeTest(tree: PatternNode, fallback: (text: string) => boolean): (text: string) => boolean {
  // Nearly all texts are ASCII. For them an expression without Unicode's classes does, which compiles ten times faster.
  let ascii: ((text: string) => boolean) | undefined;
  let unicode: ((text: string) => boolean) | undefined;
  return (text) => {
    if (BEYOND_ASCII.test(text)) {
      unicode ??= compileNative(patternSource(tree, 'unicode'), 'u') ?? fallback;
      return unicode(text);
    }
    ascii ??= compileNative(patternSource(tree, 'ascii'), '') ?? fallback;
    return ascii(text);
  };
}

function compileNative(source: string | undefined, flags: '' | 'u'): ((text: string) => boolean) | undefined {
  try {
    const expression = new RegExp(`^(?:${source ?? ''})$`, flags);
    expression.test('');
    return (text) => expression.test(text);
  } catch {
    // Platforms refuse expressions whose counted repeats make them too large, some at the first test.
    return undefined;
  }
}

function linearTest(tree: PatternNode): (text: string) => boolean {
  let test: ((text: string) => boolean) | undefined;
  return (text) => {
    test ??= compileLinear(patternSource(tree, 're2') ?? '') ?? stepwiseTest(tree);
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
