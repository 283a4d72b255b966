import { describe, expect, it } from '@jest/globals';
import { compile } from './compile/compile.js';
import type { CompiledInteraction } from './compile/contracts.js';
import type { HttpResponse } from './http-message.js';
import { parsePact } from './parse/parse-pact.js';
import { decodeUtf8 } from './text/utf8.js';
import { fixedResponse, respond, type ResponseContext } from './respond.js';

const CONTEXT: ResponseContext = {
  now: () => new Date(2020, 0, 2, 3, 4, 5),
  random: () => 0,
  mockServerUrl: 'http://127.0.0.1:8080',
};

function interactionWith(response: object): CompiledInteraction {
  const pact = {
    consumer: { name: 'consumer' },
    provider: { name: 'provider' },
    interactions: [{ description: 'a request', request: { method: 'GET', path: '/' }, response }],
    metadata: { pactSpecification: { version: '3.0.0' } },
  };
  const [interaction] = compile([parsePact(JSON.stringify(pact))]).interactions;
  if (interaction === undefined) {
    throw new Error('The pact was not compiled');
  }
  return interaction;
}

function responseOf(response: object, context = CONTEXT): HttpResponse {
  return respond(interactionWith(response), context);
}

function bodyOf(response: object): string | undefined {
  return decodeUtf8(responseOf(response).body ?? new Uint8Array());
}

const JSON_TYPE = { 'Content-Type': 'application/json' };

describe('respond', () => {
  it('answers with the example', () => {
    const response = responseOf({ status: 201, headers: { ...JSON_TYPE, 'X-List': 'a, b' }, body: { a: [1, 'é'] } });

    expect(response.status).toBe(201);
    expect(response.headers).toContainEqual(['Content-Type', 'application/json']);
    expect(decodeUtf8(response.body ?? new Uint8Array())).toBe('{"a":[1,"é"]}');
  });

  it('has no body where the contract has none', () => {
    expect(responseOf({ status: 204 }).body).toBeUndefined();
  });

  it('keeps numbers as they are written', () => {
    const text = `{"consumer": {"name": "c"}, "provider": {"name": "p"}, "interactions": [{"description": "d",
      "request": {"method": "GET", "path": "/"},
      "response": {"status": 200, "body": {"a": 2.0, "b": 9007199254740993}}}]}`;
    const [interaction] = compile([parsePact(text)]).interactions;

    expect(interaction).toBeDefined();
    expect(interaction && decodeUtf8(respond(interaction, CONTEXT).body ?? new Uint8Array())).toBe(
      '{"a":2.0,"b":9007199254740993}',
    );
  });

  it('generates values in JSON wherever a path leads', () => {
    const generator = { type: 'RandomInt', min: 7, max: 7 };
    const body = bodyOf({
      status: 200,
      headers: JSON_TYPE,
      body: {
        a: {
          b: [
            { c: 1, d: 2 },
            { c: '3', d: 4 },
          ],
        },
        e: { f: 1, g: '2' },
        h: [1, 2],
      },
      generators: {
        body: { '$.a.b[*].c': generator, '$.e.*': generator, '$.h[1]': generator, '$.missing.path': generator },
      },
    });

    expect(body).toBe('{"a":{"b":[{"c":7,"d":2},{"c":"7","d":4}]},"e":{"f":7,"g":"7"},"h":[1,7]}');
  });

  it('generates outer values before inner ones', () => {
    const providerStateValues = new Map([['made', new Map([['b', 1]])]]);
    const { body } = responseOf(
      {
        status: 200,
        headers: JSON_TYPE,
        body: { a: null },
        generators: {
          body: {
            '$.a.b': { type: 'RandomInt', min: 7, max: 7 },
            '$.a': { type: 'ProviderState', expression: 'made' },
          },
        },
      },
      { ...CONTEXT, providerStateValues },
    );

    expect(decodeUtf8(body ?? new Uint8Array())).toBe('{"a":{"b":7}}');
  });

  it('replaces the whole body at the root', () => {
    const generators = { body: { $: { type: 'Date' } } };

    expect(bodyOf({ status: 200, headers: JSON_TYPE, body: '"x"', generators })).toBe('"2020-01-02"');
  });

  it('applies the generators of arrayContains variants to their items', () => {
    const variant = { index: 1, rules: {}, generators: { '$.id': { type: 'RandomInt', min: 7, max: 7 } } };
    const body = bodyOf({
      status: 200,
      headers: JSON_TYPE,
      body: { l: [{ id: 1 }, { id: 2 }] },
      matchingRules: { body: { '$.l': { matchers: [{ match: 'arrayContains', variants: [variant] }] } } },
    });

    expect(body).toBe('{"l":[{"id":1},{"id":7}]}');
  });

  it('generates texts and attributes in XML', () => {
    const body = bodyOf({
      status: 200,
      headers: { 'Content-Type': 'application/xml' },
      body: '<?xml version="1.0" encoding="UTF-8"?><!-- c --><order id="1" note="a&amp;b"><code>x</code> <code>y</code><o:n xmlns:o="urn:o"><![CDATA[z]]></o:n><e/></order>',
      generators: {
        body: {
          "$.order['@id']": { type: 'RandomInt', min: 7, max: 7 },
          "$.order.code[1]['#text']": { type: 'MockServerURL', example: 'http://a/<b>', regex: 'http://a(/.*)' },
          "$.order['o:n']['#text']": { type: 'Date' },
        },
      },
    });

    expect(body).toBe(
      '<?xml version="1.0" encoding="UTF-8"?><!-- c --><order id="7" note="a&amp;b"><code>x</code> <code>http://127.0.0.1:8080/&lt;b&gt;</code><o:n xmlns:o="urn:o">2020-01-02</o:n><e/></order>',
    );
  });

  it('keeps XML that is not well-formed', () => {
    const body = '<a><b></a>';
    const generators = { body: { "$.a.b['#text']": { type: 'Date' } } };

    expect(bodyOf({ status: 200, headers: { 'Content-Type': 'text/xml' }, body, generators })).toBe(body);
  });

  it('generates the fields of a form', () => {
    const body = bodyOf({
      status: 200,
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: 'a=1&b=x%20y&a=2&c',
      generators: {
        body: { '$.a[1]': { type: 'RandomInt', min: 7, max: 7 }, '$.c': { type: 'Time', format: 'HH:mm' } },
      },
    });

    expect(body).toBe('a=1&b=x%20y&a=7&c=03%3A04');
  });

  it('leaves a plain text alone', () => {
    const generators = { body: { $: { type: 'RandomInt' } } };

    expect(bodyOf({ status: 200, headers: { 'Content-Type': 'text/plain' }, body: 'plain', generators })).toBe('plain');
  });

  it('generates headers, in any case of their names, and adds those that are missing', () => {
    const { headers } = responseOf({
      status: 200,
      headers: { 'X-One': 'a' },
      generators: { header: { 'x-one': { type: 'Date' }, 'X-New': { type: 'RandomInt', min: 7, max: 7 } } },
    });

    expect(headers).toEqual([
      ['X-One', '2020-01-02'],
      ['X-New', '7'],
    ]);
  });

  it('generates the status, and keeps the example where the result is none', () => {
    const status = (min: number): number =>
      responseOf({ status: 200, generators: { status: { type: 'RandomInt', min, max: min } } }).status;

    expect(status(210)).toBe(210);
    expect(status(7)).toBe(200);
  });

  it('keeps the example under a path expression that is not valid', () => {
    const generators = { body: { '$.a[': { type: 'Date' }, '$.b': { type: 'Date' } } };

    expect(bodyOf({ status: 200, headers: JSON_TYPE, body: { a: 'x', b: 'y' }, generators })).toBe(
      '{"a":"x","b":"2020-01-02"}',
    );
  });

  it('takes a path of thousands of steps', () => {
    const generators = { body: { [`$${'.a'.repeat(50_000)}`]: { type: 'Date' } } };

    expect(bodyOf({ status: 200, headers: JSON_TYPE, body: { a: 'x' }, generators })).toBe('{"a":"x"}');
  });
});

describe('fixedResponse', () => {
  it('is the response where no generator takes part', () => {
    const interaction = interactionWith({ status: 201, headers: JSON_TYPE, body: { a: 1 } });

    expect(fixedResponse(interaction)).toEqual(respond(interaction, CONTEXT));
  });

  it.each([
    ['a generator', { body: { a: 1 }, generators: { body: { '$.a': { type: 'RandomInt', min: 7, max: 7 } } } }],
    ['a generator of the status', { generators: { status: { type: 'RandomInt', min: 200, max: 204 } } }],
  ])('is undefined with %s', (_, more) => {
    expect(fixedResponse(interactionWith({ status: 200, headers: JSON_TYPE, ...more }))).toBeUndefined();
  });
});
