import { describe, expect, it } from '@jest/globals';
import { explain, match } from '../src/index.js';
import { contractsFor, contractsOf, requestOf, type RequestOptions } from './contract.js';

const JSON_TYPE = { 'Content-Type': 'application/json' };

function matches(pattern: object, request: RequestOptions): boolean {
  return match(contractsFor(pattern), requestOf(request)) !== undefined;
}

describe('the headers of a request', () => {
  it.each(['constructor', 'toString', '__proto__'])('may be a plain object, which inherits %s', (name) => {
    const contracts = contractsOf({
      interactions: [
        { description: 'header', request: { method: 'GET', path: '/', headers: { [name]: '1' } } },
        { description: 'none', request: { method: 'GET', path: '/' } },
      ],
    });

    expect(match(contracts, requestOf({}))?.interaction.description).toBe('none');
    expect(explain(contracts, requestOf({ url: '/x' })).nearest).toHaveLength(2);
  });
});

describe('the method and path of a request', () => {
  it.each([
    ['the same', { method: 'GET', path: '/a' }, { url: '/a' }, true],
    ['a method in another letter case', { method: 'get', path: '/a' }, { url: '/a' }, true],
    ['another method', { method: 'GET', path: '/a' }, { method: 'PUT', url: '/a' }, false],
    ['a slash more', { method: 'GET', path: '/a' }, { url: '/a/' }, false],
    ['a path that is the same when decoded', { method: 'GET', path: '/a b' }, { url: '/a%20b' }, false],
    ['half a surrogate pair', { method: 'GET', path: '/\ud800' }, { url: '/\ud800' }, true],
    ['an absolute target', { method: 'GET', path: '/a' }, { url: 'http://vault.local:80/a' }, true],
  ])('compares %s', (_what, pattern, request, expected) => {
    expect(matches(pattern, request)).toBe(expected);
  });

  it.each([
    ['/secrets/db', true],
    ['/secrets/db/versions', false],
    ['/old/secrets/db', false],
  ])('holds a path rule against the whole path: %s is %s', (url, expected) => {
    const matchingRules = { path: { matchers: [{ match: 'regex', regex: '/secrets/\\w+' }] } };

    expect(matches({ method: 'GET', path: '/secrets/x', matchingRules }, { url })).toBe(expected);
  });
});

describe('the query of a request', () => {
  const query = { a: ['1', '2'], b: ['x y'] };

  it.each([
    ['another order of names', '/?b=x+y&a=1&a=2', true],
    ['another order of values', '/?a=2&a=1&b=x+y', false],
    ['an encoded name', '/?%61=1&a=2&b=x%20y', true],
    ['empty segments', '/?&a=1&&a=2&b=x+y&', true],
    ['a value less', '/?a=1&b=x+y', false],
    ['a parameter more', '/?a=1&a=2&b=x+y&c=', false],
    ['no query', '/', false],
  ])('compares %s', (_what, url, expected) => {
    expect(matches({ method: 'GET', path: '/', query }, { url })).toBe(expected);
  });

  it('takes a name without a value for one with an empty value', () => {
    expect(matches({ method: 'GET', path: '/', query: { a: [''] } }, { url: '/?a' })).toBe(true);
  });

  it.each([
    ['/?id[]=7', true],
    ['/?id[]=7&id[]=8', true],
    ['/?id[]=7&id[]=x', false],
  ])('holds a rule, by its literal name, against each value: %s is %s', (url, expected) => {
    const matchingRules = { query: { 'id[]': { matchers: [{ match: 'regex', regex: '\\d+' }] } } };

    expect(matches({ method: 'GET', path: '/', query: { 'id[]': ['1'] }, matchingRules }, { url })).toBe(expected);
  });

  it('lets a type rule bound the number of values', () => {
    const matchingRules = { query: { id: { matchers: [{ match: 'type', min: 2, max: 3 }] } } };
    const pattern = { method: 'GET', path: '/', query: { id: ['1'] }, matchingRules };

    expect(matches(pattern, { url: '/?id=1' })).toBe(false);
    expect(matches(pattern, { url: '/?id=1&id=2' })).toBe(true);
    expect(matches(pattern, { url: '/?id=1&id=2&id=3&id=4' })).toBe(false);
  });
});

describe('the headers of a request', () => {
  it.each([
    ['a name in another letter case', { 'X-A': 'v' }, { 'x-a': 'v' }, true],
    ['a value in another letter case', { 'X-A': 'v' }, { 'X-A': 'V' }, false],
    ['more headers', { 'X-A': 'v' }, { 'X-A': 'v', 'X-B': 'w' }, true],
    ['a missing header', { 'X-A': 'v' }, {}, false],
    ['white space around commas', { 'X-A': 'a, b' }, { 'X-A': 'a ,b' }, true],
    ['the items of a list header in two lines', { Vary: ['a', 'b'] }, { Vary: 'a, b' }, true],
    ['the items of a list header in another order', { Vary: 'a, b' }, { Vary: 'b, a' }, false],
    ['a list that the contract divided', { Vary: ['a', 'b'] }, { Vary: ['a', 'b'] }, true],
    ['a list that the contract left whole in a list', { Vary: ['a, b'] }, { Vary: 'a, b' }, false],
    ['an empty line more', { 'X-A': 'v' }, { 'X-A': ['v', ''] }, true],
    ['an empty item more', { Vary: 'a' }, { Vary: 'a,' }, true],
    ['another line more', { 'X-A': 'v' }, { 'X-A': ['v', 'w'] }, false],
    ['a parameter without a value', { Accept: 'a/b;q' }, { Accept: 'a/b' }, true],
    ['two lines of any other header', { 'X-A': 'a, b' }, { 'X-A': ['a', 'b'] }, false],
    ['parameters of a media type', { Accept: 'a/b;q=1' }, { Accept: 'a/b; charset=x; q=1' }, true],
    ['a missing parameter', { Accept: 'a/b;q=1' }, { Accept: 'a/b' }, false],
    ['a parameter in another letter case', { Accept: 'a/b;charset=UTF-8' }, { Accept: 'a/b;charset=utf-8' }, true],
    ['a media type in another letter case', { Accept: 'a/b' }, { Accept: 'A/b' }, false],
  ])('compares %s', (_what, expected, headers, result) => {
    expect(matches({ method: 'GET', path: '/', headers: expected }, { headers })).toBe(result);
  });

  it('holds a rule against each line, whatever the letter case of its name', () => {
    const matchingRules = { header: { 'x-id': { matchers: [{ match: 'regex', regex: '\\d+' }] } } };
    const pattern = { method: 'GET', path: '/', headers: { 'X-Id': '1' }, matchingRules };

    expect(matches(pattern, { headers: { 'X-ID': '77' } })).toBe(true);
    expect(matches(pattern, { headers: { 'X-ID': ['77', 'x'] } })).toBe(false);
  });
});

describe('rules for a header or query parameter of several values', () => {
  const PAIR = [
    { combine: 'AND', matchers: [{ match: 'type', max: 1 }] },
    { combine: 'OR', matchers: [{ match: 'type', max: 1 }, { match: 'boolean' }] },
    { combine: 'AND', matchers: [{ match: 'arrayContains', variants: [] }] },
    { combine: 'AND', matchers: [{ match: 'eachValue', rules: [{ match: 'regex', regex: '\\d' }] }] },
    { combine: 'AND', matchers: [{ match: 'eachValue', rules: [] }] },
    { combine: 'AND', matchers: [{ match: 'equality' }] },
    { combine: 'AND', matchers: [{ match: 'null' }] },
    { combine: 'OR', matchers: [{ match: 'null' }, { match: 'integer' }] },
    { combine: 'AND', matchers: [{ match: 'values' }, { match: 'arrayContains', variants: [] }] },
    { combine: 'AND', matchers: [] },
  ];

  it.each([
    [PAIR[0], ['1', '2'], false],
    [PAIR[1], ['1', '2'], true],
    [PAIR[2], ['2', '1'], true],
    [PAIR[2], ['2', '3'], false],
    [PAIR[3], ['5', '6'], true],
    [PAIR[3], ['5', 'x'], false],
    [PAIR[4], ['1', '1'], false],
    [PAIR[5], ['1', '1'], false],
    [PAIR[6], ['1', '1'], false],
    [PAIR[7], ['1', '2'], true],
    [PAIR[8], ['1', '1'], false],
    [PAIR[9], ['1', '2'], false],
  ])('hold for the list and for each value: %j takes %j: %s', (rules, values, expected) => {
    const query = `/?n=${values.join('&n=')}`;
    const byHeader = { method: 'GET', path: '/', headers: { N: '1' }, matchingRules: { header: { N: rules } } };
    const byQuery = { method: 'GET', path: '/', query: { n: ['1'] }, matchingRules: { query: { n: rules } } };

    expect(matches(byHeader, { headers: { N: values } })).toBe(expected);
    expect(matches(byQuery, { url: query })).toBe(expected);
  });

  it('leave the size of a list out of account where a header has one value, and white space around it', () => {
    const matchingRules = { header: { N: { matchers: [{ match: 'type', min: 2 }, { match: 'integer' }] } } };

    expect(matches({ method: 'GET', path: '/', headers: { N: '1' }, matchingRules }, { headers: { N: ' 7 ' } })).toBe(
      true,
    );
  });
});

describe('the presence and type of a body', () => {
  it.each([
    ['a missing body', {}, true, true],
    ['a null body', { body: null }, false, true],
    ['an empty body', { body: '' }, false, true],
    ['a JSON body', { body: { a: 1 } }, true, false],
  ])('%s', (_what, members, acceptsBody, acceptsNone) => {
    expect(matches({ method: 'POST', path: '/', ...members }, { method: 'POST', body: { a: 1 } })).toBe(acceptsBody);
    expect(matches({ method: 'POST', path: '/', ...members }, { method: 'POST' })).toBe(acceptsNone);
  });

  it.each([
    ['application/json; charset=utf-8', 'application/json', true],
    ['application/vnd.api+json', 'application/json', true],
    ['text/plain', 'application/json', false],
    ['application/json', 'application/json;version=1', false],
  ])('takes %s for %s: %s', (actual, expected, result) => {
    const pattern = { method: 'POST', path: '/', body: { contentType: expected, content: { a: 1 } } };
    const contracts = contractsFor(pattern, { version: '4.0' });
    const request = requestOf({ method: 'POST', headers: { 'content-type': actual }, body: '{"a":1}' });

    expect(match(contracts, request) !== undefined).toBe(result);
  });

  it.each([
    [{}, 'text/plain', 'x', true],
    [{ contentType: 'application/json' }, 'text/plain', 'x', true],
    [{ content: null }, 'text/plain', 'x', false],
    [{ content: 'no base64!', contentType: 'text/plain', encoded: 'base64' }, 'text/plain', 'no base64!', true],
    [{ content: 'x', contentType: 'application/*' }, 'text/plain', 'x', true],
    [{ content: 'x', contentType: 'application/*' }, 'text/plain', 'y', false],
    [{ a: 1 }, 'application/json', '{"a":1}', true],
    ['x', 'application/json', '"x"', true],
    [[1], 'application/json', '[2]', false],
  ])('reads the V4 body %j: with %s %s: %s', (body, contentType, sent, result) => {
    const contracts = contractsFor({ method: 'POST', path: '/', body }, { version: '4.0' });
    const request = requestOf({ method: 'POST', headers: { 'content-type': contentType }, body: sent });

    expect(match(contracts, request) !== undefined).toBe(result);
  });

  it('lets a rule for the Content-Type header allow other types', () => {
    const matchingRules = {
      header: { 'Content-Type': { matchers: [{ match: 'regex', regex: 'text/.*|application/json' }] } },
    };
    const pattern = { method: 'POST', path: '/', headers: JSON_TYPE, body: { a: 1 }, matchingRules };

    expect(matches(pattern, { method: 'POST', headers: { 'content-type': 'text/x' }, body: '{"a":1}' })).toBe(true);
  });

  it('detects the type of a body that states none', () => {
    expect(matches({ method: 'POST', path: '/', body: { a: 1 } }, { method: 'POST', body: ' {"a": 1}' })).toBe(true);
    expect(matches({ method: 'POST', path: '/', body: { a: 1 } }, { method: 'POST', body: 'a=1' })).toBe(false);
  });
});
