import { describe, expect, it } from '@jest/globals';
import { match } from '../src/index.js';
import { contractsFor, requestOf } from './contract.js';

/** Whether a JSON text matches an example under V3 rules. */
function matches(example: unknown, body: string, rules: Readonly<Record<string, object>> = {}): boolean {
  const lists = Object.entries(rules).map(([expression, rule]) => [expression, { matchers: [rule].flat() }] as const);
  return matchesUnder(example, body, Object.fromEntries(lists));
}

function matchesUnder(example: unknown, body: string, lists: Readonly<Record<string, object>>): boolean {
  const contracts = contractsFor({
    method: 'POST',
    path: '/',
    headers: { 'Content-Type': 'application/json' },
    body: example,
    matchingRules: { body: lists },
  });
  const request = requestOf({ method: 'POST', headers: { 'content-type': 'application/json' }, body });
  return match(contracts, request) !== undefined;
}

const TYPE = { match: 'type' };
const DIGITS = { match: 'regex', regex: '\\d+' };

describe('a JSON body without rules', () => {
  it.each([
    ['{"b":[1,2],"a":null}', true],
    ['{"a":null,"b":[2,1]}', false],
    ['{"a":null,"b":[1,2,3]}', false],
    ['{"a":null,"b":[1,2],"c":null}', false],
    ['{"b":[1,2]}', false],
    ['{"a":null,"b":[1.0,2]}', false],
    ['{"a":null', false],
  ])('%s equals the example: %s', (body, expected) => {
    expect(matches({ a: null, b: [1, 2] }, body)).toBe(expected);
  });

  it('takes __proto__ for a name like any other', () => {
    expect(matches(JSON.parse('{"a":1}'), '{"a":1,"__proto__":{"b":1}}')).toBe(false);
  });
});

describe('rules of a JSON body', () => {
  it('cascade to everything below', () => {
    expect(matches({ a: { b: [1] } }, '{"a":{"b":[7]}}', { '$.a': TYPE })).toBe(true);
    expect(matches({ a: { b: [1] } }, '{"a":{"b":["x"]}}', { '$.a': TYPE })).toBe(false);
  });

  it.each(['$', ''])('apply to the whole body at the expression "%s"', (expression) => {
    expect(matches({ a: 1 }, '{"a":2}', { [expression]: TYPE })).toBe(true);
    expect(matches({ a: 1 }, '{"a":"x"}', { [expression]: TYPE })).toBe(false);
  });

  it('give way to heavier ones: a name outweighs a wildcard, a longer path a shorter', () => {
    const rules = { $: TYPE, '$.*': { match: 'equality' }, '$.id': DIGITS };

    expect(matches({ id: 'x', n: 1 }, '{"id":"77","n":1}', rules)).toBe(true);
    expect(matches({ id: 'x', n: 1 }, '{"id":"y","n":1}', rules)).toBe(false);
    expect(matches({ id: 'x', n: 1 }, '{"id":"77","n":2}', rules)).toBe(false);
  });

  it('are found by names in brackets, indexes and wildcards', () => {
    expect(matches({ 'a b': [{ c: '1' }] }, '{"a b":[{"c":"2"}]}', { "$['a b'][0].c": DIGITS })).toBe(true);
    expect(matches({ 'a b': [{ c: '1' }] }, '{"a b":[{"c":"2"}]}', { '$.*[*].c': DIGITS })).toBe(true);
    expect(matches({ 'a b': [{ c: '1' }] }, '{"a b":[{"c":"2"}]}', { '$.*[1].c': DIGITS })).toBe(false);
  });

  it('hold one by one (AND) or in any one of them (OR)', () => {
    const rules = [DIGITS, { match: 'include', value: '7' }];
    const any = { combine: 'OR', matchers: rules };

    expect(matches({ a: '7' }, '{"a":"71"}', { '$.a': rules })).toBe(true);
    expect(matches({ a: '7' }, '{"a":"1"}', { '$.a': rules })).toBe(false);
    expect(matchesOr('{"a":"1"}', any)).toBe(true);
    expect(matchesOr('{"a":"x"}', any)).toBe(false);
  });

  it('never match when they are not known', () => {
    expect(matches({ a: 1 }, '{"a":1}', { '$.a': { match: 'plugin-made' } })).toBe(false);
  });
});

describe('rules for lists', () => {
  it('compare items beyond the example with its first', () => {
    expect(matches([{ a: 1 }], '[{"a":2},{"a":3}]', { $: TYPE })).toBe(true);
    expect(matches([{ a: 1 }], '[{"a":2},{"b":3}]', { $: TYPE })).toBe(false);
  });

  it('bound the number of items where they stand, not below', () => {
    const rules = { '$.l': { match: 'type', min: 2, max: 3 } };

    expect(matches({ l: [[1]] }, '{"l":[[1]]}', rules)).toBe(false);
    expect(matches({ l: [[1]] }, '{"l":[[1],[2]]}', rules)).toBe(true);
    expect(matches({ l: [[1]] }, '{"l":[[1],[2],[3],[4]]}', rules)).toBe(false);
  });

  it('accept anything for an empty example', () => {
    expect(matches([], '[1,"a",null]', { $: TYPE })).toBe(true);
    expect(matches([], '[1]')).toBe(false);
  });

  it('demand equal lengths when only the items have a rule', () => {
    expect(matches({ l: [1] }, '{"l":[5]}', { '$.l[*]': TYPE })).toBe(true);
    expect(matches({ l: [1] }, '{"l":[5,6]}', { '$.l[*]': TYPE })).toBe(false);
  });

  it('are each tried on its own when any is enough', () => {
    const any = {
      combine: 'OR',
      matchers: [
        { match: 'type', min: 3 },
        { match: 'eachValue', rules: [DIGITS] },
      ],
    };
    const fits = (items: string): boolean => matchesUnder({ l: ['1'] }, `{"l":${items}}`, { '$.l': any });

    expect(fits('["7","8"]')).toBe(true);
    expect(fits('["x","y","z"]')).toBe(true);
    expect(fits('["x"]')).toBe(false);
  });

  it('hold nothing below that eachValue was stated for', () => {
    const rules = { $: { match: 'eachValue', rules: [TYPE] } };

    expect(matches([[1]], '[[2,3]]', rules)).toBe(true);
    expect(matches([[1]], '[["a"]]', rules)).toBe(false);
    expect(matches([{ a: 1 }], '[{"a":7}]', rules)).toBe(true);
    expect(matches(['a'], '["a"]', { $: { match: 'eachValue', rules: [] } })).toBe(false);
  });

  it('find each variant of arrayContains anywhere in the list', () => {
    const variants = [
      { index: 0, rules: { '$.id': { matchers: [DIGITS] } } },
      { index: 1, rules: {} },
    ];
    const rules = { '$.l': { match: 'arrayContains', variants } };
    const example = { l: [{ id: '1' }, { name: 'x' }] };

    expect(matches(example, '{"l":[{"z":0},{"name":"x"},{"id":"99"}]}', rules)).toBe(true);
    expect(matches(example, '{"l":[{"name":"y"},{"id":"99"}]}', rules)).toBe(false);
    expect(matches(example, '{"l":[]}', rules)).toBe(false);
  });
});

describe('rules for objects', () => {
  it('compare values whatever their names (values, eachValue)', () => {
    const eachValue = { match: 'eachValue', rules: [DIGITS] };

    expect(matches({ a: 1 }, '{"b":1,"c":1}', { $: { match: 'values' } })).toBe(true);
    expect(matches({ a: '1' }, '{"b":"22","c":"3"}', { $: eachValue })).toBe(true);
    expect(matches({ a: '1' }, '{"b":"22","c":"x"}', { $: eachValue })).toBe(false);
  });

  it('compare members of other names with the first by name', () => {
    expect(matches({ b: 'x', a: 1 }, '{"b":"x","a":1,"c":1}', { $: { match: 'values' } })).toBe(true);
    expect(matches({ b: 'x', a: 1 }, '{"b":"x","a":1,"c":"x"}', { $: { match: 'values' } })).toBe(false);
  });

  it('take arrayContains for values', () => {
    const arrayContains = { match: 'arrayContains', variants: [] };

    expect(matches({ a: 1 }, '{"b":1}', { $: arrayContains })).toBe(true);
    expect(matches({ a: { c: 1 } }, '{"a":{"c":2}}', { $: arrayContains })).toBe(true);
    expect(matches({ a: 1 }, '{"a":1,"b":1}', { $: [arrayContains, { match: 'notEmpty' }] })).toBe(false);
  });

  it('bound the number of members where they stand, not below', () => {
    const rules = { $: { match: 'type', min: 1, max: 1 } };

    expect(matches({ a: 1 }, '{"a":2}', rules)).toBe(true);
    expect(matches({ a: 1, b: 1 }, '{"a":2,"b":2}', rules)).toBe(false);
    expect(matches({ a: { b: 1, c: 1 } }, '{"a":{"b":2,"c":2}}', rules)).toBe(true);
  });

  it('read names as text (eachKey)', () => {
    expect(matches({ '1': 'x' }, '{"2":"y"}', { $: { match: 'eachKey', rules: [{ match: 'integer' }] } })).toBe(true);
    expect(matches({ '1': 'x' }, '{"a":"y"}', { $: { match: 'eachKey', rules: [{ match: 'integer' }] } })).toBe(false);
  });

  it('compare names and leave values alone (eachKey)', () => {
    const eachKey = { match: 'eachKey', rules: [{ match: 'regex', regex: '[a-z]+' }] };

    expect(matches({ a: 1 }, '{"b":true,"c":"x"}', { $: eachKey })).toBe(true);
    expect(matches({ a: 1 }, '{"B1":1}', { $: eachKey })).toBe(false);
  });

  it('demand something (notEmpty)', () => {
    expect(matches({ l: [1], o: { a: 1 } }, '{"l":[],"o":{"a":1}}', { '$.l': { match: 'notEmpty' } })).toBe(false);
    expect(matches({ t: 'x' }, '{"t":"y"}', { '$.t': { match: 'notEmpty' } })).toBe(true);
    expect(matches({ t: 'x' }, '{"t":""}', { '$.t': { match: 'notEmpty' } })).toBe(false);
  });
});

describe('nesting of 10,000 levels', () => {
  const deep = `${'{"a":'.repeat(10_000)}[]${'}'.repeat(10_000)}`;

  it.each([
    ['equal', {}, deep, true],
    ['different at the bottom', {}, deep.replace('[]', '[1]'), false],
    ['under a rule that cascades', { body: { $: { matchers: [TYPE] } } }, deep, true],
    ['of another type at the bottom', { body: { $: { matchers: [TYPE] } } }, deep.replace('[]', '1'), false],
  ])('is compared: %s', (_what, matchingRules, body, expected) => {
    const headers = { 'Content-Type': 'application/json' };
    const contracts = contractsFor({ method: 'POST', path: '/', headers, body: deep, matchingRules });

    expect(match(contracts, requestOf({ method: 'POST', headers, body })) !== undefined).toBe(expected);
  });
});

function matchesOr(body: string, list: object): boolean {
  const contracts = contractsFor({
    method: 'POST',
    path: '/',
    body: { a: '7' },
    matchingRules: { body: { '$.a': list } },
  });
  return match(contracts, requestOf({ method: 'POST', body })) !== undefined;
}
