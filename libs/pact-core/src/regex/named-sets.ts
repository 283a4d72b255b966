import {
  ALL_ASCII,
  ANY_CHARACTER,
  complement,
  setOfCharacter,
  setOfProperties,
  setOfRange,
  union,
  type CharacterSet,
} from './character-set.js';

const range = (from: string, to: string): CharacterSet => setOfRange(from.charCodeAt(0), to.charCodeAt(0));
const unite = (...sets: readonly CharacterSet[]): CharacterSet => sets.reduce(union);

const ASCII_DIGIT = range('0', '9');
const ASCII_LOWER = range('a', 'z');
const ASCII_UPPER = range('A', 'Z');
const ASCII_LETTER = union(ASCII_LOWER, ASCII_UPPER);
const ASCII_ALPHANUMERIC = union(ASCII_LETTER, ASCII_DIGIT);

export const NEWLINE = setOfCharacter('\n');
export const NOT_NEWLINE = complement(NEWLINE);

/** `\d`, `\w` and `\s` mean all of Unicode, as in the reference's regex engine. */
export const DIGIT = setOfProperties(ASCII_DIGIT, ['Nd']);
export const WORD = setOfProperties(union(ASCII_ALPHANUMERIC, setOfCharacter('_')), ['L', 'M', 'N', 'Pc']);
export const SPACE = union(
  setOfProperties(union(setOfRange(9, 13), setOfCharacter(' ')), ['Z']),
  setOfCharacter('\u0085'),
);
export const HEX_DIGIT = unite(ASCII_DIGIT, range('a', 'f'), range('A', 'F'));
/** A line break of one character, for `\R`. */
export const LINE_BREAK = unite(setOfRange(10, 13), setOfCharacter('\u0085'), setOfRange(0x2028, 0x2029));

const ASCII_CONTROL = union(setOfRange(0, 31), setOfRange(127, 127));
const ASCII_PUNCTUATION = unite(range('!', '/'), range(':', '@'), range('[', '`'), range('{', '~'));
const ALPHA = setOfProperties(ASCII_LETTER, ['L', 'M']);

/** POSIX bracket names, which `\p{…}` knows too. */
const POSIX: ReadonlyMap<string, CharacterSet> = new Map([
  ['alnum', union(ALPHA, setOfProperties(ASCII_DIGIT, ['Nd']))],
  ['alpha', ALPHA],
  ['alphabetic', ALPHA],
  ['any', ANY_CHARACTER],
  ['ascii', setOfRange(0, 127)],
  ['blank', setOfProperties(union(setOfCharacter(' '), setOfCharacter('\t')), ['Zs'])],
  ['cntrl', setOfProperties(ASCII_CONTROL, ['Cc'])],
  ['digit', DIGIT],
  ['graph', complement(setOfProperties(union(setOfRange(0, 32), setOfRange(127, 127)), ['Z', 'C']))],
  ['lower', setOfProperties(ASCII_LOWER, ['Ll'])],
  ['print', complement(setOfProperties(ASCII_CONTROL, ['C']))],
  ['punct', setOfProperties(ASCII_PUNCTUATION, ['P'])],
  ['space', SPACE],
  ['upper', setOfProperties(ASCII_UPPER, ['Lu'])],
  ['word', WORD],
  ['xdigit', HEX_DIGIT],
]);

const LONG_CATEGORY_NAMES: ReadonlyMap<string, string> = new Map([
  ['letter', 'L'],
  ['lowercaseletter', 'Ll'],
  ['mark', 'M'],
  ['number', 'N'],
  ['decimalnumber', 'Nd'],
  ['other', 'C'],
  ['punctuation', 'P'],
  ['separator', 'Z'],
  ['spaceseparator', 'Zs'],
  ['symbol', 'S'],
  ['uppercaseletter', 'Lu'],
]);

const CATEGORIES =
  'C Cc Cf Co Cs L Ll Lm Lo Lt Lu M Mc Me Mn N Nd Nl No P Pc Pd Pe Pf Pi Po Ps S Sc Sk Sm So Z Zl Zp Zs'.split(' ');

const SCRIPTS =
  'Arabic Armenian Bengali Bopomofo Cyrillic Devanagari Ethiopic Georgian Greek Gujarati Gurmukhi Han Hangul Hebrew Hiragana Kannada Katakana Khmer Lao Latin Malayalam Mongolian Myanmar Oriya Sinhala Tamil Telugu Thai Tibetan'.split(
    ' ',
  );

/** The set that `[:name:]` or `\p{name}` stands for; nothing when the name is not known. */
export function namedSet(name: string): CharacterSet | undefined {
  const plain = name.replace(/[\s_-]/g, '').toLowerCase();
  const posix = POSIX.get(plain) ?? POSIX.get(plain.replace(/^(?:is|posix)/, ''));
  if (posix !== undefined) {
    return posix;
  }
  const bare = plain.replace(/^(?:is|in|script=|sc=|generalcategory=|gc=)/, '');
  const category = LONG_CATEGORY_NAMES.get(bare) ?? CATEGORIES.find((known) => known.toLowerCase() === bare);
  const script = SCRIPTS.find((known) => known.toLowerCase() === bare);
  const known = category ?? script;
  return known === undefined ? undefined : withAsciiMembers(known, category === undefined);
}

function withAsciiMembers(name: string, isScript: boolean): CharacterSet {
  const property = new RegExp(isScript ? `\\p{Script=${name}}` : `\\p{${name}}`, 'u');
  let ascii = 0n;
  for (let code = 0; code < 128; code += 1) {
    if (property.test(String.fromCharCode(code))) {
      ascii |= 1n << BigInt(code);
    }
  }
  return setOfProperties({ ascii: ascii & ALL_ASCII, beyond: [] }, [name], isScript);
}
