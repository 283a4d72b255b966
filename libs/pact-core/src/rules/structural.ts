import type { Rule } from './rule.js';
import type { StructuralRuleKind } from './rule-kind.js';

/**
 * What a rule for lists and objects means at a scalar, where it finds nothing to steer: any JSON scalar matches it, no
 * text does. Where lists and objects are walked it is not used.
 */
export function structuralRuleAtScalar(match: StructuralRuleKind): Rule {
  return {
    match,
    compile: (_definition, { domain }) => ({
      match,
      check: () => domain === 'json',
      describe: () => 'to be a list or an object',
    }),
  };
}
