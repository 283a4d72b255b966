import { compileGenerator } from '../generators/compile-generator.js';
import type { CompiledGenerator, GeneratorContext } from '../generators/generator.js';
import type { HttpResponse } from '../http-message.js';
import type { ResponseTemplate } from '../model/pact.js';
import { valueText } from '../rules/scalar-text.js';
import { compileBodyWriter } from './body-writer.js';

/** Makes a response of an interaction. */
export type ResponseWriter = (context: GeneratorContext) => HttpResponse;

type HeaderLine = HttpResponse['headers'][number];

interface HeaderGenerator {
  readonly name: string;
  readonly generator: CompiledGenerator;
}

/** Prepares the response of an interaction. One without generators is built once and given to every request. */
export function compileResponseWriter(response: ResponseTemplate, jsonMediaTypes: ReadonlySet<string>): ResponseWriter {
  const writeBody = compileBodyWriter(response, jsonMediaTypes);
  const headers = Array.from(response.headers).flatMap(([name, values]) =>
    values.map((value): HeaderLine => [name, value]),
  );
  const headerGenerators = (response.generators.get('header') ?? []).map(({ expression, generator, source }) => ({
    name: expression,
    generator: compileGenerator(generator, source),
  }));
  const statusEntry = response.generators.get('status')?.[0];
  const statusGenerator =
    statusEntry === undefined ? undefined : compileGenerator(statusEntry.generator, statusEntry.source);
  const write: ResponseWriter = (context) => ({
    status: generatedStatus(response.status, statusGenerator, context),
    headers: headerGenerators.reduce<readonly HeaderLine[]>(
      (lines, headerGenerator) => withGeneratedHeader(lines, headerGenerator, context),
      headers,
    ),
    body: writeBody(context),
  });
  return isFixed(response) ? fixedWriter(write) : write;
}

/** Whether a response is the same for every request. */
export function isFixed({ generators, rules }: ResponseTemplate): boolean {
  const hasVariants = (rules.get('body') ?? []).some((list) => list.rules.some((rule) => rule.has('variants')));
  return generators.size === 0 && !hasVariants;
}

function fixedWriter(write: ResponseWriter): ResponseWriter {
  const fixed = write({ now: () => new Date(0), random: () => 0 });
  return () => fixed;
}

function generatedStatus(example: number, generator: CompiledGenerator | undefined, context: GeneratorContext): number {
  const status = Number(valueText(generator?.generate(context, example) ?? example));
  return Number.isInteger(status) && status >= 100 && status <= 599 ? status : example;
}

/** The header's lines become one; a header that the response lacks is added. */
function withGeneratedHeader(
  lines: readonly HeaderLine[],
  { name, generator }: HeaderGenerator,
  context: GeneratorContext,
): readonly HeaderLine[] {
  const isMeant = ([other]: HeaderLine): boolean => other.toLowerCase() === name.toLowerCase();
  const at = lines.findIndex(isMeant);
  const example = lines[at];
  const value = generator.generate(context, example?.[1] ?? '');
  if (value === undefined) {
    return lines;
  }
  const line: HeaderLine = [example?.[0] ?? name, valueText(value)];
  return example === undefined
    ? [...lines, line]
    : lines.flatMap((other, index) => (index === at ? [line] : isMeant(other) ? [] : [other]));
}
