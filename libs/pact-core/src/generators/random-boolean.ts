import type { Generator } from './generator.js';

/** `RandomBoolean`: true or false, whatever the example is. */
export const randomBooleanGenerator: Generator = {
  type: 'RandomBoolean',
  compile: () => ({ generate: ({ random }) => random() < 0.5 }),
};
