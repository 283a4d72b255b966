import type { CharacterSet } from './character-set.js';

/** A parsed regular expression. Flags are resolved: sets hold both cases where `(?i)` was on. */
export type PatternNode =
  | { readonly kind: 'set'; readonly set: CharacterSet }
  | { readonly kind: 'sequence'; readonly items: readonly PatternNode[] }
  | { readonly kind: 'choice'; readonly options: readonly PatternNode[] }
  | RepeatNode
  /** A capturing group, numbered from 1. */
  | { readonly kind: 'group'; readonly number: number; readonly body: PatternNode }
  /** Once matched, its other ways are not tried: `(?>…)` and possessive quantifiers. */
  | { readonly kind: 'atomic'; readonly body: PatternNode }
  | LookNode
  | { readonly kind: 'backreference'; readonly number: number; readonly ignoresCase: boolean }
  | { readonly kind: 'assertion'; readonly at: AssertionPlace };

export interface RepeatNode {
  readonly kind: 'repeat';
  readonly body: PatternNode;
  readonly least: number;
  /** `Infinity` when unbounded. */
  readonly most: number;
  readonly isLazy: boolean;
}

export interface LookNode {
  readonly kind: 'look';
  readonly direction: 'ahead' | 'behind';
  readonly isNegative: boolean;
  readonly body: PatternNode;
}

export type AssertionPlace =
  | 'line-end'
  | 'line-start'
  | 'not-word-boundary'
  | 'text-end'
  /** `\Z`: the end, or before a newline that ends the text. */
  | 'text-end-or-last-newline'
  | 'text-start'
  | 'word-boundary';

export const EMPTY_SEQUENCE: PatternNode = { kind: 'sequence', items: [] };
