import { ContractError } from '../errors.js';

/** A piece of a date pattern: fixed text, or a letter that stands for a field, with how often it is repeated. */
export type DatePatternPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'field'; readonly letter: DateLetter; readonly count: number };

/** How often each letter may be repeated. */
const MOST_REPEATED = {
  A: 9,
  D: 3,
  E: 5,
  F: 2,
  G: 5,
  H: 2,
  K: 2,
  L: 5,
  M: 5,
  N: 18,
  O: 4,
  Q: 5,
  S: 9,
  V: 2,
  W: 2,
  X: 5,
  Y: 9,
  Z: 5,
  a: 1,
  c: 5,
  d: 2,
  e: 5,
  h: 2,
  k: 2,
  m: 2,
  n: 9,
  q: 2,
  s: 2,
  u: 9,
  w: 2,
  x: 5,
  y: 9,
  z: 4,
} as const;

/** A letter of Java's `DateTimeFormatter`. */
export type DateLetter = keyof typeof MOST_REPEATED;

/**
 * Reads a pattern of Java's `DateTimeFormatter` or `SimpleDateFormat`: letters are fields, text in quotes and everything
 * else stands for itself.
 *
 * @param source - JSON path of the pattern in the pact file, for errors
 * @throws ContractError when a letter is no field or is repeated too often, or a quote is not closed
 */
export function parseDatePattern(pattern: string, source: string): readonly DatePatternPart[] {
  const parts: DatePatternPart[] = [];
  const token = /'((?:[^']|'')*)'|([A-Za-z])\2*|[^A-Za-z']+|'/gy;
  for (const [text, quoted, letter] of pattern.matchAll(token)) {
    if (quoted !== undefined) {
      parts.push({ kind: 'text', text: quoted === '' ? "'" : quoted.replaceAll("''", "'") });
    } else if (letter !== undefined) {
      if (!isDateLetter(letter) || text.length > MOST_REPEATED[letter]) {
        throw new ContractError(source, `the date pattern "${pattern}" has "${text}", which stands for no field`);
      }
      parts.push({ kind: 'field', letter, count: text.length });
    } else if (text === "'") {
      throw new ContractError(source, `the date pattern "${pattern}" has a quote that is not closed`);
    } else {
      parts.push({ kind: 'text', text });
    }
  }
  if (parts.length === 0) {
    throw new ContractError(source, 'expected a date pattern; it is empty');
  }
  return parts;
}

function isDateLetter(letter: string): letter is DateLetter {
  return Object.hasOwn(MOST_REPEATED, letter);
}
