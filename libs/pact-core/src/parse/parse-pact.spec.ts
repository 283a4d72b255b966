import { describe, expect, it } from '@jest/globals';
import { plain, pactOf, pactText } from '../../test/contract.js';
import type { HttpInteraction, Interaction } from '../model/pact.js';
import { runToEnd } from '../slices.js';
import { parsePact, parsePactInSlices } from './parse-pact.js';

const PACTICIPANTS = { consumer: { name: 'c' }, provider: { name: 'p' } };

describe('parsePact', () => {
  it.each([
    [{ pactSpecification: { version: '2.0.0' } }, '2'],
    [{ 'pact-specification': { version: '1.1.0' } }, '1.1'],
    [{ pactSpecificationVersion: '3.0.0' }, '3'],
    [{ pactSpecification: { version: '4.0' } }, '4'],
    [{}, '1'],
  ])('reads the version of %j as %s', (metadata, specification) => {
    const text = JSON.stringify({ ...PACTICIPANTS, metadata, interactions: [] });

    expect(parsePact(text)).toMatchObject({ consumer: 'c', provider: 'p', specification });
  });

  it('reads the query of V2 from text and of V3 from lists', () => {
    const v2 = request({ query: 'a=1&b=x+y%21&a=2&flag' }, '2.0.0');
    const v3 = request({ query: { a: ['1', '2'], b: 'x y!', flag: [null] } });

    expect([...v2.query]).toEqual([
      ['a', ['1', '2']],
      ['b', ['x y!']],
      ['flag', [null]],
    ]);
    expect([...v3.query]).toEqual([...v2.query]);
  });

  it('tells a missing body from null and empty', () => {
    expect(request({}).body).toEqual({ kind: 'missing' });
    expect(request({ body: null }).body).toEqual({ kind: 'null' });
    expect(request({ body: '' }).body).toEqual({ kind: 'empty' });
  });

  it('reads a string body by its content type', () => {
    expect(request({ headers: { 'Content-Type': 'text/plain' }, body: 'YWJj' }).body).toMatchObject({ text: 'YWJj' });
    expect(request({ headers: { 'Content-Type': 'application/octet-stream' }, body: 'YWJj' }).body).toMatchObject({
      kind: 'binary',
      bytes: new TextEncoder().encode('abc'),
    });
    expect(request({ headers: { 'content-type': 'application/json' }, body: '{"a":1}' }).body.kind).toBe('json');
  });

  it.each([
    [
      { content: { a: 1 }, contentType: 'application/json' },
      { kind: 'json', contentType: 'application/json' },
    ],
    [
      { content: 'YWJj', encoded: 'base64' },
      { kind: 'binary', bytes: new TextEncoder().encode('abc') },
    ],
    [
      { content: '"text"', contentType: 'application/json', encoded: 'JSON' },
      { kind: 'json', value: 'text' },
    ],
    [
      { content: 'text', contentType: 'text/plain', encoded: false },
      { kind: 'text', text: 'text' },
    ],
    [{ content: '' }, { kind: 'empty' }],
    [{ content: null }, { kind: 'null' }],
  ])('reads the V4 body %j', (body, expected) => {
    expect(request({ body }, '4.0').body).toMatchObject(expected);
  });

  it('tells V2 rules from V3 rules by their first key, whatever the version', () => {
    const rule = { match: 'type' };
    const v2 = request({
      matchingRules: { '$.body.id': rule, '$.headers.X-A': rule, "$.query['a b']": rule, '$.path': rule },
    });
    const v3 = request(
      { matchingRules: { body: { '$.id': { matchers: [rule], combine: 'OR' } }, path: { matchers: [rule] } } },
      '2.0.0',
    );

    expect([...v2.rules].map(([category, [list]]) => [category, list?.expression])).toEqual([
      ['body', '$.id'],
      ['header', 'X-A'],
      ['query', 'a b'],
      ['path', ''],
    ]);
    expect(v3.rules.get('body')?.[0]).toMatchObject({ expression: '$.id', combine: 'OR' });
  });

  it('reads provider states of every version', () => {
    const [single, listed] = pactOf({
      interactions: [
        { description: 'a', providerState: 'a secret exists', request: {}, response: {} },
        { description: 'b', providerStates: [{ name: 's', params: { id: 1 } }], request: {}, response: {} },
      ],
    }).interactions;

    expect(single?.providerStates).toEqual([{ name: 'a secret exists', parameters: new Map() }]);
    expect(plain(listed?.providerStates[0]?.parameters)).toEqual({ id: 1 });
  });

  it('reads messages of V3 and V4', () => {
    const v3 = parsePact(JSON.stringify({ ...PACTICIPANTS, messages: [{ description: 'm', contents: { a: 1 } }] }));
    const v4 = pactOf({
      version: '4.0',
      interactions: [
        { type: 'Asynchronous/Messages', description: 'm', contents: { content: { a: 1 } } },
        { type: 'Synchronous/Messages', description: 's', request: {}, response: [{}, {}] },
      ],
    });

    expect(kinds(v3.interactions)).toEqual(['asynchronous-message']);
    expect(kinds(v4.interactions)).toEqual(['asynchronous-message', 'synchronous-messages']);
  });

  it.each(['2.0.0', '3.0.0', '4.0'])('takes an empty list for an empty object, as PHP writes it, in %s', (version) => {
    const stated = { headers: [], query: [], matchingRules: [], generators: [] };

    expect(request(stated, version)).toEqual(
      request({ headers: {}, query: {}, matchingRules: {}, generators: {} }, version),
    );
    expect(request({ matchingRules: { body: [], path: [], header: { 'X-A': [] } } }, version).rules.size).toBe(0);
    expect(request({ generators: { body: [], header: [] } }, version).generators.size).toBe(0);
  });

  it('takes an empty list for no parameters of a provider state', () => {
    const [interaction] = pactOf({
      interactions: [{ description: 'a', providerStates: [{ name: 's', params: [] }], request: {}, response: {} }],
    }).interactions;

    expect(interaction?.providerStates).toEqual([{ name: 's', parameters: new Map() }]);
  });

  it.each(['2.0.0', '3.0.0'])('knows no types of interactions in %s', (version) => {
    const interactions = ['Asynchronous/Messages', 'Other', ''].map((type) => ({
      type,
      description: 'd',
      request: {},
    }));

    expect(kinds(pactOf({ version, interactions }).interactions)).toEqual(['http', 'http', 'http']);
  });

  it.each([{}, { combine: 'OR' }, { matchers: null }, { matchers: [], combine: 'AND' }])(
    'reads no rules from %j',
    (list) => {
      const matchingRules = { body: { '$.a': list }, header: { 'X-A': list }, path: list };

      expect(request({ matchingRules }).rules.size).toBe(0);
    },
  );

  it.each([[{ match: 'type' }], [{ matchers: [{ match: 'type' }] }], [{ '': { matchers: [{ match: 'type' }] } }]])(
    'reads the rule for the path from %j',
    (path) => {
      expect(request({ matchingRules: { path } }).rules.get('path')).toMatchObject([{ expression: '', rules: [{}] }]);
    },
  );

  it('accepts a byte order mark', () => {
    expect(parsePact(`\uFEFF${pactText({ interactions: [] })}`).interactions).toEqual([]);
  });

  it.each([
    ['no JSON', '{"consumer":', '$', 'the text is not JSON'],
    ['a list', '[]', '$', 'expected an object but found an array'],
    ['no consumer', '{"provider":{"name":"p"}}', '$.consumer', 'expected a value but found nothing'],
    ['a blank name', '{"consumer":{"name":" "},"provider":{"name":"p"}}', '$.consumer.name', 'expected a name'],
    ['interactions of another type', textWith({ interactions: {} }), '$.interactions', 'expected an array'],
    [
      'a number for an interaction',
      textWith({ interactions: [7] }),
      '$.interactions[0]',
      'expected an object but found 7',
    ],
    ['no request', textWith({ interactions: [{}] }), '$.interactions[0].request', 'expected a value'],
    [
      'a method of another type',
      textWith({ interactions: [{ request: { method: 1 } }] }),
      '$.interactions[0].request.method',
      'expected a string but found 1',
    ],
    [
      'a header of another type',
      textWith({ interactions: [{ request: { headers: { 'X-A b': {} } } }] }),
      '$.interactions[0].request.headers["X-A b"]',
      'expected a string but found an object',
    ],
    [
      'a status that is none',
      textWith({ interactions: [{ request: {}, response: { status: 'ok' } }] }),
      '$.interactions[0].response.status',
      'expected a status from 100 to 999 but found "ok"',
    ],
    [
      'rules that are no list',
      textWith({ interactions: [{ request: { matchingRules: { body: { $: { matchers: {} } } } } }] }),
      '$.interactions[0].request.matchingRules.body["$"].matchers',
      'expected an array',
    ],
  ])('names the place of %s', (_what, text, path, problem) => {
    expect(() => parsePact(text)).toThrow(
      expect.objectContaining({
        name: 'ContractError',
        code: 'PACT_CONTRACT_INVALID',
        path,
        problem: expect.stringContaining(problem),
      }),
    );
  });

  it('gives the same pact in slices', () => {
    const text = pactText({
      interactions: Array.from({ length: 500 }, (_, index) => ({
        description: `d${index}`,
        request: {},
        response: {},
      })),
    });
    let steps = 0;
    const slices = parsePactInSlices(text);
    for (let step = slices.next(); !step.done; step = slices.next()) {
      steps += 1;
    }

    expect(steps).toBeGreaterThan(3);
    expect(runToEnd(parsePactInSlices(text))).toEqual(parsePact(text));
  });
});

function request(members: object, version = '3.0.0'): HttpInteraction['request'] {
  const [interaction] = pactOf({
    version,
    interactions: [{ description: 'it', request: members, response: {} }],
  }).interactions;
  if (interaction?.kind !== 'http') {
    throw new Error('expected an HTTP interaction');
  }
  return interaction.request;
}

function kinds(interactions: readonly Interaction[]): readonly string[] {
  return interactions.map(({ kind }) => kind);
}

function textWith(members: object): string {
  return JSON.stringify({ ...PACTICIPANTS, ...members });
}
