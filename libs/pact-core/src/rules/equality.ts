import { equalJson } from './json-equality.js';
import type { Rule } from './rule.js';
import { shownText } from './scalar-text.js';

/** Matching rule `equality`: the value is the example. Without an example nothing is equal to it. */
export const equalityRule: Rule = {
  match: 'equality',
  compile: (_definition, { expected }) => ({
    match: 'equality',
    check: (actual) => expected !== undefined && (actual === expected || equalJson(expected, actual)),
    describe: () => `to be ${shownText(expected)}`,
  }),
};
