import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { validateHeaderValue } from 'node:http';
import { headerProblem, servableHeaderValue } from './servable-header.js';

describe('servableHeaderValue', () => {
  it('makes a value that Node sends, whatever the contract says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        expect(() => {
          validateHeaderValue('x-any', servableHeaderValue(value));
        }).not.toThrow();
      }),
    );
  });

  it('turns line breaks into blanks, so that no header can smuggle in another', () => {
    expect(servableHeaderValue('a\r\nset-cookie: b')).toBe('a  set-cookie: b');
  });

  it('sends other than ASCII as UTF-8', () => {
    expect(Buffer.from(servableHeaderValue('é€'), 'latin1').toString('utf8')).toBe('é€');
  });
});

describe('headerProblem', () => {
  it('finds nothing wrong with an ordinary header', () => {
    expect(headerProblem('X-Request-Id', ['a', 'b\tc'])).toBeUndefined();
  });

  it('names a header whose name HTTP does not allow', () => {
    expect(headerProblem('bad name', ['a'])).toBe('header name "bad name" is not allowed in HTTP and left out');
  });

  it('names a header with control characters in its value', () => {
    expect(headerProblem('x-bad', ['a\nb'])).toBe('header x-bad holds control characters, which are sent as blanks');
  });
});
