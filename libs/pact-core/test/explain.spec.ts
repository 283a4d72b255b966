import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { explain, match } from '../src/index.js';
import { contractsFor, contractsOf, requestOf, type RequestOptions } from './contract.js';

describe('explain', () => {
  it('names where, what was expected, what came and the rule', () => {
    const contracts = contractsFor({
      method: 'POST',
      path: '/secrets',
      query: { version: ['1'] },
      headers: { 'X-Region': 'eu' },
      body: { id: 1, tags: ['a'], name: 'db' },
      matchingRules: { body: { '$.name': { matchers: [{ match: 'regex', regex: '[a-z]+' }] } } },
    });
    const request = requestOf({
      method: 'PUT',
      url: '/secrets/x?version=2&page=3',
      headers: { 'X-Region': 'us' },
      body: { id: '1', tags: ['a', 'b'], name: 'DB', extra: true },
    });
    const [nearest] = explain(contracts, request).nearest;

    expect(
      nearest?.mismatches.map(({ part, where, rule, expected, actual }) => [part, where, rule, expected, actual]),
    ).toEqual([
      ['method', '', 'equality', 'POST', 'PUT'],
      ['path', '', 'equality', '/secrets', '/secrets/x'],
      ['query', 'version', 'equality', '1', '2'],
      ['query', 'page', 'equality', 'nothing', '3'],
      ['header', 'X-Region', 'equality', 'eu', 'us'],
      ['body', '$.extra', 'equality', 'nothing', 'true'],
      ['body', '$.id', 'equality', '1', '"1"'],
      ['body', '$.tags', 'equality', '1 item', '2 items'],
      ['body', '$.name', 'regex', '"db"', '"DB"'],
    ]);
    expect(nearest?.mismatches.map(({ message }) => message)).toContain(
      'Expected $.name to match /[a-z]+/ but it was "DB"',
    );
  });

  it('orders interactions by distance: path before method before headers before values of the body', () => {
    const body = { a: 1, b: 2 };
    const interactions = [
      { description: 'another path', request: { method: 'POST', path: '/other', body } },
      { description: 'another method', request: { method: 'PUT', path: '/s', body } },
      { description: 'another header', request: { method: 'POST', path: '/s', headers: { 'X-A': '1' }, body } },
      { description: 'two values', request: { method: 'POST', path: '/s', body: { a: 8, b: 9 } } },
      { description: 'one value', request: { method: 'POST', path: '/s', body: { a: 1, b: 9 } } },
    ];
    const { nearest } = explain(contractsOf({ interactions }), requestOf({ method: 'POST', url: '/s', body }));

    expect(nearest.map(({ interaction }) => interaction.interaction.description)).toEqual([
      'one value',
      'two values',
      'another header',
      'another method',
      'another path',
    ]);
  });

  it('names what is wrong with a body level by level', () => {
    const contracts = contractsFor({
      method: 'POST',
      path: '/',
      body: { a: { 'b c': [{ d: 1 }] }, e: [[1], 2], f: 3 },
    });
    const body = { a: { 'b c': [{ d: 0 }] }, e: [[0], 0], f: 0 };
    const [nearest] = explain(contracts, requestOf({ method: 'POST', body })).nearest;

    expect(nearest?.mismatches.map(({ where }) => where)).toEqual(['$.f', '$.e[1]', '$.e[0][0]', "$.a['b c'][0].d"]);
  });

  it('sums up in at most three lines', () => {
    const contracts = contractsFor({ method: 'POST', path: '/s', body: { a: 1, b: 2, c: 3 } });

    expect(explain(contracts, requestOf({ method: 'POST', url: '/s', body: {} })).summary).toBe(
      [
        'Nearest is "it" of vault',
        'Expected $ to have the key "a" but it is missing',
        'Expected $ to have the key "b" but it is missing (and 1 more)',
      ].join('\n'),
    );
    expect(explain(contractsOf({ interactions: [] }), requestOf({})).summary).toBe('There are no interactions');
  });

  it.each<[string, object, RequestOptions]>([
    ['unexpected members', { body: { a: 1 } }, { body: numbered(1_000, 1) }],
    ['missing members', { body: numbered(1_000, 1) }, { body: {} }],
    ['wrong members', { body: numbered(1_000, 1) }, { body: numbered(1_000, 2) }],
    ['wrong items', { body: Array.from({ length: 1_000 }, () => 1) }, { body: Array.from({ length: 1_000 }, () => 2) }],
    [
      'wrong keys',
      {
        body: { a: 1 },
        matchingRules: {
          body: { $: { matchers: [{ match: 'eachKey', rules: [{ match: 'regex', regex: 'x.*' }] }] } },
        },
      },
      { body: numbered(1_000, 1) },
    ],
    ['unexpected query parameters', {}, { url: `/?${Object.keys(numbered(1_000, 1)).join('&')}` }],
    ['wrong query values', { query: { a: Array.from({ length: 99 }, () => '1') } }, { url: `/?${'a=2&'.repeat(99)}` }],
    [
      'wrong header values',
      { headers: { 'X-A': Array.from({ length: 99 }, () => '1') } },
      { headers: { 'x-a': Array.from({ length: 99 }, () => '2') } },
    ],
    [
      'wrong elements',
      { headers: { 'Content-Type': 'application/xml' }, body: `<a>${elements(99, '1')}</a>` },
      { headers: { 'content-type': 'application/xml' }, body: `<a>${elements(99, '2')}</a>` },
    ],
  ])('names at most 50 %s', (_what, pattern, request) => {
    const contracts = contractsFor({ method: 'POST', path: '/', ...pattern });
    const [nearest] = explain(contracts, requestOf({ method: 'POST', ...request })).nearest;

    expect(nearest?.mismatches).toHaveLength(50);
  });

  it('says that there may be more than it counted', () => {
    const contracts = contractsFor({ method: 'POST', path: '/', body: {} });
    const { summary } = explain(contracts, requestOf({ method: 'POST', body: numbered(60, 1) }));

    expect(summary).toMatch(/ \(and at least 48 more\)$/);
  });

  it('cuts long texts of a request', () => {
    const long = 'x'.repeat(100_000);
    const contracts = contractsFor({ method: 'POST', path: '/', headers: { 'X-A': '1' }, body: { a: 1 } });
    const request = requestOf({
      method: long,
      url: `/${long}?${long}=${long}`,
      headers: { 'x-a': long },
      body: { [long]: long },
    });
    const [nearest] = explain(contracts, request).nearest;

    expect(nearest?.mismatches).toHaveLength(6);
    expect(JSON.stringify(nearest?.mismatches).length).toBeLessThan(20_000);
  });

  it('finds the nearest of very many, and explains no more than asked', () => {
    const interactions = Array.from({ length: 3_000 }, (_, index) => ({
      description: `d${index}`,
      request: { method: 'GET', path: `/items/${index}`, query: { id: [`${index}`] } },
    }));
    const { nearest } = explain(contractsOf({ interactions }), requestOf({ url: '/items/2345?id=1' }), { limit: 2 });

    expect(nearest).toHaveLength(2);
    expect(nearest[0]?.interaction.interaction.description).toBe('d2345');
  });

  it('says the same each time', () => {
    const contracts = contractsFor({ method: 'POST', path: '/', body: { a: [1, 2], b: { c: null } } });
    const request = requestOf({ method: 'POST', body: { b: {}, a: [2] } });

    expect(explain(contracts, request)).toEqual(explain(contracts, request));
  });

  it('reports something exactly when there is no match', () => {
    const json = fc.jsonValue({ maxDepth: 2 });
    const rules = fc.dictionary(
      fc.constantFrom('$', '$.*', '$[*]', '$.a', '$[0]'),
      fc.constantFrom(
        { match: 'type' },
        { match: 'type', min: 1, max: 2 },
        { match: 'number' },
        { match: 'values' },
        { match: 'notEmpty' },
        { match: 'arrayContains', variants: [] },
        { match: 'eachKey', rules: [{ match: 'regex', regex: '[a-z]*' }] },
        { match: 'eachValue', rules: [{ match: 'type' }] },
        { match: 'equality' },
      ),
      { maxKeys: 3 },
    );
    fc.assert(
      fc.property(json, json, rules, (example, actual, stated) => {
        const body = Object.fromEntries(Object.entries(stated).map(([key, rule]) => [key, { matchers: [rule] }]));
        const headers = { 'Content-Type': 'application/json' };
        const contracts = contractsFor({ method: 'POST', path: '/', headers, body: example, matchingRules: { body } });
        for (const value of [actual, example]) {
          const request = requestOf({ method: 'POST', headers, body: JSON.stringify(value) });
          const isMatch = match(contracts, request) !== undefined;

          expect(explain(contracts, request).nearest[0]?.mismatches.length === 0).toBe(isMatch);
        }
      }),
      { numRuns: 500 },
    );
  }, 60_000);
});

function numbered(count: number, value: number): Readonly<Record<string, number>> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${index}`, value]));
}

function elements(count: number, text: string): string {
  return Array.from({ length: count }, (_, index) => `<e${index}>${text}</e${index}>`).join('');
}
