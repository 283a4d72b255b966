import { describe, expect, it } from '@jest/globals';
import { compile, compileInSlices, match, runToEnd } from '../src/index.js';
import { pactOf, requestOf } from './contract.js';

const GOOD = { description: 'good', request: { method: 'GET', path: '/' }, response: { status: 200 } };

const REQUEST_PATH = '$.interactions[1].request';

describe('compile', () => {
  it.each([
    [
      'a regex that is none',
      { request: { body: {}, matchingRules: { body: { '$.a': rule('(') } } } },
      '$.interactions[1].request',
    ],
    [
      'a path expression that is none',
      { request: { matchingRules: { body: { '$.a[': rule('a') } } } },
      '$.interactions[1].request',
    ],
    [
      'a regex for the path that is none',
      { request: { matchingRules: { path: rule('[') } } },
      '$.interactions[1].request',
    ],
    [
      'a regex of a response that is none',
      { request: {}, response: { matchingRules: { body: { $: rule('(') } } } },
      '$.interactions[1].response',
    ],
    [
      'variants that are no list',
      {
        request: {
          body: [1],
          matchingRules: { body: { $: { matchers: [{ match: 'arrayContains', variants: {} }] } } },
        },
      },
      '$.interactions[1].request',
    ],
    ['variants that are no list', { request: withRule({ match: 'arrayContains', variants: 'all' }) }, REQUEST_PATH],
    [
      'a regex in a variant that is none',
      { request: withRule({ match: 'arrayContains', variants: [{ index: 0, rules: { $: rule('(') } }] }) },
      REQUEST_PATH,
    ],
    [
      'a path expression in a variant that is none',
      { request: withRule({ match: 'arrayContains', variants: [{ index: 0, rules: { '$[': rule('a') } }] }) },
      REQUEST_PATH,
    ],
    ['no variants', { request: withRule({ match: 'arrayContains' }) }, REQUEST_PATH],
    ['a rule without a name', { request: withRule({ match: null }) }, REQUEST_PATH],
    ['a rule whose name is empty', { request: withRule({ match: '' }) }, REQUEST_PATH],
    [
      'a rule among those for keys that has no name',
      { request: withRule({ match: 'eachKey', rules: [{}] }) },
      REQUEST_PATH,
    ],
    ['the rule min without a number', { request: withRule({ match: 'min', min: 'few' }) }, REQUEST_PATH],
    ['the rule max without a number', { request: withRule({ match: 'max' }) }, REQUEST_PATH],
    ['rules of keys that are no list', { request: withRule({ match: 'eachKey', rules: 'all' }) }, REQUEST_PATH],
    [
      'a regex for keys that is none',
      { request: withRule({ match: 'eachKey', rules: [{ match: 'regex', regex: '(' }] }) },
      REQUEST_PATH,
    ],
    [
      'a regex for values of values that is none',
      {
        request: withRule({
          match: 'eachValue',
          rules: [{ match: 'eachValue', rules: [{ match: 'regex', regex: '(' }] }],
        }),
      },
      REQUEST_PATH,
    ],
    [
      'a regex for the values of a query parameter that is none',
      {
        request: {
          query: { a: ['1'] },
          matchingRules: {
            query: { a: { matchers: [{ match: 'eachValue', rules: [{ match: 'regex', regex: '(' }] }] } },
          },
        },
      },
      REQUEST_PATH,
    ],
  ])('leaves out a pact with %s whole, and names it', (_what, bad, path) => {
    const badPact = pactOf({ interactions: [GOOD, { description: 'bad', ...bad }] });
    const goodPact = pactOf({ interactions: [GOOD] });
    const contracts = compile([badPact, goodPact]);

    expect(contracts.interactions.map(({ pact }) => pact)).toEqual([goodPact]);
    expect(contracts.rejected).toEqual([
      {
        pact: badPact,
        error: expect.objectContaining({ code: 'PACT_CONTRACT_INVALID', path: expect.stringContaining(path) }),
      },
    ]);
  });

  it('takes as many steps as it needs to stay out of the way', () => {
    const interactions = Array.from({ length: 1_000 }, (_, index) => ({
      ...GOOD,
      request: { method: 'GET', path: `/${index}` },
    }));
    const slices = compileInSlices([pactOf({ interactions })]);
    let steps = 0;
    for (let step = slices.next(); !step.done; step = slices.next()) {
      steps += 1;
    }

    expect(steps).toBeGreaterThan(30);
    expect(
      match(runToEnd(compileInSlices([pactOf({ interactions })])), requestOf({ url: '/7' }))?.interaction.index,
    ).toBe(7);
  });

  it('keeps the order of pacts and files', () => {
    const first = pactOf({ interactions: [GOOD, GOOD] });
    const second = pactOf({ interactions: [GOOD] });

    expect(compile([first, second]).interactions.map(({ pact }) => pact)).toEqual([first, first, second]);
  });
});

describe('match', () => {
  const plainOne = { description: 'plain', request: { method: 'GET', path: '/' } };
  const withQuery = {
    description: 'query',
    request: { method: 'GET', path: '/', query: { a: ['1'] }, matchingRules: {} },
  };

  it('prefers the interaction that names more headers', () => {
    const withHeader = { description: 'header', request: { method: 'GET', path: '/', headers: { 'X-A': '1' } } };

    expect(answer([plainOne, withHeader], { headers: { 'x-a': '1' } })).toBe('header');
    expect(answer([plainOne, withHeader], {})).toBe('plain');
  });

  it('takes the first of equals: a literal never beats a rule', () => {
    const withRule = {
      description: 'rule',
      request: { method: 'GET', path: '/x', matchingRules: { path: { matchers: [{ match: 'regex', regex: '/.*' }] } } },
    };

    expect(answer([withRule, plainOne], {})).toBe('rule');
    expect(answer([plainOne, withRule], {})).toBe('plain');
    expect(answer([plainOne, withQuery], { url: '/?a=1' })).toBe('query');
  });

  it('answers from the accepted interactions only, and prefers those with the wanted provider state', () => {
    const contracts = compile([
      pactOf({
        interactions: [
          { ...plainOne, description: 'stateless' },
          { ...plainOne, description: 'missing', providerStates: [{ name: 'no secret' }] },
          { ...plainOne, description: 'present', providerStates: [{ name: 'a secret' }] },
        ],
      }),
    ]);
    const request = requestOf({});
    const descriptionOf = (found: ReturnType<typeof match>): string | undefined => found?.interaction.description;

    expect(descriptionOf(match(contracts, request))).toBe('stateless');
    expect(descriptionOf(match(contracts, request, { providerState: (name) => name === 'a secret' }))).toBe('present');
    expect(descriptionOf(match(contracts, request, { providerState: () => false }))).toBe('stateless');
    expect(
      descriptionOf(match(contracts, request, { accepts: ({ interaction }) => interaction.providerStates.length > 0 })),
    ).toBe('missing');
  });

  function answer(interactions: readonly object[], request: Parameters<typeof requestOf>[0]): string | undefined {
    return match(compile([pactOf({ interactions })]), requestOf(request))?.interaction.description;
  }
});

function rule(regex: string): object {
  return { matchers: [{ match: 'regex', regex }] };
}

/** A request whose body `[1]` has one rule. */
function withRule(definition: object): object {
  return { body: [1], matchingRules: { body: { $: { matchers: [definition] } } } };
}
