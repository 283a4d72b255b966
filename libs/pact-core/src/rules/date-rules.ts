import { compileDateFormat } from '../datetime/date-format.js';
import { optionalText } from './definition.js';
import type { Rule } from './rule.js';
import { valueText } from './scalar-text.js';

/** Matching rule `date`: the text is a day of the pattern `format` (Java's pattern letters). */
export const dateRule = datePatternRule('date', ['format', 'date'], 'yyyy-MM-dd');

/** Matching rule `time`: the text is a time of day of the pattern `format`. */
export const timeRule = datePatternRule('time', ['format', 'time'], 'HH:mm:ss');

/** Matching rule `datetime`, once `timestamp`: the text is a point in time of the pattern `format`. */
export const dateTimeRule = datePatternRule(
  'datetime',
  ['format', 'datetime', 'timestamp'],
  "yyyy-MM-dd'T'HH:mm:ssXXX",
);

/** @param attributes - where a definition may have its pattern, the V2 style included */
function datePatternRule(
  match: 'date' | 'datetime' | 'time',
  attributes: readonly string[],
  defaultPattern: string,
): Rule {
  return {
    match,
    compile: (definition, { source }) => {
      const stated = attributes.map((name) => optionalText(definition, name)).find((text) => text !== undefined);
      const format = compileDateFormat(stated === undefined || stated === '' ? defaultPattern : stated, source);
      return {
        match,
        check: (actual) => format.validate(valueText(actual)),
        describe: () => `to be a ${match} of the pattern ${format.pattern}`,
      };
    },
  };
}
