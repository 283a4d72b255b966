import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { JsonNumber, type JsonValue } from '../json/json-value.js';
import { parseJson } from '../json/parse-json.js';
import { printJson } from '../json/print-json.js';
import { compilePattern } from '../regex/pattern.js';
import { compileGenerator } from './compile-generator.js';
import type { GeneratorContext } from './generator.js';

const NOON = new Date(2020, 1, 29, 12, 30, 45, 67);

function contextOf(seed: number, more: Partial<GeneratorContext> = {}): GeneratorContext {
  let state = seed;
  // A small congruential generator: the same seed makes the same numbers.
  const random = (): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
  return { now: () => NOON, random, ...more };
}

function generate(definition: object, example?: JsonValue, context = contextOf(1)): JsonValue | undefined {
  const json = parseJson(JSON.stringify(definition)) as ReadonlyMap<string, JsonValue>;
  return compileGenerator(json, '$.generators').generate(context, example);
}

describe('RandomInt', () => {
  it('stays within its bounds and reaches both', () => {
    const values = new Set(
      Array.from({ length: 300 }, (_, seed) =>
        generate({ type: 'RandomInt', min: -1, max: 2 }, 5, contextOf(seed * 7919)),
      ),
    );

    expect([...values].toSorted()).toEqual([-1, 0, 1, 2]);
  });

  it('goes from 0 to 10 by default', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const value = generate({ type: 'RandomInt' }, 1, contextOf(seed));

        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(10);
      }),
    );
  });

  it('stays a text where the example is one', () => {
    expect(generate({ type: 'RandomInt', min: 7, max: 7 }, 'x')).toBe('7');
  });
});

describe('RandomDecimal', () => {
  it('has the given number of digits and a point', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 30 }), fc.nat(), (digits, seed) => {
        const text = generate({ type: 'RandomDecimal', digits }, 'x', contextOf(seed)) as string;

        expect(text).toMatch(/^[1-9]\d*\.\d+$/);
        expect(text).toHaveLength(digits + 1);
      }),
    );
  });

  it('keeps its digits as a JSON number', () => {
    const value = generate({ type: 'RandomDecimal', digits: 30 }, 1.5);

    expect(value).toBeInstanceOf(JsonNumber);
    expect(printJson(value ?? null)).toMatch(/^\d+\.\d+$/);
  });
});

describe('generators of texts', () => {
  it.each([
    [{ type: 'RandomHexadecimal' }, /^[0-9A-F]{10}$/],
    [{ type: 'RandomHexadecimal', digits: 8 }, /^[0-9A-F]{8}$/],
    [{ type: 'RandomString' }, /^[A-Za-z0-9]{10}$/],
    [{ type: 'RandomString', size: 20 }, /^[A-Za-z0-9]{20}$/],
    [{ type: 'Uuid' }, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/],
    [{ type: 'Uuid', format: 'lower-case-hyphenated' }, /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/],
    [{ type: 'Uuid', format: 'simple' }, /^[0-9a-f]{32}$/],
    [{ type: 'Uuid', format: 'upper-case-hyphenated' }, /^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/],
    [{ type: 'Uuid', format: 'URN' }, /^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/],
    [{ type: 'Uuid', format: 'nonsense' }, /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/],
    [{ type: 'Regex', regex: '[A-Z]{3}-\\d{4}' }, /^[A-Z]{3}-\d{4}$/],
    [{ type: 'Date' }, /^2020-02-29$/],
    [{ type: 'Date', expression: '+ 1 day' }, /^2020-03-01$/],
    [{ type: 'Date', format: 'dd.MM.yyyy', expression: 'last month' }, /^29\.01\.2020$/],
    [{ type: 'Time' }, /^12:30:45$/],
    [{ type: 'Time', format: 'HH:mm', expression: 'midnight + 1 hour' }, /^01:00$/],
    [{ type: 'DateTime' }, /^2020-02-29T12:30:45\.067[+-]\d{4}$/],
    [{ type: 'DateTime', format: 'yyyy-MM-dd HH:mm', expression: 'yesterday @ noon' }, /^2020-02-28 12:00$/],
  ])('%j makes %s', (definition, expected) => {
    expect(generate(definition, 'example')).toMatch(expected);
  });

  it('makes a boolean whatever the example is', () => {
    const values = new Set(
      Array.from({ length: 50 }, (_, seed) => generate({ type: 'RandomBoolean' }, 'x', contextOf(seed * 104_729))),
    );

    expect(values).toEqual(new Set([true, false]));
  });

  it('makes the same of the same randomness', () => {
    fc.assert(
      fc.property(fc.nat(), fc.constantFrom('Uuid', 'RandomString', 'RandomInt', 'RandomDecimal'), (seed, type) => {
        expect(generate({ type }, 'x', contextOf(seed))).toEqual(generate({ type }, 'x', contextOf(seed)));
      }),
    );
  });
});

describe('Regex', () => {
  it.each([
    '\\d{1,8}',
    '^(red|green|blue)$',
    '[^a-z]+',
    '(?i)abc',
    '\\p{Greek}{3}',
    '(a|b)\\1',
    '(?=.*\\d)\\w{8}',
    '\\s\\S',
    'x*+y',
    '[\\x00-\\x08]',
    '.{3,}',
    'é+',
    '',
  ])('makes what /%s/ matches', (regex) => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const text = generate({ type: 'Regex', regex }, 'x', contextOf(seed));

        expect(compilePattern(regex, '$').test(text as string)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  it('makes a number where the example is one', () => {
    expect(generate({ type: 'Regex', regex: '7\\.50' }, 1)).toEqual(new JsonNumber('7.50'));
  });

  it('keeps the example when nothing can match', () => {
    expect(generate({ type: 'Regex', regex: 'a(?=b)c' }, 'x')).toBeUndefined();
  });
});

describe('ProviderState', () => {
  const providerStateValues = parseJson(
    '{"id": 42, "name": "x", "big": 9007199254740993, "on": true, "list": [1], "number": "7"}',
  ) as ReadonlyMap<string, JsonValue>;
  const context = contextOf(1, { providerStateValues });

  it.each([
    ['id', undefined, 5, 42],
    ['${id}', undefined, 5, 42],
    ['${id}', undefined, '5', '42'],
    ['/users/${id}/${name}', undefined, '/users/5', '/users/42/x'],
    ['${number}', 'INTEGER', 5, 7],
    ['${number}', undefined, 5, 7],
    ['${number}', 'DECIMAL', 5, 7],
    ['${id}', 'STRING', 5, '42'],
    ['${on}', 'BOOLEAN', false, true],
    ['${big}', undefined, 5, new JsonNumber('9007199254740993')],
    ['${list}', undefined, [], [1]],
    ['${missing}', undefined, 5, undefined],
    ['a ${missing}', undefined, 'a', undefined],
    ['${name}', 'INTEGER', 5, undefined],
    ['${name}', 'BOOLEAN', true, undefined],
    ['${unclosed', undefined, 5, undefined],
  ] as const)('turns %s with data type %s for the example %j into %j', (expression, dataType, example, expected) => {
    expect(generate({ type: 'ProviderState', expression, dataType }, example, context)).toEqual(expected);
  });

  it('keeps the example when there are no values', () => {
    expect(generate({ type: 'ProviderState', expression: '${id}' }, 5)).toBeUndefined();
  });
});

describe('MockServerURL', () => {
  const context = contextOf(1, { mockServerUrl: 'http://127.0.0.1:8080' });
  const definition = {
    type: 'MockServerURL',
    example: 'http://localhost:1234/orders/5',
    regex: '.*(/orders/\\d+)$',
  };

  it('puts the address of the server into the example', () => {
    expect(generate(definition, 'x', context)).toBe('http://127.0.0.1:8080/orders/5');
  });

  it('replaces only what the pattern finds', () => {
    const within = { ...definition, example: '<http://a/orders/5>', regex: 'http://\\w+(/orders/\\d+)' };

    expect(generate(within, 'x', context)).toBe('<http://127.0.0.1:8080/orders/5>');
  });

  it('keeps the example without an address', () => {
    expect(generate(definition, 'x')).toBeUndefined();
  });
});

describe('a generator that makes no sense', () => {
  it.each([
    {},
    { type: 'Nonsense' },
    { type: 5 },
    { type: 'RandomInt', min: 5, max: 1 },
    { type: 'RandomInt', min: 'x' },
    { type: 'RandomString', size: 100_000_000 },
    { type: 'RandomDecimal', digits: -1 },
    { type: 'RandomDecimal', digits: 0 },
    { type: 'Regex' },
    { type: 'Regex', regex: '(' },
    { type: 'Regex', regex: '((a{1000}){1000}){1000}' },
    { type: 'Date', expression: 'not an expression' },
    { type: 'Date', format: 'yyyy-bb' },
    { type: 'ProviderState' },
    { type: 'MockServerURL', example: 'x', regex: '(' },
    { type: 'MockServerURL', regex: '.*' },
  ])('keeps the example: %j', (definition) => {
    const context = contextOf(1, { mockServerUrl: 'http://x', providerStateValues: new Map() });

    expect(generate(definition, 'example', context)).toBeUndefined();
  });
});
