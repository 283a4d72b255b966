import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compile, match } from '../src/index.js';
import type { CompiledInteraction, HttpRequest } from '../src/index.js';
import { contractsOf, pactOf, requestOf } from './contract.js';

/** Few names and values, so that interactions collide and requests often hit. */
const value = fc.constantFrom('1', '2', 'a');
const name = fc.constantFrom('p', 'q');
const scalar = fc.constantFrom<unknown>('1', 1, 2, true, null, 'a');
const path = fc.constantFrom('/', '/s', '/s/1', '/s/2', '/s/1/v');
const pathRule = fc.constantFrom('/s/\\d+', '/s/.*', '/s/1(/v)?', '.*', '/(s|t)');
const members = fc.dictionary(name, fc.oneof(scalar, fc.dictionary(name, scalar, { maxKeys: 2 })), { maxKeys: 2 });
const jsonBody = fc.oneof(members, fc.array(scalar, { maxLength: 2 }), scalar);

const bodyRules = fc.dictionary(
  fc.constantFrom('$', '$.p', '$.*', '$.p.q', '$[0]'),
  fc
    .constantFrom(
      { match: 'type' },
      { match: 'regex', regex: '\\w' },
      { match: 'values' },
      { match: 'eachKey', rules: [] },
    )
    .map((rule) => ({ matchers: [rule] })),
  { maxKeys: 2 },
);

const rule = fc.constantFrom('regex', 'type').map((kind) => ({ matchers: [{ match: kind, regex: '\\w' }] }));

const interaction = fc
  .record({
    method: fc.constantFrom('GET', 'POST'),
    path,
    pathRule: fc.option(pathRule, { nil: undefined }),
    query: fc.dictionary(name, fc.array(value, { minLength: 1, maxLength: 2 }), { maxKeys: 2 }),
    queryRules: fc.dictionary(name, rule, { maxKeys: 1 }),
    headers: fc.dictionary(fc.constantFrom('X-P', 'Accept'), value, { maxKeys: 2 }),
    headerRules: fc.dictionary(fc.constantFrom('X-P'), rule, { maxKeys: 1 }),
    body: fc.option(jsonBody, { nil: undefined }),
    bodyRules,
  })
  .map((parts) => ({
    description: 'generated',
    request: {
      method: parts.method,
      path: parts.path,
      query: parts.query,
      headers: parts.headers,
      ...(parts.body === undefined ? {} : { body: parts.body }),
      matchingRules: {
        ...(parts.pathRule === undefined ? {} : { path: { matchers: [{ match: 'regex', regex: parts.pathRule }] } }),
        query: parts.queryRules,
        header: parts.headerRules,
        body: parts.bodyRules,
      },
    },
    response: { status: 200 },
  }));

const request: fc.Arbitrary<HttpRequest> = fc
  .record({
    method: fc.constantFrom('GET', 'POST'),
    path,
    query: fc.array(fc.tuple(name, value), { maxLength: 3 }),
    headers: fc.dictionary(fc.constantFrom('x-p', 'accept'), value, { maxKeys: 2 }),
    body: fc.option(jsonBody, { nil: undefined }),
  })
  .map(({ method, path: at, query, headers, body }) =>
    requestOf({
      method,
      url: `${at}?${query.map(([key, text]) => `${key}=${text}`).join('&')}`,
      headers,
      body: body === undefined ? '' : JSON.stringify(body),
    }),
  );

/** The definition: of all that match, the one that names most headers and query parameters, then the first. */
function scan(interactions: readonly object[], received: HttpRequest): number | undefined {
  let best: { readonly index: number; readonly score: number } | undefined;
  interactions.forEach((each, index) => {
    const found = match(contractsOf({ interactions: [each] }), received);
    const score = found === undefined ? -1 : scoreOf(found);
    if (found !== undefined && (best === undefined || score > best.score)) {
      best = { index, score };
    }
  });
  return best?.index;
}

function scoreOf({ interaction: { request: pattern } }: CompiledInteraction): number {
  return pattern.headers.size + pattern.query.size;
}

describe('the index', () => {
  it('finds the interaction that trying all of them finds', () => {
    fc.assert(
      fc.property(
        fc.array(interaction, { minLength: 6, maxLength: 24 }),
        fc.array(request, { minLength: 4, maxLength: 8 }),
        (interactions, requests) => {
          const contracts = contractsOf({ interactions });
          for (const received of requests) {
            expect(match(contracts, received)?.interaction.index).toBe(scan(interactions, received));
          }
        },
      ),
      { numRuns: 150 },
    );
  }, 120_000);

  it('finds the same with a normalisation', () => {
    const normalisation = {
      headersByPresence: ['x-p'],
      droppedQueryParameters: ['q'],
      isDroppableMember: (key: string) => key === 'q',
      path: (at: string) => (at.length > 1 && at.endsWith('/v') ? at.slice(0, -2) : at),
    };
    fc.assert(
      fc.property(fc.array(interaction, { minLength: 6, maxLength: 12 }), request, (interactions, received) => {
        const contracts = contractsOf({ interactions, normalisation });
        const alone = interactions.map((each) => contractsOf({ interactions: [each], normalisation }));
        const matching = alone.flatMap((each, index) => {
          const found = match(each, received);
          return found === undefined ? [] : [{ index, score: scoreOf(found) }];
        });
        const [best] = matching.toSorted((a, b) => b.score - a.score);

        expect(match(contracts, received)?.interaction.index).toBe(best?.index);
      }),
      { numRuns: 100 },
    );
  }, 120_000);

  it('finds each of many interactions that differ in one feature only', () => {
    const numbers = Array.from({ length: 2_000 }, (_, index) => index);
    const groups: readonly {
      readonly interaction: (index: number) => object;
      readonly request: (index: number) => HttpRequest;
    }[] = [
      {
        interaction: (index) => ({ method: 'GET', path: `/items/${index}` }),
        request: (index) => requestOf({ url: `/items/${index}` }),
      },
      {
        interaction: (index) => ({
          method: 'GET',
          path: `/rx/${index}/0`,
          matchingRules: { path: { matchers: [{ match: 'regex', regex: `/rx/${index}/\\d+` }] } },
        }),
        request: (index) => requestOf({ url: `/rx/${index}/77` }),
      },
      {
        interaction: (index) => ({ method: 'GET', path: '/q', query: { page: ['1'], id: [`${index}`] } }),
        request: (index) => requestOf({ url: `/q?id=${index}&page=1` }),
      },
      {
        interaction: (index) => ({
          method: 'POST',
          path: '/',
          headers: { 'X-Target': `t${index % 7}` },
          body: { id: `s${index}` },
        }),
        request: (index) =>
          requestOf({ method: 'POST', headers: { 'x-target': `t${index % 7}` }, body: { id: `s${index}` } }),
      },
    ];
    const interactions = groups.flatMap((group) =>
      numbers.map((index) => ({ description: 'd', request: group.interaction(index), response: {} })),
    );
    const contracts = compile([pactOf({ interactions })]);

    groups.forEach((group, position) => {
      for (const index of numbers) {
        const found = match(contracts, group.request(index));
        expect(found?.interaction.index).toBe(position * numbers.length + index);
      }
    });
  }, 60_000);
});
