import type { JsonValue } from '../json/json-value.js';
import { isInteger } from './json-number-kind.js';
import type { Rule } from './rule.js';

const INTEGER_TEXT = /^\+?0*(\d+)$/;
const MOST_INTEGER = '18446744073709551615';

/** Matching rule `integer`: a JSON number without fraction or exponent; in text, digits without a minus sign. 64 bits. */
export const integerRule: Rule = {
  match: 'integer',
  compile: (_definition, { domain }) => ({
    match: 'integer',
    check: domain === 'json' ? isInteger : isIntegerText,
    describe: () => (domain === 'json' ? 'to be an integer' : 'to be an integer without a minus sign'),
  }),
};

function isIntegerText(value: JsonValue): boolean {
  const digits = typeof value === 'string' ? INTEGER_TEXT.exec(value)?.[1] : undefined;
  if (digits === undefined) {
    return false;
  }
  const { length } = MOST_INTEGER;
  return digits.length < length || (digits.length === length && digits <= MOST_INTEGER);
}
