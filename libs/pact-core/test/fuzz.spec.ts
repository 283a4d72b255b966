import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compile, explain, match, matchResponse, parsePact, respond } from '../src/index.js';
import type { HttpRequest, Pact } from '../src/index.js';

/** Names that mean something in a pact, or in JavaScript. */
const name = fc.constantFrom(
  ...['consumer', 'provider', 'name', 'interactions', 'request', 'response', 'method', 'path', 'query', 'headers'],
  ...[
    'body',
    'matchingRules',
    'generators',
    'matchers',
    'match',
    'combine',
    'status',
    'metadata',
    'contents',
    'content',
  ],
  ...['$', '$.a', '$.*', '$.body', 'type', 'regex', 'min', 'rules', 'variants', 'index', 'encoded', 'contentType'],
  ...['__proto__', 'constructor', 'toString', 'a', ''],
);
const scalar = fc.constantFrom<unknown>(
  null,
  true,
  0,
  -1,
  1.5,
  '',
  'a',
  '/',
  'type',
  'regex',
  '(a+)+$',
  '[',
  'POST',
  'date',
  '$',
);
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    scalar,
    fc.array(tie('tree'), { maxLength: 3 }),
    fc.array(fc.tuple(name, tie('tree')), { maxLength: 5 }).map((entries) => objectOf(entries)),
  ),
}));

/** A plain object whose `__proto__` is a member. */
function objectOf(entries: readonly (readonly [string, unknown])[]): unknown {
  return JSON.parse(`{${entries.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`).join()}}`);
}

const wireBody = fc.oneof(
  fc.json({ maxDepth: 3 }).map((text) => new TextEncoder().encode(text)),
  fc.uint8Array({ maxLength: 40 }),
  fc.constantFrom('<a>', '<a b="1">x</a>', 'a=1&b', '--B\r\n\r\n').map((text) => new TextEncoder().encode(text)),
);
const contentType = fc.constantFrom('application/json', 'text/xml', 'multipart/form-data; boundary=B', 'a/b', 'x', '');
const request: fc.Arbitrary<HttpRequest> = fc.record({
  method: fc.constantFrom('GET', 'POST', ''),
  path: fc.oneof(fc.constantFrom('/', '', '//', '/%', 'http://x'), fc.string()),
  query: fc.oneof(fc.constantFrom('', 'a=%', '&&=', 'a=%C3', '__proto__=1'), fc.string()),
  headers: contentType.map((type) => ({ 'content-type': [type] })),
  body: wireBody,
});

function parsed(text: string): Pact | undefined {
  try {
    return parsePact(text);
  } catch (error) {
    expect(error).toMatchObject({ code: 'PACT_CONTRACT_INVALID' });
    return undefined;
  }
}

function exercise(pact: Pact, received: HttpRequest): void {
  const contracts = compile([pact]);
  const found = match(contracts, received);
  const { nearest } = explain(contracts, received);
  expect(nearest.some(({ mismatches }) => mismatches.length === 0)).toBe(found !== undefined);
  for (const interaction of contracts.interactions) {
    const response = respond(interaction, { now: () => new Date(0), random: () => 0.5 });
    expect(Array.isArray(matchResponse(interaction, response))).toBe(true);
  }
}

describe('the library under arbitrary input', () => {
  it('reads any text as a pact or says why not', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          tree.map((value) => JSON.stringify(value)),
        ),
        (text) => {
          parsed(text);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('matches, explains and answers with any pact and any request', () => {
    fc.assert(
      fc.property(tree, tree, tree, request, (requestTree, responseTree, rules, received) => {
        const interaction = { request: withRules(requestTree, rules), response: withRules(responseTree, rules) };
        const pact = parsed(
          JSON.stringify({
            consumer: { name: 'c' },
            provider: { name: 'p' },
            metadata: { pactSpecification: { version: '4.0' } },
            interactions: [interaction],
          }),
        );
        if (pact !== undefined) {
          exercise(pact, received);
        }
      }),
      { numRuns: 1_000 },
    );
    expect(Object.prototype).not.toHaveProperty('a');
  }, 60_000);

  it('matches any request against rules for every part', () => {
    const rule = {
      matchers: [
        { match: 'regex', regex: '(a+)+$' },
        { match: 'type', min: 1 },
      ],
    };
    const body = fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constantFrom('<a>x</a>', 'a=1', 'text'));
    fc.assert(
      fc.property(body, contentType, request, (example, type, received) => {
        const pact = parsePact(
          JSON.stringify({
            consumer: { name: 'c' },
            provider: { name: 'p' },
            interactions: [
              {
                request: {
                  headers: { 'Content-Type': type },
                  query: { a: ['1'] },
                  body: example,
                  matchingRules: {
                    path: rule,
                    query: { a: rule },
                    header: { 'content-type': rule },
                    body: { $: rule },
                  },
                },
                response: {},
              },
            ],
          }),
        );
        exercise(pact, received);
      }),
      { numRuns: 500 },
    );
  }, 60_000);
});

function withRules(message: unknown, rules: unknown): unknown {
  return typeof message === 'object' && message !== null && !Array.isArray(message)
    ? { ...message, matchingRules: { body: { $: { matchers: [rules] } } } }
    : message;
}
