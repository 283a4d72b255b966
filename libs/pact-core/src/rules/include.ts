import { requiredText } from './definition.js';
import type { Rule } from './rule.js';
import { shownText, valueText } from './scalar-text.js';

/** Matching rule `include`: the value's text contains the given text. */
export const includeRule: Rule = {
  match: 'include',
  compile: (definition, { source }) => {
    const part = requiredText(definition, 'value', source);
    return {
      match: 'include',
      check: (actual) => valueText(actual).includes(part),
      describe: () => `to include ${shownText(part)}`,
    };
  },
};
