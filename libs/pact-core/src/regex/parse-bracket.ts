import {
  complement,
  EMPTY_SET,
  intersect,
  setOfCharacter,
  setOfRange,
  union,
  withBothCases,
  type CharacterSet,
} from './character-set.js';
import { namedSet } from './named-sets.js';
import { parseCharacterEscape } from './parse-escape.js';
import type { PatternReader } from './pattern-reader.js';

const MOST_NESTED_BRACKETS = 20;

/**
 * Reads a bracket expression behind its `[`: ranges, escapes, POSIX names, nested brackets and `&&`.
 *
 * @throws PatternSyntaxError
 */
export function parseBracket(reader: PatternReader, ignoresCase: boolean, depth = 0): CharacterSet {
  if (depth > MOST_NESTED_BRACKETS) {
    throw reader.error('brackets are nested too deeply');
  }
  const isNegated = reader.take('^');
  let whole: CharacterSet | undefined;
  let part = EMPTY_SET;
  // A closing bracket in first place stands for itself.
  if (reader.take(']')) {
    part = setOfCharacter(']');
  }
  while (!reader.take(']')) {
    if (reader.take('&&')) {
      whole = whole === undefined ? part : commonPart(reader, whole, part);
      part = EMPTY_SET;
    } else {
      part = union(part, parseItem(reader, ignoresCase, depth));
    }
  }
  const set = whole === undefined ? part : commonPart(reader, whole, part);
  const folded = ignoresCase ? withBothCases(set) : set;
  return isNegated ? negation(reader, folded) : folded;
}

function parseItem(reader: PatternReader, ignoresCase: boolean, depth: number): CharacterSet {
  const posix = reader.takeMatch(/\[:(\^?)([a-zA-Z]+):\]/y);
  if (posix !== undefined) {
    const set = namedSet(posix[2] ?? '');
    if (set === undefined) {
      throw reader.error(`the character class ${posix[0]} is not known`);
    }
    return posix[1] === '^' ? complement(set) : set;
  }
  if (reader.take('[')) {
    return parseBracket(reader, ignoresCase, depth + 1);
  }
  const from = parseMember(reader);
  // A hyphen before the closing bracket, or behind a set such as \w, stands for itself.
  if (from.only === undefined || reader.takeMatch(/-(?!\])/y) === undefined) {
    return from;
  }
  const to = parseMember(reader);
  if (to.only === undefined) {
    return union(union(from, setOfCharacter('-')), to);
  }
  return rangeBetween(reader, from.only, to.only);
}

function parseMember(reader: PatternReader): CharacterSet {
  if (!reader.take('\\')) {
    return setOfCharacter(reader.next());
  }
  return reader.take('b') ? setOfCharacter('\b') : parseCharacterEscape(reader);
}

function rangeBetween(reader: PatternReader, from: string, to: string): CharacterSet {
  const first = from.codePointAt(0) ?? 0;
  const last = to.codePointAt(0) ?? 0;
  if (first > last) {
    throw reader.error(`the range ${from}-${to} runs backwards`);
  }
  return first === last ? setOfCharacter(from) : setOfRange(first, last);
}

function commonPart(reader: PatternReader, left: CharacterSet, right: CharacterSet): CharacterSet {
  try {
    return intersect(left, right);
  } catch (error) {
    throw reader.error(error instanceof RangeError ? error.message : String(error));
  }
}

function negation(reader: PatternReader, set: CharacterSet): CharacterSet {
  try {
    return complement(set);
  } catch (error) {
    throw reader.error(error instanceof RangeError ? error.message : String(error));
  }
}
