import { isInteger } from './json-number-kind.js';
import type { Rule } from './rule.js';

const INTEGER_TEXT = /^\+?\d+$/;

/** Matching rule `integer`: a JSON number without fraction or exponent; in text, digits without a minus sign. */
export const integerRule: Rule = {
  match: 'integer',
  compile: (_definition, { domain }) => ({
    match: 'integer',
    check: domain === 'json' ? isInteger : (actual) => typeof actual === 'string' && INTEGER_TEXT.test(actual),
    describe: () => (domain === 'json' ? 'to be an integer' : 'to be an integer without a minus sign'),
  }),
};
