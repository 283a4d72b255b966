import { BadRequestException } from '@nestjs/common';

/**
 * A number in a query.
 *
 * @throws BadRequestException when the text is none, or not within bounds
 */
export function queryNumber(
  text: unknown,
  { name, byDefault, most }: { readonly name: string; readonly byDefault: number; readonly most: number },
): number {
  if (text === undefined) {
    return byDefault;
  }
  const number = typeof text === 'string' && /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (number <= most) {
    return number;
  }
  throw new BadRequestException(`${name} must be a whole number from 0 to ${most}`);
}
