import { afterEach, describe, expect, it } from '@jest/globals';
import { pactText, servePacts } from '../src/testing/index.js';
import type { TestMock } from '../src/testing/index.js';

let mock: TestMock | undefined;

afterEach(async () => {
  await mock?.close();
  mock = undefined;
});

const STATES = ['', 'a secret exists', 'the secret exists with a value', 'the secret exists', 'a (b', 'one, two'];

async function start(
  env: NodeJS.ProcessEnv = {},
  states = STATES,
): Promise<(headers?: [string, string][]) => Promise<string | number>> {
  // One request, and a response for each state.
  const pact = pactText(
    states.map((state) => ({
      description: state,
      ...(state !== '' && { providerStates: [{ name: state }] }),
      request: { method: 'GET', path: '/s' },
      response: { status: 200, body: state },
    })),
  );
  mock = await servePacts([pact], { env });
  const url = `${mock.url}/s`;
  return async (headers = []) => {
    const response = await fetch(url, { headers });
    return response.ok ? response.text() : response.status;
  };
}

describe('X-Pact-Provider-State', () => {
  const inState = (...states: string[]): [string, string][] =>
    states.map((state): [string, string] => ['X-Pact-Provider-State', state]);

  it('prefers the interaction in a state of just that name', async () => {
    const get = await start();
    expect(await get(inState('the secret exists'))).toBe('the secret exists');
    expect(await get(inState('the secret exists with a value'))).toBe('the secret exists with a value');
  });

  it('prefers interactions in a state that the regular expression finds', async () => {
    const get = await start();
    expect(await get(inState('with a v.lue$'))).toBe('the secret exists with a value');
  });

  it('takes names that are no regular expressions, and names with commas', async () => {
    const get = await start();
    expect(await get(inState('a (b'))).toBe('a (b');
    expect(await get(inState('one, two'))).toBe('one, two');
  });

  it('takes several states', async () => {
    const get = await start();
    expect(await get(inState('unheard of', 'a secret exists'))).toBe('a secret exists');
  });

  it('leaves the order to the contract when no interaction is in the state', async () => {
    const get = await start();
    expect(await get()).toBe('');
    expect(await get(inState('unheard of'))).toBe('');
  });
});

describe('PROVIDER_STATE', () => {
  it('lets only interactions in a matching state answer', async () => {
    const get = await start({ PROVIDER_STATE: '^the secret' });
    expect(await get()).toBe('the secret exists with a value');
  });

  it('lets stateless interactions answer too with EMPTY_PROVIDER_STATE', async () => {
    const get = await start({ PROVIDER_STATE: '^the secret', EMPTY_PROVIDER_STATE: 'true' });
    expect(await get()).toBe('');
  });

  it('leaves nothing when no state matches', async () => {
    const get = await start({ PROVIDER_STATE: 'unheard of' });
    expect(await get()).toBe(500);
  });

  it('keeps the server from starting when it is no regular expression', async () => {
    await expect(start({ PROVIDER_STATE: '(' })).rejects.toThrow(/PROVIDER_STATE must be a regular expression/);
  });
});

describe('PROVIDER_STATE_HEADER_NAME', () => {
  it('names the header by which a request says in which states it may be answered', async () => {
    const get = await start({ PROVIDER_STATE_HEADER_NAME: 'X-State' });
    expect(await get([['X-State', '^a secret']])).toBe('a secret exists');
    expect(await get([['X-State', 'unheard of']])).toBe(500);
    expect(await get()).toBe('');
  });

  it('is answered with 400 when the request holds no regular expression there', async () => {
    const get = await start({ PROVIDER_STATE_HEADER_NAME: 'X-State' });
    expect(await get([['X-State', '(']])).toBe(400);
  });

  it('takes bounded time for every expression', async () => {
    const state = `${'a'.repeat(40)}!`;
    const get = await start({ PROVIDER_STATE_HEADER_NAME: 'X-State' }, [state]);
    expect(await get([['X-State', '(a+)+$']])).toBe(500);
    expect(await get([['X-Pact-Provider-State', '(a+)+$']])).toBe(state);
  });
});
