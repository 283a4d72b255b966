import type { Rule } from './rule.js';

/** Matching rule `null`: JSON `null`. No text is null. */
export const nullRule: Rule = {
  match: 'null',
  compile: () => ({
    match: 'null',
    check: (actual) => actual === null,
    describe: () => 'to be null',
  }),
};
