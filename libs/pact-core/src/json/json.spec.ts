import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { JsonNumber } from './json-value.js';
import { parseJson } from './parse-json.js';
import { printJson } from './print-json.js';

const DEPTH = 10_000;

describe('parseJson', () => {
  it('reads what JSON.parse reads', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(JSON.parse(printJson(parseJson(text)))).toEqual(JSON.parse(text));
      }),
    );
  });

  it.each(['1.0', '1e3', '-0', '1E+2', '9007199254740993', '0.10', '123456789012345678901234567890'])(
    'keeps the lexeme of %s',
    (lexeme) => {
      expect(parseJson(lexeme)).toEqual(new JsonNumber(lexeme));
      expect(printJson(parseJson(lexeme))).toBe(lexeme);
    },
  );

  it('reads a number that prints back the same as a JavaScript number', () => {
    expect(parseJson('[1,-2.5,0]')).toEqual([1, -2.5, 0]);
  });

  it('takes __proto__ and constructor for names like any other', () => {
    const object = parseJson('{"__proto__":{"polluted":true},"constructor":1}');

    expect(printJson(object)).toBe('{"__proto__":{"polluted":true},"constructor":1}');
    expect({}).not.toHaveProperty('polluted');
  });

  it('lets the last of repeated names win', () => {
    expect(printJson(parseJson('{"a":1,"b":2,"a":3}'))).toBe('{"a":3,"b":2}');
  });

  it('reads and prints any depth of nesting', () => {
    const text = '{"a":['.repeat(DEPTH) + ']}'.repeat(DEPTH);

    expect(printJson(parseJson(text))).toBe(text);
  });

  it.each([
    ['', 'expected a JSON value but found the end of the text at offset 0'],
    ['{"a":1', 'expected "," or "}" but found the end of the text at offset 6'],
    ['[1 2]', 'expected "," or "]" but found "2" at offset 3'],
    ['{a:1}', 'expected a key in quotes but found "a" at offset 1'],
    ['[1,]', 'expected a JSON value but found "]" at offset 3'],
    ['01', 'expected the end of the text but found "1" at offset 1'],
    ['"\\x"', 'expected an escape sequence of JSON but found "\\\\" at offset 1'],
    ['"a', 'expected the closing quote of a string but found the end of the text at offset 2'],
    ['nul', 'expected a JSON value but found "n" at offset 0'],
    ['[] []', 'expected the end of the text but found "[" at offset 3'],
  ])('refuses %j with the place', (text, message) => {
    expect(() => parseJson(text)).toThrow(expect.objectContaining({ name: 'JsonSyntaxError', message }));
  });

  it('refuses exactly what JSON.parse refuses', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...Array.from('{}[]",:\\0123.eE+-atrufalsn \n')) }), (text) => {
        expect(accepts(parseJson, text)).toBe(accepts(JSON.parse, text));
      }),
    );
  });
});

describe('printJson', () => {
  it('prints the members of an object in the order of their names when asked to', () => {
    expect(printJson(parseJson('{"b":{"z":1,"y":2},"a":[{"d":1,"c":2}]}'), { sortKeys: true })).toBe(
      '{"a":[{"c":2,"d":1}],"b":{"y":2,"z":1}}',
    );
  });

  it('escapes what JSON needs escaped', () => {
    const text = JSON.stringify({ 'quo"te': 'line\nbreak \u2028 \\ \u0001' });

    expect(printJson(parseJson(text))).toBe(text);
  });
});

function accepts(parse: (text: string) => unknown, text: string): boolean {
  try {
    parse(text);
    return true;
  } catch {
    return false;
  }
}
