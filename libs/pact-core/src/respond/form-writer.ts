import type { GeneratorContext } from '../generators/generator.js';
import { valueText } from '../rules/scalar-text.js';
import { decodeQueryText } from '../text/percent-encoding.js';
import type { PlacedGenerator } from './placed-generator.js';

/** The form with what generators make in place of the values of its fields; everything else stays as it is written. */
export function generateForm(
  example: string,
  generators: readonly PlacedGenerator[],
  context: GeneratorContext,
): string {
  const seen = new Map<string, number>();
  return example
    .split('&')
    .map((segment) => {
      const equals = segment.indexOf('=');
      const rawName = equals < 0 ? segment : segment.slice(0, equals);
      const name = decodeQueryText(rawName);
      const index = seen.get(name) ?? 0;
      seen.set(name, index + 1);
      const placed = generators.find((generator) => isFor(generator, name, index));
      const value = placed?.generator.generate(context, decodeQueryText(equals < 0 ? '' : segment.slice(equals + 1)));
      return value === undefined ? segment : `${rawName}=${encodeURIComponent(valueText(value))}`;
    })
    .join('&');
}

function isFor({ tokens }: PlacedGenerator, name: string, index: number): boolean {
  const [field, item] = tokens;
  const isField = field?.kind === 'any-field' || (field?.kind === 'field' && field.name === name);
  const isItem = item === undefined || item.kind === 'any-index' || (item.kind === 'index' && item.index === index);
  return isField && isItem && tokens.length <= 2;
}
