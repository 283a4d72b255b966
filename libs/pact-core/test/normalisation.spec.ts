import { describe, expect, it } from '@jest/globals';
import { explain, isJsonObject, match, respond } from '../src/index.js';
import type { CompiledInteraction, Normalisation } from '../src/index.js';
import { contractsFor, contractsOf, requestOf, type RequestOptions } from './contract.js';

const NORMALISATION: Normalisation = {
  jsonMediaTypes: ['application/x-amz-json-1.1'],
  headersByPresence: ['Authorization'],
  droppedQueryParameters: ['$alt'],
  isDroppableMember: (name, value) => name === 'Token' || (isJsonObject(value) && value.size === 0),
  path: (path) => (path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path),
};

function matches(pattern: object, request: RequestOptions): { readonly raw: boolean; readonly normalised: boolean } {
  const received = requestOf(request);
  return {
    raw: match(contractsFor(pattern), received) !== undefined,
    normalised: match(contractsFor(pattern, { normalisation: NORMALISATION }), received) !== undefined,
  };
}

describe('a normalisation', () => {
  it.each<[string, object, RequestOptions]>([
    [
      'reads further media types as JSON',
      { method: 'POST', path: '/', headers: { 'Content-Type': 'application/x-amz-json-1.1' }, body: { a: 1 } },
      { method: 'POST', headers: { 'content-type': 'application/x-amz-json-1.1' }, body: '{ "a": 1 }' },
    ],
    [
      'reads further media types as JSON where the contract states no type',
      { method: 'POST', path: '/', body: { a: 1 } },
      { method: 'POST', headers: { 'content-type': 'application/x-amz-json-1.1' }, body: '{ "a": 1 }' },
    ],
    [
      'reads the text of a contract as JSON under further media types',
      { method: 'POST', path: '/', headers: { 'Content-Type': 'application/x-amz-json-1.1' }, body: '{"a":1,"b":2}' },
      {
        method: 'POST',
        headers: { 'content-type': 'application/x-amz-json-1.1' },
        body: '{ "b": 2, "a": 1, "Token": "x" }',
      },
    ],
    [
      'asks only for the presence of a header',
      { method: 'GET', path: '/', headers: { Authorization: 'Bearer a' } },
      { headers: { authorization: 'Bearer b' } },
    ],
    ['drops a query parameter', { method: 'GET', path: '/' }, { url: '/?%24alt=json' }],
    ['rewrites the path of a request', { method: 'GET', path: '/s/db' }, { url: '/s/db/' }],
    ['rewrites the path of a contract', { method: 'GET', path: '/s/db/' }, { url: '/s/db' }],
    [
      'drops members of a body, at any depth',
      { method: 'POST', path: '/', body: { a: { b: 1 } } },
      { method: 'POST', body: { a: { b: 1, labels: {} }, Token: 'x' } },
    ],
  ])('%s', (_what, pattern, request) => {
    expect(matches(pattern, request)).toEqual({ raw: false, normalised: true });
  });

  it.each([
    ['^/secrets/[^/]+/$', '/secrets/db/'],
    ['^/secrets/[^/]+$', '/secrets/db/'],
    ['^/secrets/[^/]+$', '/secrets/db'],
  ])('holds the path rule %s against the path %s, as it was sent and as it was rewritten', (regex, url) => {
    const interactions = ['/keys/', '/certificates/', '/storage/', '/deleted/', '/secrets/'].map((root) => ({
      description: root,
      request: {
        method: 'GET',
        path: `${root}db/`,
        matchingRules: { path: { matchers: [{ match: 'regex', regex: regex.replace('/secrets/', root) }] } },
      },
    }));
    const contracts = contractsOf({ interactions, normalisation: NORMALISATION });

    expect(match(contracts, requestOf({ url }))?.interaction.description).toBe('/secrets/');
    expect(match(contracts, requestOf({ url: `/v2${url}` }))).toBeUndefined();
  });

  it('takes a path that only as it was sent begins like a path rule', () => {
    const interactions = ['a', 'b', 'c', 'd', 'e'].map((name) => ({
      description: name,
      request: {
        method: 'GET',
        path: `/${name}/`,
        matchingRules: { path: { matchers: [{ match: 'regex', regex: `/${name}/[0-9]*` }] } },
      },
    }));
    const contracts = contractsOf({ interactions, normalisation: NORMALISATION });

    expect(match(contracts, requestOf({ url: '/c/' }))?.interaction.description).toBe('c');
    expect(explain(contracts, requestOf({ url: '/c/x/' })).nearest[0]?.mismatches[0]?.message).toBe(
      'Expected the path to match //c/[0-9]*/ but it was "/c/x/"',
    );
  });

  it.each<[string, object, RequestOptions]>([
    ['a header', { method: 'GET', path: '/', headers: { Authorization: 'a' } }, {}],
    ['a query parameter', { method: 'GET', path: '/', query: { $alt: ['json'] } }, { url: '/?$alt=xml' }],
    ['a member', { method: 'POST', path: '/', body: { Token: 'x' } }, { method: 'POST', body: { Token: 'y' } }],
  ])('still asks for %s that the contract names', (_what, pattern, request) => {
    expect(matches(pattern, request).normalised).toBe(false);
  });

  it('takes another JSON type only where the contract states none', () => {
    const request = { method: 'POST', headers: { 'content-type': 'application/x-amz-json-1.1' }, body: '{"a":1}' };
    const pattern = { method: 'POST', path: '/', body: { a: 1 } };

    expect(matches({ ...pattern, headers: { 'Content-Type': 'application/json' } }, request).normalised).toBe(false);
    expect(matches({ method: 'POST', path: '/', body: 'a' }, request).normalised).toBe(false);
  });

  it('finds JSON of further media types among many, and generates in it', () => {
    const headers = { 'Content-Type': 'application/x-amz-json-1.1' };
    const interactions = Array.from({ length: 20 }, (_, index) => ({
      description: `d${index}`,
      request: { method: 'POST', path: '/', headers, body: JSON.stringify({ SecretId: `s${index}`, Version: 1 }) },
      response: {
        status: 200,
        headers,
        body: '{"id":0}',
        generators: { body: { '$.id': { type: 'RandomInt', min: 7, max: 7 } } },
      },
    }));
    const contracts = contractsOf({ interactions, normalisation: NORMALISATION });
    const request = requestOf({
      method: 'POST',
      headers: { 'content-type': 'application/x-amz-json-1.1' },
      body: '{ "Version": 1, "SecretId": "s7" }',
    });
    const found = match(contracts, request);

    expect(found?.interaction.description).toBe('d7');
    expect(found && bodyTextOf(found)).toBe('{"id":7}');
  });

  it('is named in the explanation', () => {
    const contracts = contractsFor({ method: 'POST', path: '/other' }, { normalisation: NORMALISATION });
    const request = requestOf({
      method: 'POST',
      url: '/s/?$alt=json',
      headers: { authorization: 'x', 'content-type': 'application/x-amz-json-1.1' },
      body: { Token: 'x' },
    });

    expect(explain(contracts, request).normalised).toEqual([
      'The path "/s/" was read as "/s"',
      'The query parameter $alt was ignored where the contract does not name it',
      'The value of the header authorization was not compared',
      'A body of application/x-amz-json-1.1 was read as JSON',
      'The member "Token" was ignored where the contract does not name it',
    ]);
  });
});

function bodyTextOf(interaction: CompiledInteraction): string {
  const { body } = respond(interaction, { now: () => new Date(0), random: () => 0 });
  return new TextDecoder().decode(body);
}
