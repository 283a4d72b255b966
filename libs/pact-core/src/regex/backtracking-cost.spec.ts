import { describe, expect, it } from '@jest/globals';
import { backtrackingCost } from './backtracking-cost.js';
import { parsePattern } from './parse-pattern.js';
import { trimAnchors } from './trim-anchors.js';

function degreeOf(pattern: string): number | undefined {
  return backtrackingCost(trimAnchors(parsePattern(pattern)))?.degree;
}

describe('backtrackingCost', () => {
  it.each([
    ['abc', 1],
    ['\\d+', 1],
    ['[a-z]+-\\d+', 1],
    ['\\w+@\\w+\\.com', 1],
    ['(ab|cd)*', 1],
    ['(a|b)*c', 1],
    ['(\\d+,)*\\d+;', 2],
    ['.*-\\d+', 2],
    ['.*foo.*', 2],
    ['a*a', 2],
    ['.*a.*b', 3],
    ['a*a*a*', 3],
    ['(.*a){20}', 21],
    ['\\d{1,200}5', 2],
    ['[0-9a-f]{8}-[0-9a-f]{4}', 1],
  ])('bounds /%s/ by a polynomial of degree %i', (pattern, degree) => {
    expect(degreeOf(pattern)).toBe(degree);
  });

  it.each([
    '(a+)+',
    '(a*)*',
    '(a|a)*',
    '(a|ab|b)*',
    '(a?b?)*',
    '(\\w+\\s?)*',
    '(a|b|ab){2,}',
    '([a-z]+[0-9]*)+',
    '(?=a)a',
    '(a)\\1',
  ])('finds no bound for /%s/', (pattern) => {
    expect(degreeOf(pattern)).toBeUndefined();
  });

  it('counts the ways of ambiguities that are met once', () => {
    expect(backtrackingCost(parsePattern('cat|car|cow|dog'))).toEqual({ degree: 1, ways: 3 });
  });
});
