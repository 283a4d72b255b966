/**
 * A set of characters (code points): exact for ASCII, where sets are compared and negated; beyond ASCII a union of
 * clauses, each a list of ranges and Unicode properties or the complement of one.
 */
export interface CharacterSet {
  /** Bit n stands for the character with code n, 0 to 127. */
  readonly ascii: bigint;
  readonly beyond: readonly Clause[];
  /** The character, when the set was made from exactly one. */
  readonly only?: string;
}

export interface Clause {
  readonly negated: boolean;
  readonly terms: readonly Term[];
}

export type Term =
  | { readonly kind: 'range'; readonly from: number; readonly to: number }
  /** A Unicode property, in the short form that JavaScript and RE2 share: `L`, `Nd`, or a script such as `Greek`. */
  | { readonly kind: 'property'; readonly name: string; readonly isScript: boolean };

export const ALL_ASCII = (1n << 128n) - 1n;

const EVERYTHING_BEYOND: Clause = { negated: true, terms: [] };

export const EMPTY_SET: CharacterSet = { ascii: 0n, beyond: [] };

export const ANY_CHARACTER: CharacterSet = { ascii: ALL_ASCII, beyond: [EVERYTHING_BEYOND] };

/** The sets of one ASCII character each: most of a pattern is made of these. */
const ASCII_CHARACTERS: readonly CharacterSet[] = Array.from({ length: 128 }, (_, code) => ({
  ascii: 1n << BigInt(code),
  beyond: [],
  only: String.fromCharCode(code),
}));

export function setOfCharacter(character: string): CharacterSet {
  const code = character.codePointAt(0) ?? 0;
  return ASCII_CHARACTERS[code] ?? { ...setOfRange(code, code), only: character };
}

export function setOfRange(from: number, to: number): CharacterSet {
  let ascii = 0n;
  for (let code = from; code <= Math.min(to, 127); code += 1) {
    ascii |= 1n << BigInt(code);
  }
  return {
    ascii,
    beyond: to > 127 ? [{ negated: false, terms: [{ kind: 'range', from: Math.max(from, 128), to }] }] : [],
  };
}

/** The set with the given ASCII members, and beyond ASCII those with one of the properties. */
export function setOfProperties(ascii: CharacterSet, names: readonly string[], isScript = false): CharacterSet {
  const terms = names.map((name): Term => ({ kind: 'property', name, isScript }));
  return { ascii: ascii.ascii, beyond: terms.length === 0 ? [] : [{ negated: false, terms }] };
}

export function union(left: CharacterSet, right: CharacterSet): CharacterSet {
  return { ascii: left.ascii | right.ascii, beyond: uniteClauses([...left.beyond, ...right.beyond]) };
}

export function complement(set: CharacterSet): CharacterSet {
  const flipped = set.beyond.map((clause) => [{ negated: !clause.negated, terms: clause.terms }]);
  return {
    ascii: ALL_ASCII & ~set.ascii,
    beyond: flipped.reduce<readonly Clause[]>(intersectClauses, [EVERYTHING_BEYOND]),
  };
}

/** @throws RangeError when both sets have members beyond ASCII whose common part cannot be written down */
export function intersect(left: CharacterSet, right: CharacterSet): CharacterSet {
  return { ascii: left.ascii & right.ascii, beyond: intersectClauses(left.beyond, right.beyond) };
}

/** For each ASCII code whether its character is in the set. */
export function asciiMembers(set: CharacterSet): readonly boolean[] {
  const bits = set.ascii.toString(2);
  return Array.from({ length: 128 }, (_, code) => bits[bits.length - 1 - code] === '1');
}

/** Whether the two sets may have a common member: exact for ASCII and for ranges, on the safe side otherwise. */
export function mayOverlap(left: CharacterSet, right: CharacterSet): boolean {
  if (left.only !== undefined && right.only !== undefined) {
    return left.only === right.only;
  }
  if ((left.ascii & right.ascii) !== 0n) {
    return true;
  }
  return left.beyond.some((a) => right.beyond.some((b) => mayClausesOverlap(a, b)));
}

/** The set with the other case of each letter added. */
export function withBothCases(set: CharacterSet): CharacterSet {
  const upper = ((1n << 26n) - 1n) << 65n;
  const lower = upper << 32n;
  const ascii = set.ascii | ((set.ascii & upper) << 32n) | ((set.ascii & lower) >> 32n);
  const beyond = set.beyond.map(({ negated, terms }) => ({ negated, terms: terms.flatMap(termInBothCases) }));
  return ascii === set.ascii && set.beyond.length === 0 ? set : { ascii, beyond };
}

function termInBothCases(term: Term): readonly Term[] {
  if (term.kind === 'property') {
    return ['Lu', 'Ll', 'Lt'].includes(term.name)
      ? ['Lu', 'Ll', 'Lt'].map((name): Term => ({ kind: 'property', name, isScript: false }))
      : [term];
  }
  const terms: Term[] = [term];
  // Longer ranges are blocks of a script, which hold both cases already.
  for (let code = term.from; code <= Math.min(term.to, term.from + 255); code += 1) {
    const character = String.fromCodePoint(code);
    for (const other of [character.toLowerCase(), character.toUpperCase()]) {
      const otherCode = other.codePointAt(0) ?? 0;
      if (otherCode > 127 && otherCode !== code && String.fromCodePoint(otherCode) === other) {
        terms.push({ kind: 'range', from: otherCode, to: otherCode });
      }
    }
  }
  return terms;
}

function uniteClauses(clauses: readonly Clause[]): readonly Clause[] {
  const terms = clauses.filter(({ negated }) => !negated).flatMap((clause) => clause.terms);
  const negated = clauses.filter((clause) => clause.negated);
  const keys = new Set(terms.map(termKey));
  // A set and its complement, as in [\s\S]: everything.
  if (negated.some((clause) => clause.terms.every((term) => keys.has(termKey(term))))) {
    return [EVERYTHING_BEYOND];
  }
  return terms.length === 0 ? negated : [{ negated: false, terms }, ...negated];
}

function intersectClauses(left: readonly Clause[], right: readonly Clause[]): readonly Clause[] {
  return uniteClauses(left.flatMap((a) => right.flatMap((b) => intersectPair(a, b))));
}

function intersectPair(a: Clause, b: Clause): readonly Clause[] {
  if (a.negated && b.negated) {
    return [{ negated: true, terms: [...a.terms, ...b.terms] }];
  }
  if (!mayClausesOverlap(a, b)) {
    return [];
  }
  if (a.negated && a.terms.length === 0) {
    return [b];
  }
  if (b.negated && b.terms.length === 0) {
    return [a];
  }
  throw new RangeError('the common part of two sets of characters beyond ASCII is not supported');
}

function mayClausesOverlap(a: Clause, b: Clause): boolean {
  if (a.negated && b.negated) {
    return true;
  }
  if (a.negated || b.negated) {
    const [positive, negative] = a.negated ? [b, a] : [a, b];
    const excluded = new Set(negative.terms.map(termKey));
    return positive.terms.some((term) => !excluded.has(termKey(term)));
  }
  return a.terms.some((s) => b.terms.some((t) => mayTermsOverlap(s, t)));
}

function mayTermsOverlap(a: Term, b: Term): boolean {
  return a.kind !== 'range' || b.kind !== 'range' || (a.from <= b.to && b.from <= a.to);
}

function termKey(term: Term): string {
  return term.kind === 'range' ? `${term.from}-${term.to}` : `${term.isScript ? 'script' : 'category'} ${term.name}`;
}
