import { ANY_CHARACTER } from './character-set.js';
import { chooseEngine, type Engine } from './choose-engine.js';
import { parsePattern } from './parse-pattern.js';
import { refuseTooLarge } from './pattern-size.js';
import type { PatternNode } from './syntax-tree.js';

const ANYTHING: PatternNode = {
  kind: 'repeat',
  body: { kind: 'set', set: ANY_CHARACTER },
  least: 0,
  most: Infinity,
  isLazy: true,
};

/**
 * Compiles a regular expression, in the syntax that contracts have, into a function that tells whether it matches
 * anywhere in a text. Its time is bounded for every pattern and every text, so that both may come from anybody.
 *
 * @throws PatternSyntaxError when the pattern is not valid or uses what is not supported
 */
export function searchPattern(pattern: string): (text: string) => boolean {
  const tree: PatternNode = { kind: 'sequence', items: [ANYTHING, parsePattern(pattern), ANYTHING] };
  refuseTooLarge(tree);
  let engine: Engine | undefined;
  return (text) => (engine ??= chooseEngine(tree)).test(text);
}
