import { ContractError } from '../errors.js';
import type { JsonObject } from '../json/json-value.js';
import { optionalText } from '../rules/definition.js';
import { dateGenerator, dateTimeGenerator, timeGenerator } from './date-generators.js';
import type { CompiledGenerator, Generator } from './generator.js';
import { mockServerUrlGenerator } from './mock-server-url.js';
import { providerStateGenerator } from './provider-state.js';
import { randomBooleanGenerator } from './random-boolean.js';
import { randomDecimalGenerator } from './random-decimal.js';
import { randomHexadecimalGenerator } from './random-hexadecimal.js';
import { randomIntGenerator } from './random-int.js';
import { randomStringGenerator } from './random-string.js';
import { regexGenerator } from './regex.js';
import { uuidGenerator } from './uuid.js';

const GENERATORS: ReadonlyMap<string, Generator> = new Map(
  [
    dateGenerator,
    dateTimeGenerator,
    mockServerUrlGenerator,
    providerStateGenerator,
    randomBooleanGenerator,
    randomDecimalGenerator,
    randomHexadecimalGenerator,
    randomIntGenerator,
    randomStringGenerator,
    regexGenerator,
    timeGenerator,
    uuidGenerator,
  ].map((generator) => [generator.type, generator]),
);

const KEEPS_EXAMPLE: CompiledGenerator = { generate: () => undefined };

/**
 * Prepares a generator. One that is not known or makes no sense keeps the example, as in the reference: a response is
 * never refused for its generators.
 *
 * @param source - JSON path of the definition in the pact file
 */
export function compileGenerator(definition: JsonObject, source: string): CompiledGenerator {
  const generator = GENERATORS.get(optionalText(definition, 'type') ?? '');
  try {
    return generator?.compile(definition, source) ?? KEEPS_EXAMPLE;
  } catch (error) {
    if (error instanceof ContractError) {
      return KEEPS_EXAMPLE;
    }
    throw error;
  }
}
