import { isDecimal } from './json-number-kind.js';
import { isNumberText } from './number-text.js';
import type { Rule } from './rule.js';

/** Matching rule `decimal`: a JSON number with a fraction or an exponent; in text any number, integers included. */
export const decimalRule: Rule = {
  match: 'decimal',
  compile: (_definition, { domain }) => ({
    match: 'decimal',
    check: domain === 'json' ? isDecimal : isNumberText,
    describe: () => 'to be a decimal number',
  }),
};
