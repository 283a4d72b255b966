import { optionalText } from './definition.js';
import type { Rule } from './rule.js';

/** Stands in for a rule that is not of the specification, such as a plugin's: nothing matches it. */
export const unknownRule: Rule = {
  match: 'unknown',
  compile: (definition) => ({
    match: 'unknown',
    check: () => false,
    describe: () => `to match the rule "${optionalText(definition, 'match') ?? ''}", which is not known here`,
  }),
};
