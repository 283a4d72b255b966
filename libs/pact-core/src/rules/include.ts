import { requiredText } from './definition.js';
import type { Rule } from './rule.js';
import { comparedText } from './compared-text.js';
import { shownText } from './scalar-text.js';

/** Matching rule `include`: the value's text contains the given text. */
export const includeRule: Rule = {
  match: 'include',
  compile: (definition, { source }) => {
    const part = requiredText(definition, 'value', source);
    return {
      match: 'include',
      check: (actual) => comparedText(actual).includes(part),
      describe: () => `to include ${shownText(part)}`,
    };
  },
};
