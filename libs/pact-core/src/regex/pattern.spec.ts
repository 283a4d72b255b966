import { describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { ContractError } from '../errors.js';
import { compilePattern } from './pattern.js';

jest.setTimeout(60_000);

const SOURCE = '$.interactions[0].request';

function matches(pattern: string, text: string): boolean {
  return compilePattern(pattern, SOURCE).test(text);
}

describe('compilePattern', () => {
  it.each([
    ['cat|dog', 'dog', true],
    ['cat|dog', 'category', false],
    ['a|ab', 'ab', true],
    ['^cat$|^dog$', 'dog', true],
    ['^\\d+$', '12\n', false],
    ['\\d+', '', false],
    ['.*', 'a\nb', false],
    ['^[a-z]{2}$', 'ab', true],
    ['', '', true],
    ['', 'a', false],
  ])('matches the whole text: /%s/ and "%s"', (pattern, text, expected) => {
    expect(matches(pattern, text)).toBe(expected);
  });

  it('tells patterns apart that begin or end alike, however many there are', () => {
    const patterns = Array.from({ length: 200 }, (_, index) => ({ begin: `/${index % 100}/`, end: `x{${index}}y?` }));
    const compiled = patterns.map(({ begin, end }) => compilePattern(begin + end, SOURCE));

    compiled.forEach((pattern, index) => {
      const text = `/${index % 100}/${'x'.repeat(index)}`;
      expect(
        [`${text}y`, `${text}x`, `/${(index + 1) % 100}/${'x'.repeat(index)}`].map((each) => pattern.test(each)),
      ).toEqual([true, false, false]);
    });
  });

  it.each([
    ['inline flag', '(?i)yes|no', 'NO', true],
    ['inline flag in the middle', 'a(?i)b', 'aB', true],
    ['inline flag before the group it is in', 'a(?i)b', 'AB', false],
    ['flag for a group', '(?i:ab)c', 'ABc', true],
    ['flag switched off', '(?i)a(?-i)b', 'AB', false],
    ['case-insensitive bracket', '(?i)[a-c]+', 'AbC', true],
    ['case-insensitive letter beyond ASCII', '(?i)é', 'É', true],
    ['single-line flag of Java', '(?s)a.b', 'a\nb', true],
    ['multi-line flag of Ruby', '(?m)a.b', 'a\nb', true],
    ['extended flag', '(?x) a b # comment', 'ab', true],
    ['comment', 'a(?#comment)b', 'ab', true],
    ['start and end of text', '\\Aab\\z', 'ab', true],
    ['end of text before a newline', 'ab\\Z\\n', 'ab\n', true],
    ['lines', 'a$\\n^b', 'a\nb', true],
    ['lines, no newline', 'a$b', 'ab', false],
    ['quoted text', '\\Qa.b\\E+', 'a.bb', true],
    ['quoted text is literal', '\\Qa.b\\E', 'axb', false],
    ['hexadecimal digit', '\\h+', 'beEf09', true],
    ['POSIX class', '[[:alpha:]_]+', 'ab_', true],
    ['negated POSIX class', '[[:^digit:]]+', 'ab1', false],
    ['nested bracket', '[a[0-9]]+', 'a1', true],
    ['common part', '[a-z&&[^aeiou]]+', 'bcd', true],
    ['common part left out', '[a-z&&[^aeiou]]+', 'abc', false],
    ['closing bracket in first place', '[]a]+', ']a', true],
    ['hyphen in last place', '[a-]+', '-a', true],
    ['hyphen behind a class', '[\\w-]+', 'a-b', true],
    ['everything by complement', '[\\s\\S]+', 'a\né', true],
    ['everything by complement of words', '[\\W\\w]+', 'a\né', true],
    ['negated word and a character', '[\\W_]+', '_-é', false],
    ['named group', '(?<year>\\d{4})', '2020', true],
    ['named group of Python', '(?P<year>\\d{4})', '2020', true],
    ['property', '\\p{L}+', 'aé', true],
    ['negated property', '\\P{L}+', '12', true],
    ['long property', '\\p{Alpha}+', 'ab', true],
    ['script', '\\p{Greek}+', 'αβγ', true],
    ['words beyond ASCII', '\\w+', 'é', true],
    ['code point', '\\x{1F600}\\u0041\\x42', '😀AB', true],
    ['any character beyond the base plane', '.', '😀', true],
    ['optional count', 'a{,2}', 'aa', true],
    ['brace that is no count', 'a{b}', 'a{b}', true],
    ['line break', 'a\\Rb', 'a\r\nb', true],
    ['octal', '\\060', '0', true],
    ['escaped slash', '\\/a\\/\\d', '/a/1', true],
    ['control character', '\\t\\cA', '\t\u0001', true],
  ])('knows the syntax of other engines: %s', (_name, pattern, text, expected) => {
    expect(matches(pattern, text)).toBe(expected);
  });

  it.each([
    ['lookahead', '(?=.*\\d)(?=.*[a-z]).{4,}', 'abc1', true],
    ['lookahead fails', '(?=.*\\d)(?=.*[a-z]).{4,}', 'abcd', false],
    ['negative lookahead', '(?!test).*', 'best', true],
    ['negative lookahead fails', '(?!test).*', 'testing', false],
    ['lookbehind', '.*(?<=b)c', 'abc', true],
    ['negative lookbehind', '.*(?<!b)c', 'abc', false],
    ['backreference', '(a|b)\\1', 'bb', true],
    ['backreference fails', '(a|b)\\1', 'ba', false],
    ['named backreference', '(?<q>[\'"]).*\\k<q>', '"a"', true],
    ['case-insensitive backreference', '(?i)(a)\\1', 'aA', true],
    ['possessive quantifier', 'a*+b', 'aab', true],
    ['possessive quantifier keeps all', 'a*+ab', 'aab', false],
    ['atomic group', '(?>a|ab)c', 'abc', false],
    ['a group inside a lookahead', '(?=(a))\\1b', 'ab', true],
  ])('takes the stepwise matcher for %s', (_name, pattern, text, expected) => {
    expect(compilePattern(pattern, SOURCE).engine).toBe('stepwise');
    expect(matches(pattern, text)).toBe(expected);
  });

  it.each([
    '(',
    ')',
    'a)',
    '[a',
    '*a',
    'a{3,1}',
    '[z-a]',
    '\\1',
    '(?<a',
    '\\p{Klingon}',
    '(?(1)a|b)',
    '(?<n>a)\\g<n>',
    '\\x{110000}',
    '\\ud800',
    '[[:nothing:]]',
    '('.repeat(1000),
    'a{200000}',
    '(?=((a{1000}){1000}))',
    'x'.repeat(30_000),
    '(?q)a',
  ])('refuses /%s/ and says where', (pattern) => {
    expect(() => compilePattern(pattern, SOURCE)).toThrow(ContractError);
    expect(() => compilePattern(pattern, SOURCE)).toThrow(/^\$\.interactions\[0\]\.request: cannot use/);
  });

  it.each([
    ['\\d+', 'native'],
    ['[a-z]+-\\d+', 'native'],
    ['.*-\\d+', 'native'],
    ['.*(/orders/\\d+)$', 'native'],
    ['multipart/form-data;(\\s*charset=[^;]*;)?\\s*boundary=.*', 'native'],
    ['[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}', 'native'],
    ['(?:\\w+\\.)*\\w+', 'native'],
    ['(a+)+', 'linear'],
    ['(a|a)*', 'linear'],
    ['(a*)*b', 'linear'],
    ['(\\w+\\s?)*', 'linear'],
    ['.*.*.*.*=.*', 'linear'],
    ['(a?){30}a{30}', 'linear'],
    ['(?=a)a', 'stepwise'],
  ])('runs /%s/ on the %s engine', (pattern, engine) => {
    expect(compilePattern(pattern, SOURCE).engine).toBe(engine);
  });

  it.each([
    ['(a+)+$', `${'a'.repeat(50_000)}!`],
    ['(a|a)*', `${'a'.repeat(50_000)}!`],
    ['(a|aa)+', `${'a'.repeat(50_000)}!`],
    ['(.*a){20}', `${'a'.repeat(5_000)}!`],
    ['.*-\\d+', '-1'.repeat(50_000) + '!'],
    ['(?=(a+)+$)a*!', `${'a'.repeat(5_000)}!`],
    ['(a*)*\\1b', `${'a'.repeat(5_000)}!`],
  ])('answers /%s/ against a hostile text', (pattern, text) => {
    expect(matches(pattern, text)).toBe(false);
  });

  it.each([
    ['/users/\\d+', '/users/', undefined],
    ['^/users/\\d+$', '/users/', undefined],
    ['delete\\-item', 'delete-item', 'delete-item'],
    ['red|rose', 'r', undefined],
    ['POST', 'POST', 'POST'],
    ['a{3}b', 'aaab', 'aaab'],
    ['a+b', 'a', undefined],
    ['ab*', 'a', undefined],
    ['(?i)ab', '', undefined],
    ['(ab)c', 'abc', 'abc'],
    ['.*', '', undefined],
  ])('knows that /%s/ begins with "%s"', (text, prefix, literal) => {
    const pattern = compilePattern(text, SOURCE);

    expect(pattern.literalPrefix).toBe(prefix);
    expect(pattern.literal).toBe(literal);
  });
});

const piece = fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '\\w', '\\d', 'é', '(?:a|b)', '(a|ab)', '^', '$', '\\b');
const quantifier = fc.constantFrom('', '', '', '*', '+', '?', '{2}', '{1,3}', '*?', '{2,}');
const simplePattern = fc
  .array(fc.tuple(piece, quantifier), { maxLength: 5 })
  .map((parts) => parts.map(([text, suffix]) => (/^(?:[$^]|\\b)$/.test(text) ? text : text + suffix)).join(''));
const anyPattern = fc
  .tuple(simplePattern, simplePattern, simplePattern, fc.constantFrom('', '*', '+', '?', '{2}'))
  .map(([first, second, third, suffix]) => `${first}(${second}|${third})${suffix}`);
const shortText = fc.array(fc.constantFrom('a', 'b', '1', '\n', 'é', ' '), { maxLength: 8 }).map((all) => all.join(''));

describe('the engines', () => {
  it('agree on every text', () => {
    fc.assert(
      fc.property(anyPattern, shortText, (text, subject) => {
        const pattern = compilePattern(text, SOURCE);
        // A lookahead that always holds sends the same pattern to the stepwise matcher.
        const stepwise = compilePattern(`(?=)(?:${text})`, SOURCE);
        const platform = new RegExp(`^(?:${inJavaScript(text)})$`, 'u');

        expect(stepwise.engine).toBe('stepwise');
        expect(stepwise.test(subject)).toBe(platform.test(subject));
        expect(pattern.test(subject)).toBe(platform.test(subject));
      }),
      { numRuns: 300 },
    );
  });

  it('agree natively and linearly', () => {
    fc.assert(
      fc.property(anyPattern, shortText, (text, subject) => {
        const pattern = compilePattern(text, SOURCE);
        // A nested repeat of nothing has no proof: it sends the same pattern to the linear engine.
        const linear = compilePattern(`(?:(?:x*)*)(?:${text})`, SOURCE);

        expect(linear.engine).toBe('linear');
        expect(linear.test(subject)).toBe(pattern.test(subject));
      }),
      { numRuns: 100 },
    );
  });

  it('know a prefix of whatever matches', () => {
    fc.assert(
      fc.property(anyPattern, shortText, (text, subject) => {
        const pattern = compilePattern(text, SOURCE);

        expect(!pattern.test(subject) || subject.startsWith(pattern.literalPrefix)).toBe(true);
      }),
    );
  });
});

describe('any text as a pattern', () => {
  const syntax = fc.constantFrom(...'ab1.*+?|()[]{}^$\\-,:=!<>&Pdwsxkpi\n é'.split(''));
  const patternText = fc.array(syntax, { maxLength: 20 }).map((all) => all.join(''));

  it('is refused with a ContractError or answers every text', () => {
    fc.assert(
      fc.property(patternText, fc.string({ maxLength: 30 }), (text, subject) => {
        try {
          const pattern = compilePattern(text, SOURCE);

          expect(typeof pattern.test(subject)).toBe('boolean');
        } catch (error) {
          expect(error).toBeInstanceOf(ContractError);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});

/** The same pattern for the platform's engine: anchors stand at every line, `\w` means all of Unicode. */
function inJavaScript(pattern: string): string {
  return pattern
    .replaceAll(/(?<!\[)\^/g, '(?<![^\\n])')
    .replaceAll('$', '(?![^\\n])')
    .replaceAll('.', '[^\\n]')
    .replaceAll('\\w', '[\\p{L}\\p{M}\\p{N}\\p{Pc}]');
}
