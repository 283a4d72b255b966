import { complement, setOfCharacter, type CharacterSet } from './character-set.js';
import { DIGIT, HEX_DIGIT, namedSet, NOT_NEWLINE, SPACE, WORD } from './named-sets.js';
import type { PatternReader } from './pattern-reader.js';

const CONTROL_CHARACTERS: ReadonlyMap<string, string> = new Map([
  ['a', '\u0007'],
  ['e', '\u001b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['v', '\v'],
]);

const SETS: ReadonlyMap<string, CharacterSet> = new Map([
  ['d', DIGIT],
  ['D', complement(DIGIT)],
  // Oniguruma's reading of \h: a hexadecimal digit.
  ['h', HEX_DIGIT],
  ['H', complement(HEX_DIGIT)],
  ['N', NOT_NEWLINE],
  ['s', SPACE],
  ['S', complement(SPACE)],
  ['w', WORD],
  ['W', complement(WORD)],
]);

/**
 * Reads what follows a backslash where it stands for characters: `\d`, `\x41`, `\p{L}`, `\.`. Used inside and outside of
 * brackets; assertions and references are read before.
 *
 * @throws PatternSyntaxError
 */
export function parseCharacterEscape(reader: PatternReader): CharacterSet {
  const character = reader.next();
  const set = SETS.get(character);
  if (set !== undefined) {
    return set;
  }
  if (character === 'p' || character === 'P') {
    return parseProperty(reader, character === 'P');
  }
  return setOfCharacter(parseSingleCharacter(reader, character));
}

function parseProperty(reader: PatternReader, isNegated: boolean): CharacterSet {
  const name = reader.take('{') ? reader.takeUntil('}') : reader.next();
  const isInverted = name.startsWith('^');
  const set = namedSet(isInverted ? name.slice(1) : name);
  if (set === undefined) {
    throw reader.error(`the character property "${name}" is not known`);
  }
  return isNegated === isInverted ? set : complement(set);
}

function parseSingleCharacter(reader: PatternReader, character: string): string {
  switch (character) {
    case 'x':
      return fromHex(reader, reader.takeMatch(/\{([0-9a-fA-F]{1,6})\}|([0-9a-fA-F]{1,2})/y));
    case 'u':
      return fromHex(reader, reader.takeMatch(/\{([0-9a-fA-F]{1,6})\}|([0-9a-fA-F]{4})/y));
    case 'c':
      return String.fromCharCode(reader.next().toUpperCase().charCodeAt(0) ^ 64);
    case '0':
      return String.fromCharCode(Number.parseInt(reader.takeMatch(/[0-7]{1,3}/y)?.[0] ?? '0', 8));
    default:
      return CONTROL_CHARACTERS.get(character) ?? character;
  }
}

function fromHex(reader: PatternReader, match: RegExpExecArray | undefined): string {
  const code = Number.parseInt(match?.[1] ?? match?.[2] ?? '', 16);
  // Halves of a surrogate pair are no characters.
  if (Number.isNaN(code) || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) {
    throw reader.error('expected a character code in hexadecimal digits');
  }
  return String.fromCodePoint(code);
}
