import { compilePattern } from '../regex/pattern.js';
import { requiredText } from './definition.js';
import type { Rule } from './rule.js';
import { valueText } from './scalar-text.js';

/** Matching rule `regex`: the whole text of the value matches the pattern; JSON numbers count as their text. */
export const regexRule: Rule = {
  match: 'regex',
  compile: (definition, { source }) => {
    const pattern = compilePattern(requiredText(definition, 'regex', source), source);
    return {
      match: 'regex',
      check: (actual) => pattern.test(valueText(actual)),
      describe: () => `to match /${pattern.source}/`,
      literalPrefix: pattern.literalPrefix,
    };
  },
};
