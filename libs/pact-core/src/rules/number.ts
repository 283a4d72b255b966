import { isJsonNumber } from '../json/json-value.js';
import { isNumberText } from './number-text.js';
import type { Rule } from './rule.js';

/** Matching rule `number`: any JSON number; in text, anything that reads as one. */
export const numberRule: Rule = {
  match: 'number',
  compile: (_definition, { domain }) => ({
    match: 'number',
    check: domain === 'json' ? isJsonNumber : isNumberText,
    describe: () => 'to be a number',
  }),
};
