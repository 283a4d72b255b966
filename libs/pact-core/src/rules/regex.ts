import { compilePattern } from '../regex/pattern.js';
import { requiredText } from './definition.js';
import type { Rule } from './rule.js';
import { comparedText } from './compared-text.js';

/** Matching rule `regex`: the whole text of the value matches the pattern; JSON numbers count as their text. */
export const regexRule: Rule = {
  match: 'regex',
  compile: (definition, { source }) => {
    const pattern = compilePattern(requiredText(definition, 'regex', source), source);
    return {
      match: 'regex',
      check: (actual) => pattern.test(comparedText(actual)),
      describe: () => `to match /${pattern.source}/`,
      literalPrefix: pattern.literalPrefix,
    };
  },
};
