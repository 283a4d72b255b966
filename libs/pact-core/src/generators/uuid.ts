import { optionalText } from '../rules/definition.js';
import type { Generator } from './generator.js';
import { randomText } from './random.js';

const HEXADECIMAL = '0123456789abcdef';

const FORMATS: ReadonlyMap<string, (uuid: string) => string> = new Map([
  ['simple', (uuid: string) => uuid.replaceAll('-', '')],
  ['upper-case-hyphenated', (uuid: string) => uuid.toUpperCase()],
  ['URN', (uuid: string) => `urn:uuid:${uuid}`],
]);

/** `Uuid`: a random (version 4) UUID; lower case with hyphens unless `format` is another one that is known. */
export const uuidGenerator: Generator = {
  type: 'Uuid',
  compile: (definition) => {
    const format = FORMATS.get(optionalText(definition, 'format') ?? '');
    return {
      generate: ({ random }) => {
        const uuid = randomUuid(random);
        return format === undefined ? uuid : format(uuid);
      },
    };
  },
};

function randomUuid(random: () => number): string {
  const digits = (length: number): string => randomText(random, HEXADECIMAL, length);
  // The variant's digit has its two highest bits set to 10.
  return `${digits(8)}-${digits(4)}-4${digits(3)}-${randomText(random, '89ab', 1)}${digits(3)}-${digits(12)}`;
}
