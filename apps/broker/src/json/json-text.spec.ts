import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson } from './canonical-json.js';
import { outlineJson, type JsonOutline } from './json-outline.js';
import { parseJson, parseJsonObject } from './parse-json.js';

/** JSON text with layout at random. */
const jsonText = fc
  .tuple(fc.jsonValue({ maxDepth: 6 }), fc.constantFrom(0, 1, 3, '\t', '\r\n'))
  .map(([value, indent]) => JSON.stringify(value, undefined, typeof indent === 'string' ? indent.padEnd(2) : indent));

function rebuild(text: string, outline: JsonOutline): unknown {
  switch (outline.kind) {
    case 'object':
      return Object.fromEntries(outline.members.map(({ name, value }) => [name, rebuild(text, value)]));
    case 'array':
      return outline.elements.map((element) => rebuild(text, element));
    case 'scalar':
      return JSON.parse(text.slice(outline.start, outline.end)) as unknown;
  }
}

describe('outlineJson', () => {
  it('finds every part of any JSON text', () => {
    fc.assert(
      fc.property(jsonText, (text) => {
        expect(rebuild(text, outlineJson(text))).toEqual(JSON.parse(text));
      }),
    );
  });

  it('spans the text of a part exactly', () => {
    const text = ' { "a\\"}" : [ 1.0 , {} , "]" ] } ';
    const outline = outlineJson(text);
    expect(text.slice(outline.start, outline.end)).toBe('{ "a\\"}" : [ 1.0 , {} , "]" ] }');
    const list = outline.kind === 'object' ? outline.members[0]?.value : undefined;
    expect(text.slice(list?.start, list?.end)).toBe('[ 1.0 , {} , "]" ]');
  });
});

describe('canonicalJson', () => {
  const canonical = (text: string): string => canonicalJson(text, outlineJson(text));

  it('has the value of the text', () => {
    fc.assert(
      fc.property(jsonText, (text) => {
        expect(JSON.parse(canonical(text))).toEqual(JSON.parse(text));
      }),
    );
  });

  it('does not depend on layout, order and spelling', () => {
    expect(canonical('{"b": [1, 2], "a": "\\u00e9\\/"}')).toBe(canonical('{ "a":"é/","b":[1,2] }'));
  });

  it.each([
    ['1', '1.0'],
    ['[1,2]', '[2,1]'],
    ['9007199254740993', '9007199254740992'],
  ])('tells %s from %s', (one, other) => {
    expect(canonical(one)).not.toBe(canonical(other));
  });
});

describe('parseJson', () => {
  it('reads what JSON.parse reads', () => {
    fc.assert(
      fc.property(jsonText, (text) => {
        expect(parseJson(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  it('counts only brackets outside of texts as nesting', () => {
    expect(parseJson(JSON.stringify(['['.repeat(1000), '\\"[['.repeat(1000)]))).toHaveLength(2);
    expect(() => parseJson('['.repeat(257) + ']'.repeat(257))).toThrow('nested deeper than 256 levels');
  });

  it.each([
    ['', /Unexpected end/],
    ['"open', /Unterminated/],
    ['{"a":1,}', /Expected/],
  ])('refuses %j', (text, problem) => {
    expect(() => parseJson(text)).toThrow(problem);
  });

  it.each([
    ['[]', 'got an array'],
    ['null', 'got null'],
    ['"x"', 'got string'],
  ])('refuses %s where an object is needed', (text, problem) => {
    expect(() => parseJsonObject(text)).toThrow(`expected a JSON object, ${problem}`);
  });
});
