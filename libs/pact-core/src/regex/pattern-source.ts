import { ALL_ASCII, type CharacterSet, type Clause, type Term } from './character-set.js';
import type { AssertionPlace, PatternNode } from './syntax-tree.js';

/** Which engine a source is written for: JavaScript with the flag `u`, or RE2. */
export type Dialect = 'javascript' | 're2';

const ASSERTIONS: Readonly<Record<Dialect, Readonly<Record<AssertionPlace, string | undefined>>>> = {
  javascript: {
    'line-end': '(?![^\\n])',
    'line-start': '(?<![^\\n])',
    'not-word-boundary': '\\B',
    'text-end': '$',
    'text-end-or-last-newline': '(?=\\n?$)',
    'text-start': '^',
    'word-boundary': '\\b',
  },
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
  if (set.only !== undefined) {
    return characterSource(set.only.codePointAt(0) ?? 0, dialect);
  }
  const positive = set.beyond.filter(({ negated }) => !negated);
  const negative = set.beyond.filter(({ negated }) => negated);
  const brackets = negative.map((clause, index) => negatedBracket(index === 0 ? set.ascii : 0n, clause, dialect));
  const members = (negative.length === 0 ? asciiSource(set.ascii, dialect) : '') + termsSource(positive, dialect);
  if (members !== '' || brackets.length === 0) {
    // The complement of everything matches nothing.
    brackets.push(members === '' ? `[^${everything(dialect)}]` : `[${members}]`);
  }
  return brackets.length === 1 ? brackets.join('') : `(?:${brackets.join('|')})`;
}

function negatedBracket(ascii: bigint, clause: Clause, dialect: Dialect): string {
  const excluded = asciiSource(ALL_ASCII & ~ascii, dialect) + termsSource([clause], dialect);
  return excluded === '' ? `[${everything(dialect)}]` : `[^${excluded}]`;
}

function everything(dialect: Dialect): string {
  return `${characterSource(0, dialect)}-${characterSource(0x10ffff, dialect)}`;
}

function asciiSource(ascii: bigint, dialect: Dialect): string {
  let source = '';
  for (let from = 0; from < 128; from += 1) {
    if (hasBit(ascii, from)) {
      let to = from;
      while (to < 127 && hasBit(ascii, to + 1)) {
        to += 1;
      }
      source += rangeSource(from, to, dialect);
      from = to;
    }
  }
  return source;
}

function hasBit(bits: bigint, index: number): boolean {
  return ((bits >> BigInt(index)) & 1n) === 1n;
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
  return term.isScript && dialect === 'javascript' ? `\\p{Script=${term.name}}` : `\\p{${term.name}}`;
}

function rangeSource(from: number, to: number, dialect: Dialect): string {
  const first = characterSource(from, dialect);
  return from === to ? first : `${first}-${characterSource(to, dialect)}`;
}

function characterSource(code: number, dialect: Dialect): string {
  const character = String.fromCodePoint(code);
  if (/[0-9A-Za-z_]/.test(character)) {
    return character;
  }
  const hex = code.toString(16);
  return dialect === 'javascript' ? `\\u{${hex}}` : `\\x{${hex}}`;
}
