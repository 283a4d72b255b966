import type { DateAdjustment } from '../datetime/date-adjustment.js';
import { parseDateExpression } from '../datetime/date-expression.js';
import { compileDateFormat } from '../datetime/date-format.js';
import { parseDateTimeExpression, parseTimeExpression } from '../datetime/time-expression.js';
import { ContractError } from '../errors.js';
import { optionalText } from '../rules/definition.js';
import { textLike } from './as-example.js';
import type { Generator } from './generator.js';

/** `Date`: today, or the day of `expression`, in local time and the pattern `format`. */
export const dateGenerator = generatorOf('Date', parseDateExpression, 'yyyy-MM-dd');

/** `Time`: now, or the time of `expression`, in local time and the pattern `format`. */
export const timeGenerator = generatorOf('Time', parseTimeExpression, 'HH:mm:ss');

/** `DateTime`: now, or the point in time of `expression` (date `@` time), in local time and the pattern `format`. */
export const dateTimeGenerator = generatorOf('DateTime', parseDateTimeExpression, "yyyy-MM-dd'T'HH:mm:ss.SSSZ");

function generatorOf(
  type: string,
  parseExpression: (expression: string) => DateAdjustment | undefined,
  defaultFormat: string,
): Generator {
  return {
    type,
    compile: (definition, source) => {
      const expression = optionalText(definition, 'expression') ?? '';
      const adjust = parseExpression(expression);
      if (adjust === undefined) {
        throw new ContractError(source, `"${expression}" is not an expression for the generator ${type}`);
      }
      const format = compileDateFormat(optionalText(definition, 'format') ?? defaultFormat, source);
      return { generate: ({ now }, example) => textLike(example, format.format(adjust(now()))) };
    },
  };
}
