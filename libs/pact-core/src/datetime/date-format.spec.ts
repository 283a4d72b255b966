import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ContractError } from '../errors.js';
import { compileDateFormat } from './date-format.js';

function isDate(pattern: string, text: string): boolean {
  return compileDateFormat(pattern, '$').validate(text);
}

describe('compileDateFormat', () => {
  it.each([
    ['yyyy-MM-dd', '1999-02-28', true],
    ['yyyy-MM-dd', '1999-2-28', true],
    ['yyyy-MM-dd', '1999-02-30', false],
    ['yyyy-MM-dd', '1900-02-29', false],
    ['yyyy-MM-dd', '2000-02-29', true],
    ['MM-dd', '02-29', true],
    ['yyyy-MM-dd', '1999-13-01', false],
    ['yyyy-MM-dd', '1999-00-01', false],
    ['yyyy-MM-dd', '1999/02/28', false],
    ['yyyy-MM-dd', '1999-02-28T00:00', false],
    ['yyyy-MM-dd', '19990228', false],
    ['yyyyMMdd', '19990228', true],
    ['HH:mm:ss', '23:59:59', true],
    ['HH:mm:ss', '24:00:00', false],
    ['HH:mm:ss', '10:60:00', false],
    ['HH:mm:ss', '10:00', false],
    ['HH:mm:ss', '23:59:60', true],
    ['kk:mm', '24:00', true],
    ['hh:mm a', '12:08 PM', true],
    ['h:mm a', '0:08 pm', false],
    ['K:mm a, z', '0:08 PM, AEST', true],
    ["yyyy-MM-dd'T'HH:mm:ssXXX", '2026-11-22T23:00:00+10:00', true],
    ["yyyy-MM-dd'T'HH:mm:ssXXX", '2026-11-22T23:00:00Z', true],
    ["yyyy-MM-dd'T'HH:mm:ssXXX", '2026-11-22T23:00:00', false],
    ["yyyy-MM-dd'T'HH:mm:ssXXX", '2026-11-22T23:00:00+1000', false],
    ["yyyy-MM-dd'T'HH:mm:ssXXX", '2026-11-22T23:00:00.123+10:00', false],
    ["yyyy-MM-dd'T'HH:mm:ss.SSSXXX", '2026-11-22T23:00:00.123+13:00', true],
    ["yyyy-MM-dd'T'HH:mm:ss.SSSSSS", '2026-11-22T23:00:00.123456', true],
    ['Z', '+1030', true],
    ['Z', 'Z', false],
    ['ZZZZ', 'GMT+10:00', true],
    ['ZZZZZ', '-07:30', true],
    ['x', 'Z', false],
    ['X', '+08', true],
    ['X', '-0730', true],
    ['XX', '-07', false],
    ['XXXX', '-073015', true],
    ['XXX', '+25:00', false],
    ['O', 'GMT+8', true],
    ['O', 'UTC', true],
    ['z', 'PDT', true],
    ['z', 'WEST', true],
    ['z', 'NOPE', false],
    ["yyyy-MM-dd'T'HH:mmXXX'['VV']'", '2020-01-01T10:00+01:00[Europe/Warsaw]', true],
    ['VV', 'Europe/Nowhere', false],
    ['EEE, d MMM yyyy HH:mm:ss Z', 'Wed, 4 Jul 2001 12:08:56 -0700', true],
    ['EEEE', 'wednesday', true],
    ['MMMM d', 'February 30', false],
    ["EEE, MMM d, ''yy", "Wed, Jul 4, '01", true],
    ["'dd-''MM''-yyyy'", "dd-'MM'-yyyy", true],
    ["YYYY-'W'ww-u", '2001-W27-3', true],
    ['yyyy.MM.dd G', '2001.07.04 AD', true],
    ['D', '366', true],
    ['D', '367', false],
    ['QQQ', 'q3', true],
    ['QQQQ', '3rd quarter', true],
    ['e', '8', false],
    ['yyyy', '', false],
  ])('of the pattern %s: "%s" is a date: %s', (pattern, text, expected) => {
    expect(isDate(pattern, text)).toBe(expected);
  });

  it.each(['', 'b', 'yyyy-MM-ddTHH', 'ddd', 'aa', "'T", 'HHHH', 'zzzzz', 'GGGGGG'])(
    'refuses the pattern "%s"',
    (pattern) => {
      expect(() => compileDateFormat(pattern, '$.x')).toThrow(ContractError);
    },
  );

  it.each([
    ["yyyy-MM-dd'T'HH:mm:ss.SSS", '2005-03-07T09:05:01.042'],
    ['d/M/yy h:mm a', '7/3/05 9:05 AM'],
    ['EEEE, d MMMM', 'Monday, 7 March'],
    ['EEE MMM', 'Mon Mar'],
    ["''yy 'o''clock'", "'05 o'clock"],
    ['D', '66'],
    ['SSSSSS', '042000'],
    ['QQQ', 'Q1'],
    ['ww', '10'],
    ['W', '2'],
    ['k K H', '9 9 9'],
    ['A', '32701042'],
  ])('writes %s as %s', (pattern, expected) => {
    expect(compileDateFormat(pattern, '$').format(new Date(2005, 2, 7, 9, 5, 1, 42))).toBe(expected);
  });

  it('accepts what it writes', () => {
    const pieces =
      'G y yyyy M MM MMM MMMM d dd D Q QQ QQQ QQQQ w W F E EEEE e a H HH k K h m s S SSS n A N z O OOOO X XX XXX x Z ZZZZ'
        .split(' ')
        .filter((piece) => piece !== 'y');
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 4 }),
        fc.date({ min: new Date(1970, 0, 2), max: new Date(2200, 0, 1), noInvalidDate: true }),
        (letters, date) => {
          const format = compileDateFormat(letters.join(' / '), '$');

          expect(format.validate(format.format(date))).toBe(true);
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
