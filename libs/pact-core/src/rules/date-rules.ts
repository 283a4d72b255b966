import { compileDateFormat } from '../datetime/date-format.js';
import { comparedText } from './compared-text.js';
import { optionalText } from './definition.js';
import type { Rule } from './rule.js';
import { ruleNameOf } from './rule-kind.js';

/** Matching rule `date`: the text is a day of the pattern `format` (Java's pattern letters). */
export const dateRule = datePatternRule('date', 'yyyy-MM-dd');

/** Matching rule `time`: the text is a time of day of the pattern `format`. */
export const timeRule = datePatternRule('time', 'HH:mm:ss');

/** Matching rule `datetime`, once `timestamp`: the text is a point in time of the pattern `format`. */
export const dateTimeRule = datePatternRule('datetime', "yyyy-MM-dd'T'HH:mm:ssXXX");

function datePatternRule(match: 'date' | 'datetime' | 'time', defaultPattern: string): Rule {
  return {
    match,
    compile: (definition, { source }) => {
      // In the V2 style the pattern is in the attribute that has the rule's name.
      const styled = ruleNameOf(definition) ?? (match === 'datetime' ? 'timestamp' : match);
      const stated = optionalText(definition, 'format') ?? optionalText(definition, styled);
      const format = compileDateFormat(stated === undefined || stated === '' ? defaultPattern : stated, source);
      return {
        match,
        check: (actual) => format.validate(comparedText(actual)),
        describe: () => `to be a ${match} of the pattern ${format.pattern}`,
      };
    },
  };
}
