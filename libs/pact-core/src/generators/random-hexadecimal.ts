import type { Generator } from './generator.js';
import { randomText } from './random.js';
import { sizeOf } from './size.js';

/** `RandomHexadecimal`: `digits` (10) hexadecimal digits, letters in upper case. */
export const randomHexadecimalGenerator: Generator = {
  type: 'RandomHexadecimal',
  compile: (definition, source) => {
    const digits = sizeOf(definition, 'digits', source);
    return { generate: ({ random }) => randomText(random, '0123456789ABCDEF', digits) };
  },
};
