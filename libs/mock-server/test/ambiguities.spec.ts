import { afterEach, describe, expect, it } from '@jest/globals';
import { pactText, reading, servePacts } from '../src/testing/index.js';
import type { InteractionText, TestMock } from '../src/testing/index.js';

let mock: TestMock | undefined;

afterEach(async () => {
  await mock?.close();
  mock = undefined;
});

async function ambiguitiesOf(interactions: readonly InteractionText[]): Promise<Record<string, unknown>> {
  mock = await servePacts([pactText(interactions)]);
  return (await (await fetch(`${mock.url}/_pact/contracts`)).json()) as Record<string, unknown>;
}

function reads(path: string, description: string, more: Partial<InteractionText> = {}): InteractionText {
  return { ...reading(path, { is: description }), description, ...more };
}

function anySecret(description: string): InteractionText {
  const matchingRules = { path: { matchers: [{ match: 'regex', regex: '/secrets/\\w+' }] } };
  return reads('/secrets/any', description, { request: { method: 'GET', path: '/secrets/any', matchingRules } });
}

const inState = (name: string): Partial<InteractionText> => ({ providerStates: [{ name }] });
const named = (interaction: string, answers: unknown): object => ({
  provider: 'Vault',
  consumer: 'Shop',
  interaction,
  answers,
});
const byDefault = 'unless a state of another one is asked for';
const never = expect.stringMatching(/^never/);

describe('the ambiguities in /_pact/contracts', () => {
  it('are interactions with the same request, with how the choice is made', async () => {
    const { ambiguities } = await ambiguitiesOf([
      reads('/a', 'there', inState('it exists')),
      reads('/b', 'another request'),
      reads('/a', 'gone', inState('it is gone')),
      reads('/a', 'again', inState('it exists')),
    ]);

    expect(ambiguities).toEqual([
      {
        request: 'GET /a',
        interactions: [
          named('there', byDefault),
          named('gone', 'when a provider state is asked for: "it is gone"'),
          named('again', never),
        ],
      },
    ]);
  });

  it('are interactions whose rules accept the example of another one', async () => {
    const { ambiguities } = await ambiguitiesOf([anySecret('any'), reads('/secrets/db', 'the one')]);

    expect(ambiguities).toEqual([
      { request: 'GET /secrets/db', interactions: [named('any', byDefault), named('the one', never)] },
    ]);
  });

  it('are none where one interaction states more of the request', async () => {
    const request = { method: 'GET', path: '/a', headers: { accept: 'text/plain' }, query: { full: ['a b'] } };

    expect(await ambiguitiesOf([reads('/a', 'plain'), reads('/a', 'with more', { request })])).toMatchObject({
      ambiguities: [],
      ambiguities_complete: true,
    });
  });

  it('are found by bodies, too', async () => {
    const writes = (description: string, body: unknown): InteractionText =>
      reads('/w', description, { request: { method: 'POST', path: '/w', body } });

    expect(
      await ambiguitiesOf([writes('one', { a: 1 }), writes('two', { a: 2 }), writes('one again', { a: 1 })]),
    ).toMatchObject({
      ambiguities: [{ request: 'POST /w', interactions: [{ interaction: 'one' }, { interaction: 'one again' }] }],
    });
  });

  it('are bounded', async () => {
    const interactions = Array.from({ length: 1000 }, (_, index) => reads('/a', `number ${index}`));

    const { ambiguities } = (await ambiguitiesOf(interactions)) as {
      ambiguities: { interactions: unknown[] }[];
    };
    expect(ambiguities.map((ambiguity) => ambiguity.interactions.length)).toEqual([10]);
  });
});
