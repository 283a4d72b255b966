import type { Rule } from './rule.js';

/** Matching rule `boolean`: a JSON boolean, or the text `true` or `false`, in JSON strings too. */
export const booleanRule: Rule = {
  match: 'boolean',
  compile: () => ({
    match: 'boolean',
    check: (actual) => typeof actual === 'boolean' || actual === 'true' || actual === 'false',
    describe: () => 'to be a boolean',
  }),
};
