import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { PatternSyntaxError } from './pattern-syntax-error.js';
import { searchPattern } from './search-pattern.js';

describe('searchPattern', () => {
  it.each([
    ['secret', 'the secret exists', true],
    ['secrets', 'the secret exists', false],
    ['^the', 'the secret', true],
    ['^secret', 'the secret', false],
    ['secret$', 'the secret', true],
    ['the$', 'the secret', false],
    ['^the secret$', 'the secret', true],
    ['^a|b$', 'a secret', true],
    ['', '', true],
    ['(?i)SECRET', 'the secret', true],
    ['\\bsecret\\b', 'the secret.', true],
    ['(.)\\1', 'a letter', true],
    ['(?<=the )secret', 'the secret', true],
    ['é+', 'prêté', true],
  ])('/%s/ in %j: %s', (pattern, text, expected) => {
    expect(searchPattern(pattern)(text)).toBe(expected);
  });

  it('finds what the engine of the platform finds', () => {
    const pattern = fc.stringMatching(/^(?:[ab.]|\(a\|b\)|\[ab\]|a\*|b\+|a\?){0,6}$/);
    const anchored = fc
      .tuple(fc.boolean(), pattern, fc.boolean())
      .map(([atStart, body, atEnd]) => `${atStart ? '^' : ''}${body}${atEnd ? '$' : ''}`);
    fc.assert(
      fc.property(anchored, fc.stringMatching(/^[abc]{0,8}$/), (source, text) => {
        expect(searchPattern(source)(text)).toBe(new RegExp(source, 'u').test(text));
      }),
    );
  });

  it.each([['(a+)+$'], ['(a|a)+$'], ['(a?a)+b'], ['(a+)+\\1b']])('takes bounded time for /%s/', (pattern) => {
    expect(searchPattern(pattern)(`${'a'.repeat(50_000)}!`)).toBe(false);
  });

  it('says where a pattern is wrong', () => {
    expect(() => searchPattern('a(b')).toThrow(PatternSyntaxError);
    expect(() => searchPattern('a)(b')).toThrow('")" closes no group at position 1');
  });
});
