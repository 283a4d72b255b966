import { numberLike } from './as-example.js';
import type { Generator } from './generator.js';
import { randomInteger, randomText } from './random.js';
import { sizeOf } from './size.js';

/** `RandomDecimal`: a number of `digits` (10) digits with the point somewhere between them. */
export const randomDecimalGenerator: Generator = {
  type: 'RandomDecimal',
  compile: (definition, source) => {
    const digits = sizeOf(definition, 'digits', source);
    return {
      generate: ({ random }, example) => (digits === 0 ? undefined : numberLike(example, decimalText(random, digits))),
    };
  },
};

function decimalText(random: () => number, digits: number): string {
  const [first, others] = [randomText(random, '123456789', 1), randomText(random, '0123456789', digits - 1)];
  const text = first + others;
  const point = randomInteger(random, 1, Math.max(1, digits - 1));
  return digits === 1 ? text : `${text.slice(0, point)}.${text.slice(point)}`;
}
