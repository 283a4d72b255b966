import { describe, expect, it } from '@jest/globals';
import { matchMessage, matchResponse, parseJson, parsePact } from '../src/index.js';
import type { HttpResponse, JsonObject, MessagePattern } from '../src/index.js';
import { contractsOf } from './contract.js';

interface ResponseOptions {
  readonly status?: number;
  readonly headers?: HttpResponse['headers'];
  readonly body?: string;
}

function places(template: object, { status = 200, headers = [], body }: ResponseOptions): readonly string[] {
  const contracts = contractsOf({ interactions: [{ description: 'd', request: {}, response: template }] });
  const [interaction] = contracts.interactions;
  if (interaction === undefined) {
    throw new Error('expected an interaction');
  }
  const bytes = body === undefined ? undefined : new TextEncoder().encode(body);
  return matchResponse(interaction, { status, headers, body: bytes }).map(({ part, where }) =>
    `${part} ${where}`.trim(),
  );
}

describe('matchResponse', () => {
  it('allows headers and members that the contract does not name', () => {
    const template = { status: 200, headers: { 'X-A': '1' }, body: { a: 1 } };
    const headers: HttpResponse['headers'] = [
      ['x-a', '1'],
      ['X-B', '2'],
    ];

    expect(places(template, { headers, body: '{"a":1,"b":2}' })).toEqual([]);
  });

  it('names the status, headers and places of the body that differ', () => {
    const template = { status: 200, headers: { 'X-A': '1' }, body: { a: 1, l: [1] } };

    expect(places(template, { status: 201, body: '{"l":[1,2]}' })).toEqual([
      'status',
      'header X-A',
      'body $.a',
      'body $.l',
    ]);
  });

  it('holds a rule for the status', () => {
    const matchingRules = { status: { matchers: [{ match: 'statusCode', status: 'success' }] } };

    expect(places({ status: 200, matchingRules }, { status: 204 })).toEqual([]);
    expect(places({ status: 200, matchingRules }, { status: 404 })).toEqual(['status']);
  });

  it('joins lines of a header of the same name', () => {
    const headers: HttpResponse['headers'] = [
      ['Vary', 'a'],
      ['vary', 'b'],
    ];

    expect(places({ headers: { Vary: 'a, b' } }, { headers })).toEqual([]);
  });
});

describe('matchMessage', () => {
  const pattern = messagePattern({
    contents: { id: 'a', n: 1 },
    metaData: { contentType: 'application/json', queue: 'q-1' },
    matchingRules: {
      body: { '$.id': { matchers: [{ match: 'type' }] } },
      metadata: { queue: { matchers: [{ match: 'regex', regex: 'q-\\d' }] } },
    },
  });

  it.each([
    ['the example', '{"id":"a","n":1}', '{"contentType":"application/json","queue":"q-1"}', []],
    [
      'what the rules allow',
      '{"id":"z","n":1,"x":0}',
      '{"Content-Type":"application/json;charset=utf-8","queue":"q-2"}',
      [],
    ],
    ['other contents', '{"id":1,"n":2}', '{"contentType":"application/json","queue":"q-1"}', ['body $.id', 'body $.n']],
    ['other metadata', '{"id":"a","n":1}', '{"contentType":"application/json","queue":"x"}', ['metadata queue']],
    ['missing metadata', '{"id":"a","n":1}', '{}', ['metadata contentType', 'metadata queue']],
  ])('compares %s', (_what, contents, metadata, expected) => {
    const mismatches = matchMessage(pattern, {
      contents: new TextEncoder().encode(contents),
      metadata: parseJson(metadata) as JsonObject, // an object by the cases above
    });

    expect(mismatches.map(({ part, where }) => `${part} ${where}`)).toEqual(expected);
  });
});

function messagePattern(message: object): MessagePattern {
  const pact = { consumer: { name: 'c' }, provider: { name: 'p' }, messages: [{ description: 'm', ...message }] };
  const [interaction] = parsePact(JSON.stringify(pact)).interactions;
  if (interaction?.kind !== 'asynchronous-message') {
    throw new Error('expected a message');
  }
  return interaction.message;
}
