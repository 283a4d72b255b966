import { ALL_ASCII, EMPTY_SET, type CharacterSet, type Clause, type Term } from './character-set.js';
import type { AssertionPlace, PatternNode } from './syntax-tree.js';

/**
 * What a source is written for: JavaScript with the flag `u`, JavaScript without it for texts that are all ASCII, or
 * RE2.
 */
export type Dialect = 'ascii' | 're2' | 'unicode';

type Assertions = Readonly<Record<AssertionPlace, string | undefined>>;

const IN_JAVASCRIPT: Assertions = {
  'line-end': '(?![^\\n])',
  'line-start': '(?<![^\\n])',
  'not-word-boundary': '\\B',
  'text-end': '$',
  'text-end-or-last-newline': '(?=\\n?$)',
  'text-start': '^',
  'word-boundary': '\\b',
};

const ASSERTIONS: Readonly<Record<Dialect, Assertions>> = {
  ascii: IN_JAVASCRIPT,
  unicode: IN_JAVASCRIPT,
  re2: {
    'line-end': '(?m:$)',
    'line-start': '(?m:^)',
    'not-word-boundary': '\\B',
    'text-end': '\\z',
    'text-end-or-last-newline': undefined,
    'text-start': '\\A',
    'word-boundary': '\\b',
  },
};

/**
 * Writes a pattern for an engine, without its anchors; groups do not capture. Nothing when the pattern has what only the
 * stepwise matcher knows: lookaround, backreferences, atomic groups.
 */
export function patternSource(node: PatternNode, dialect: Dialect): string | undefined {
  switch (node.kind) {
    case 'set':
      return setSource(node.set, dialect);
    case 'sequence':
      return joined(node.items, dialect, '');
    case 'choice': {
      const options = joined(node.options, dialect, '|');
      return options === undefined ? undefined : `(?:${options})`;
    }
    case 'group':
      return patternSource(node.body, dialect);
    case 'repeat': {
      const body = patternSource(node.body, dialect);
      const quantifier = quantifierSource(node.least, node.most) + (node.isLazy ? '?' : '');
      return body === undefined ? undefined : `(?:${body})${quantifier}`;
    }
    case 'assertion':
      return ASSERTIONS[dialect][node.at];
    case 'atomic':
    case 'look':
    case 'backreference':
      return undefined;
  }
}

function joined(nodes: readonly PatternNode[], dialect: Dialect, separator: string): string | undefined {
  const sources = nodes.map((node) => patternSource(node, dialect));
  return sources.includes(undefined) ? undefined : sources.join(separator);
}

function quantifierSource(least: number, most: number): string {
  if (most === Infinity) {
    return least === 0 ? '*' : `{${least},}`;
  }
  return `{${least},${most}}`;
}

/** A set as a bracket expression, or as a choice of several. */
export function setSource(set: CharacterSet, dialect: Dialect): string {
  if (set.only !== undefined && (dialect !== 'ascii' || set.ascii !== 0n)) {
    return characterSource(set.only.codePointAt(0) ?? 0, dialect);
  }
  if (dialect === 'ascii') {
    return `[${asciiSource(set, dialect)}]`;
  }
  const positive = set.beyond.filter(({ negated }) => !negated);
  const negative = set.beyond.filter(({ negated }) => negated);
  const brackets = negative.map((clause, index) => negatedBracket(index === 0 ? set : EMPTY_SET, clause, dialect));
  const members = (negative.length === 0 ? asciiSource(set, dialect) : '') + termsSource(positive, dialect);
  if (members !== '' || brackets.length === 0) {
    // The complement of everything matches nothing.
    brackets.push(members === '' ? `[^${everything(dialect)}]` : `[${members}]`);
  }
  return brackets.length === 1 ? brackets.join('') : `(?:${brackets.join('|')})`;
}

function negatedBracket({ ascii }: CharacterSet, clause: Clause, dialect: Dialect): string {
  const rest: CharacterSet = { ascii: ALL_ASCII & ~ascii, beyond: [] };
  const excluded = asciiSource(rest, dialect) + termsSource([clause], dialect);
  return excluded === '' ? `[${everything(dialect)}]` : `[^${excluded}]`;
}

function everything(dialect: Dialect): string {
  return rangeSource(0, 0x10ffff, dialect);
}

function asciiSource({ ascii }: CharacterSet, dialect: Dialect): string {
  // Runs of ones in the binary number, which has the lowest code last.
  const bits = ascii.toString(2);
  let source = '';
  for (const { 0: run, index } of bits.matchAll(/1+/g)) {
    const to = bits.length - 1 - index;
    source += rangeSource(to - run.length + 1, to, dialect);
  }
  return source;
}

function termsSource(clauses: readonly Clause[], dialect: Dialect): string {
  return clauses
    .flatMap((clause) => clause.terms)
    .map((term) => termSource(term, dialect))
    .join('');
}

function termSource(term: Term, dialect: Dialect): string {
  if (term.kind === 'range') {
    return rangeSource(term.from, term.to, dialect);
  }
  return term.isScript && dialect === 'unicode' ? `\\p{Script=${term.name}}` : `\\p{${term.name}}`;
}

function rangeSource(from: number, to: number, dialect: Dialect): string {
  const first = characterSource(from, dialect);
  return from === to ? first : `${first}-${characterSource(to, dialect)}`;
}

const WORD_CHARACTER = /[0-9A-Za-z_]/;

function characterSource(code: number, dialect: Dialect): string {
  const character = String.fromCodePoint(code);
  if (WORD_CHARACTER.test(character)) {
    return character;
  }
  const hex = code.toString(16);
  switch (dialect) {
    case 'ascii':
      return `\\x${hex.padStart(2, '0')}`;
    case 'unicode':
      return `\\u{${hex}}`;
    case 're2':
      return `\\x{${hex}}`;
  }
}
