import { ContractError } from '../errors.js';
import { ruleNameOf } from './rule-kind.js';
import type { Rule } from './rule.js';

/** Stands in for a rule that is not of the specification, such as a plugin's: nothing matches it. */
export const unknownRule: Rule = {
  match: 'unknown',
  compile: (definition, { source }) => {
    const name = ruleNameOf(definition) ?? '';
    if (name === '') {
      throw new ContractError(source, 'expected the rule to have the attribute "match", its name; it has none');
    }
    return {
      match: 'unknown',
      check: () => false,
      describe: () => `to match the rule "${name}", which is not known here`,
    };
  },
};
