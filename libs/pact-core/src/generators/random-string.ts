import type { Generator } from './generator.js';
import { randomText } from './random.js';
import { sizeOf } from './size.js';

const LETTERS_AND_DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** `RandomString`: `size` (10) letters and digits of ASCII. */
export const randomStringGenerator: Generator = {
  type: 'RandomString',
  compile: (definition, source) => {
    const size = sizeOf(definition, 'size', source);
    return { generate: ({ random }) => randomText(random, LETTERS_AND_DIGITS, size) };
  },
};
