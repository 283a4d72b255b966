import { setOfCharacter, withBothCases, ANY_CHARACTER, type CharacterSet } from './character-set.js';
import { LINE_BREAK, NOT_NEWLINE } from './named-sets.js';
import { parseBracket } from './parse-bracket.js';
import { parseCharacterEscape } from './parse-escape.js';
import { PatternReader } from './pattern-reader.js';
import { EMPTY_SEQUENCE, type AssertionPlace, type PatternNode } from './syntax-tree.js';

const LONGEST_PATTERN = 20_000;
const MOST_NESTED_GROUPS = 200;
/** Oniguruma's own bound for a counted repeat. */
const HIGHEST_COUNT = 100_000;

const ASSERTION_ESCAPES: ReadonlyMap<string, AssertionPlace> = new Map([
  ['A', 'text-start'],
  ['b', 'word-boundary'],
  ['B', 'not-word-boundary'],
  ['G', 'text-start'],
  ['z', 'text-end'],
  ['Z', 'text-end-or-last-newline'],
]);

interface Flags {
  readonly ignoresCase: boolean;
  readonly dotMatchesNewline: boolean;
  readonly isExtended: boolean;
}

/**
 * Parses a regular expression as contracts have it: the syntax of Oniguruma (the reference's engine), with what Java,
 * Ruby and Perl users write besides, as far as it means the same. `^` and `$` stand at every line, `.` is anything but
 * a newline, unless `(?s)` or Ruby's `(?m)` is on.
 *
 * @throws PatternSyntaxError
 */
export function parsePattern(text: string): PatternNode {
  const parser = new PatternParser(text);
  return parser.parse();
}

class PatternParser {
  readonly #reader: PatternReader;
  readonly #groupNumbers = new Map<string, number>();
  #groups = 0;
  #depth = 0;

  constructor(text: string) {
    this.#reader = new PatternReader(text);
  }

  parse(): PatternNode {
    if (this.#reader.text.length > LONGEST_PATTERN) {
      throw this.#reader.error(`the pattern is longer than ${LONGEST_PATTERN} characters`);
    }
    const node = this.#choice({ ignoresCase: false, dotMatchesNewline: false, isExtended: false });
    if (!this.#reader.isAtEnd) {
      throw this.#reader.error('")" closes no group');
    }
    return node;
  }

  #choice(flags: Flags): PatternNode {
    const options: PatternNode[] = [];
    let items: PatternNode[] = [];
    let current = flags;
    while (!this.#reader.isAtEnd && this.#reader.peek() !== ')') {
      if (this.#reader.take('|')) {
        options.push(sequenceOf(items));
        items = [];
        continue;
      }
      // (?i) in the middle of a group holds to the group's end, over its alternatives.
      const changed = this.#takeFlags(current);
      if (changed !== undefined) {
        current = changed;
      } else if (!this.#takeIgnored(current)) {
        items.push(...this.#term(current));
      }
    }
    return options.length === 0 ? sequenceOf(items) : { kind: 'choice', options: [...options, sequenceOf(items)] };
  }

  #takeFlags(flags: Flags): Flags | undefined {
    const match = this.#reader.takeMatch(/\(\?([a-zA-Z]*)(?:-([a-zA-Z]*))?\)/y);
    return match === undefined ? undefined : this.#changed(flags, match[1] ?? '', match[2] ?? '');
  }

  #changed(flags: Flags, on: string, off: string): Flags {
    const unknown = /[^adimsuxU]/.exec(on + off);
    if (unknown !== null) {
      throw this.#reader.error(`the flag "${unknown[0]}" is not known`);
    }
    const state = (letters: RegExp, before: boolean): boolean => letters.test(on) || (before && !letters.test(off));
    return {
      ignoresCase: state(/i/, flags.ignoresCase),
      dotMatchesNewline: state(/[ms]/, flags.dotMatchesNewline),
      isExtended: state(/x/, flags.isExtended),
    };
  }

  #takeIgnored(flags: Flags): boolean {
    if (this.#reader.take('(?#')) {
      this.#reader.takeUntil(')');
      return true;
    }
    return flags.isExtended && this.#reader.takeMatch(/\s+|#[^\n]*/y) !== undefined;
  }

  /** One item with its quantifiers; more than one only for `\Q…\E`. */
  #term(flags: Flags): readonly PatternNode[] {
    if (this.#reader.take('\\Q')) {
      const quoted = this.#reader.takeMatch(/([^]*?)(?:\\E|$)/y)?.[1] ?? '';
      const characters = Array.from(quoted, (character) => setNode(setOfCharacter(character), flags));
      const last = characters.pop();
      return last === undefined ? [] : [...characters, this.#quantified(last)];
    }
    return [this.#quantified(this.#atom(flags))];
  }

  #atom(flags: Flags): PatternNode {
    const reader = this.#reader;
    if (reader.take('(')) {
      return this.#group(flags);
    }
    if (reader.take('\\')) {
      return this.#escape(flags);
    }
    if (reader.take('[')) {
      return { kind: 'set', set: parseBracket(reader, flags.ignoresCase) };
    }
    if (reader.take('.')) {
      return { kind: 'set', set: flags.dotMatchesNewline ? ANY_CHARACTER : NOT_NEWLINE };
    }
    if (reader.take('^')) {
      return { kind: 'assertion', at: 'line-start' };
    }
    if (reader.take('$')) {
      return { kind: 'assertion', at: 'line-end' };
    }
    if (reader.takeMatch(/[*+?]/y) !== undefined) {
      throw reader.error('there is nothing to repeat');
    }
    return setNode(setOfCharacter(reader.next()), flags);
  }

  #escape(flags: Flags): PatternNode {
    const reader = this.#reader;
    const assertion = reader.takeMatch(/[AbBGzZ]/y);
    const place = ASSERTION_ESCAPES.get(assertion?.[0] ?? '');
    if (place !== undefined) {
      return { kind: 'assertion', at: place };
    }
    if (reader.take('R')) {
      const pair: PatternNode = sequenceOf(['\r', '\n'].map((character) => setNode(setOfCharacter(character), flags)));
      return { kind: 'atomic', body: { kind: 'choice', options: [pair, { kind: 'set', set: LINE_BREAK }] } };
    }
    const reference = reader.takeMatch(/[1-9]\d?|k(?:<([^>]+)>|'([^']+)'|\{([^}]+)\})/y);
    if (reference !== undefined) {
      return this.#backreference(reference[1] ?? reference[2] ?? reference[3] ?? reference[0], flags);
    }
    if (reader.takeMatch(/[gkKXyY]/y) !== undefined) {
      throw reader.error('this escape (a call, \\K, \\X or \\y) is not supported');
    }
    return setNode(parseCharacterEscape(reader), flags);
  }

  #backreference(name: string, flags: Flags): PatternNode {
    const number = /^\d+$/.test(name) ? Number(name) : this.#groupNumbers.get(name);
    if (number === undefined || number > this.#groups) {
      throw this.#reader.error(`there is no group "${name}" before this reference`);
    }
    return { kind: 'backreference', number, ignoresCase: flags.ignoresCase };
  }

  #group(flags: Flags): PatternNode {
    const reader = this.#reader;
    this.#depth += 1;
    if (this.#depth > MOST_NESTED_GROUPS) {
      throw reader.error('groups are nested too deeply');
    }
    const node = this.#groupOfKind(flags);
    if (!reader.take(')')) {
      throw reader.error('")" is missing');
    }
    this.#depth -= 1;
    return node;
  }

  #groupOfKind(flags: Flags): PatternNode {
    const reader = this.#reader;
    const named = reader.takeMatch(/\?P?<([A-Za-z_][A-Za-z0-9_]*)>|\?'([A-Za-z_][A-Za-z0-9_]*)'/y);
    if (named !== undefined || !reader.take('?')) {
      this.#groups += 1;
      const number = this.#groups;
      if (named !== undefined) {
        this.#groupNumbers.set(named[1] ?? named[2] ?? '', number);
      }
      return { kind: 'group', number, body: this.#choice(flags) };
    }
    if (reader.take(':')) {
      return this.#choice(flags);
    }
    if (reader.take('>')) {
      return { kind: 'atomic', body: this.#choice(flags) };
    }
    const look = reader.takeMatch(/(<?)([=!])/y);
    if (look !== undefined) {
      const direction = look[1] === '<' ? 'behind' : 'ahead';
      return { kind: 'look', direction, isNegative: look[2] === '!', body: this.#choice(flags) };
    }
    if (reader.take('P=')) {
      return this.#backreference(reader.takeMatch(/[^)]*/y)?.[0] ?? '', flags);
    }
    const scoped = reader.takeMatch(/([a-zA-Z]*)(?:-([a-zA-Z]*))?:/y);
    if (scoped !== undefined) {
      return this.#choice(this.#changed(flags, scoped[1] ?? '', scoped[2] ?? ''));
    }
    throw reader.error('this kind of group (a condition, call or absent operator) is not supported');
  }

  #quantified(atom: PatternNode): PatternNode {
    let node = atom;
    for (let quantifiers = 0; ; quantifiers += 1) {
      const range = this.#quantifier();
      if (range === undefined) {
        return node;
      }
      if (quantifiers > 5) {
        throw this.#reader.error('too many quantifiers in a row');
      }
      const [least, most] = range.counts;
      const isLazy = this.#reader.take('?');
      node = { kind: 'repeat', body: node, least, most, isLazy };
      // Behind {n,m} a plus repeats once more, as in Oniguruma; elsewhere it is possessive.
      if (!isLazy && !range.isCounted && this.#reader.take('+')) {
        node = { kind: 'atomic', body: node };
      }
    }
  }

  #quantifier(): { readonly counts: readonly [number, number]; readonly isCounted: boolean } | undefined {
    const reader = this.#reader;
    if (reader.take('*')) {
      return { counts: [0, Infinity], isCounted: false };
    }
    if (reader.take('+')) {
      return { counts: [1, Infinity], isCounted: false };
    }
    if (reader.take('?')) {
      return { counts: [0, 1], isCounted: false };
    }
    const counted = reader.takeMatch(/\{(?:(\d+)(?:(,)(\d*))?|,(\d+))\}/y);
    if (counted === undefined) {
      return undefined;
    }
    const least = Number(counted[1] ?? 0);
    const most = counted[4] !== undefined ? Number(counted[4]) : upperBound(counted, least);
    if (least > most || (Number.isFinite(most) ? most : least) > HIGHEST_COUNT) {
      throw reader.error(`the quantifier ${counted[0]} is out of range`);
    }
    return { counts: [least, most], isCounted: true };
  }
}

function upperBound(counted: RegExpExecArray, least: number): number {
  if (counted[2] === undefined) {
    return least;
  }
  return counted[3] === undefined || counted[3] === '' ? Infinity : Number(counted[3]);
}

function setNode(set: CharacterSet, flags: Flags): PatternNode {
  return { kind: 'set', set: flags.ignoresCase ? withBothCases(set) : set };
}

function sequenceOf(items: readonly PatternNode[]): PatternNode {
  const [first] = items;
  if (first === undefined) {
    return EMPTY_SEQUENCE;
  }
  return items.length === 1 ? first : { kind: 'sequence', items };
}
