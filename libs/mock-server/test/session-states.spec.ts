import { afterEach, describe, expect, it } from '@jest/globals';
import { pactText, servePacts } from '../src/testing/index.js';
import type { InteractionText, TestMock } from '../src/testing/index.js';
import { openSession, sendJson } from './support/sessions.js';

function answering(method: string, path: string, states: readonly string[]): InteractionText[] {
  return ['', ...states].map((state) => ({
    description: `${method} ${path} ${state}`,
    ...(state !== '' && { providerStates: [{ name: state }] }),
    request: { method, path },
    response: { status: 200, body: state },
  }));
}

const pact = pactText([
  ...answering('GET', '/job', ['the job is pending', 'the job is ready', 'the job is ready at last']),
  ...answering('GET', '/other', ['the job is ready']),
  ...answering('POST', '/job', []),
  ...[undefined, 'a value is set'].map((state) => ({
    description: `a value of ${state ?? 'no state'}`,
    ...(state !== undefined && { providerStates: [{ name: state }] }),
    request: { method: 'GET', path: '/value' },
    response: {
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: { id: 1, name: 'example' },
      generators: {
        body: {
          '$.id': { type: 'ProviderState', expression: 'id' },
          '$.name': { type: 'ProviderState', expression: '${prefix}-${id}' },
        },
      },
    },
  })),
  ...['it is new', 'it is used'].map((state) => ({
    description: `a request with a token when ${state}`,
    providerStates: [{ name: state }],
    request: {
      method: 'POST',
      path: '/token',
      headers: { 'content-type': 'application/json' },
      body: { token: 'example' },
      matchingRules: { body: { '$.token': { matchers: [{ match: 'type' }] } } },
    },
    response: { status: 200, body: state },
  })),
]);

let mock: TestMock | undefined;

async function start(): Promise<string> {
  mock = await servePacts([pact]);
  return mock.url;
}

afterEach(async () => {
  await mock?.close();
  mock = undefined;
});

async function get(url: string, headers: Readonly<Record<string, string>> = {}): Promise<string> {
  return (await fetch(url, { headers })).text();
}

async function status(response: Promise<Response>): Promise<number> {
  return (await response).status;
}

describe('the active provider states of a session', () => {
  it('are preferred, without hiding what has no state, and without an effect on other sessions', async () => {
    const url = await start();
    const pending = await openSession(url, 'a', { states: ['the job is pending'] });
    const ready = await openSession(url, 'b', { states: ['the job is ready'] });
    expect(await get(`${pending}/job`)).toBe('the job is pending');
    expect(await get(`${ready}/job`)).toBe('the job is ready');
    expect(await get(`${pending}/other`)).toBe('');
    expect(await get(`${url}/job`)).toBe('');
  });

  it('are names, or else regular expressions', async () => {
    const url = await start();
    const session = await openSession(url, 'a', { states: ['ready at'] });
    expect(await get(`${session}/job`)).toBe('the job is ready at last');
  });

  it('give way to the states that a request asks for', async () => {
    const url = await start();
    const session = await openSession(url, 'a', { states: ['the job is pending'] });
    expect(await get(`${session}/job`, { 'x-pact-provider-state': 'the job is ready' })).toBe('the job is ready');
    expect(await get(`${session}/job`, { 'x-pact-provider-state': 'unheard of' })).toBe('');
  });

  it('can be set, added to and cleared, in the default session too', async () => {
    const url = await start();
    await openSession(url, 'a');
    for (const [query, target] of [
      ['', url],
      ['?session=a', `${url}/s/a`],
    ] as const) {
      const states = `${url}/_pact/provider-states${query}`;
      expect(await status(sendJson('PUT', states, { states: ['unheard of'] }))).toBe(200);
      expect(await get(`${target}/job`)).toBe('');
      expect(await status(sendJson('POST', states, { name: 'the job is ready', params: { id: 7 } }))).toBe(200);
      expect(await get(`${target}/job`)).toBe('the job is ready');
      expect(await (await fetch(states)).json()).toEqual({
        states: [
          { name: 'unheard of', params: {} },
          { name: 'the job is ready', params: { id: 7 } },
        ],
        sequence: [],
      });
      expect(await status(sendJson('DELETE', states))).toBe(204);
      expect(await get(`${target}/job`)).toBe('');
    }
  });

  it('state values for the generators of responses', async () => {
    const url = await start();
    const session = await openSession(url, 'a', {
      states: ['unheard of', { name: 'of the job', params: { id: 7, prefix: 'job' } }],
    });
    expect(await get(`${session}/value`)).toBe('{"id":7,"name":"job-7"}');
    await sendJson('POST', `${url}/_pact/provider-states?session=a`, { name: 'more', params: { id: 8 } });
    expect(await get(`${session}/value`)).toBe('{"id":8,"name":"job-8"}');
    expect(await get(`${url}/value`)).toBe('{"id":1,"name":"example"}');
  });

  it.each([
    ['no object', 'PUT', [1]],
    ['no list', 'PUT', { states: 'a' }],
    ['a number', 'PUT', { states: [1] }],
    ['an unknown member', 'PUT', { state: ['a'] }],
    ['an unknown member of a state', 'PUT', { states: [{ name: 'a', parameters: {} }] }],
    ['a list of params', 'PUT', { states: [{ name: 'a', params: [] }] }],
    ['too many', 'PUT', { states: Array.from({ length: 101 }, (_, index) => `state ${index}`) }],
    ['too long', 'PUT', { states: ['x'.repeat(20_000)] }],
    ['no name', 'POST', { params: {} }],
    ['a list where one is expected', 'POST', ['a']],
    ['nothing', 'POST', undefined],
  ])('are refused when they are none: %s', async (_title, method, body) => {
    const url = await start();
    expect(await status(sendJson(method, `${url}/_pact/provider-states`, body))).toBe(400);
    expect(await status(sendJson(method, `${url}/_pact/provider-states?session=gone`, body))).toBe(404);
  });
});

describe('a sequence of provider states', () => {
  const sequence = ['the job is pending', 'the job is pending', 'the job is ready'];

  it('is gone through by each kind of request, and ends with the last', async () => {
    const url = await start();
    const session = await openSession(url, 'a', { sequence });
    expect(await (await sendJson('POST', `${session}/job`)).text()).toBe('');
    const answers = [];
    for (let count = 0; count < 4; count++) {
      answers.push(await get(`${session}/job`));
    }
    expect(answers).toEqual([...sequence, 'the job is ready']);
    expect(await get(`${session}/other`)).toBe('the job is ready');
    expect(await get(`${url}/job`)).toBe('');
  });

  it('gives way to the states that a request asks for, which take no turn', async () => {
    const url = await start();
    const session = await openSession(url, 'a', { sequence });
    expect(await get(`${session}/job`, { 'x-pact-provider-state': 'at last' })).toBe('the job is ready at last');
    expect(await get(`${session}/job`)).toBe('the job is pending');
  });

  it('is not moved by a dry run', async () => {
    const url = await start();
    await openSession(url, 'a', { sequence: ['the job is ready', 'the job is pending'] });
    for (const request of [{ path: '/s/a/job' }, { path: '/job', headers: { 'x-pact-session': 'a' } }]) {
      const response = await sendJson('POST', `${url}/_pact/match`, { method: 'GET', ...request });
      expect(await response.json()).toMatchObject({ match: { interaction: 'GET /job the job is ready' } });
    }
    const unknown = { method: 'GET', path: '/job', headers: { 'x-pact-session': 'gone' } };
    expect(await status(sendJson('POST', `${url}/_pact/match`, unknown))).toBe(400);
  });

  it('goes on while states are added, and begins anew when it is set', async () => {
    const url = await start();
    const session = await openSession(url, 'a', { sequence: ['the job is pending', 'the job is ready'] });
    const states = `${url}/_pact/provider-states?session=a`;
    expect(await get(`${session}/job`)).toBe('the job is pending');
    await sendJson('POST', states, 'unheard of');
    expect(await get(`${session}/job`)).toBe('the job is ready');
    await sendJson('PUT', states, { sequence });
    expect(await get(`${session}/job`)).toBe('the job is pending');
  });

  it('takes requests that differ in what the contract leaves open for the same', async () => {
    const url = await start();
    const session = await openSession(url, 'a', { sequence: ['it is new', 'it is used'] });
    expect(await (await sendJson('POST', `${session}/token`, { token: '1' })).text()).toBe('it is new');
    expect(await (await sendJson('POST', `${session}/token`, { token: '2' })).text()).toBe('it is used');
  });

  it('states values, over those of the active states', async () => {
    const url = await start();
    const session = await openSession(url, 'a', {
      states: [{ name: 'unheard of', params: { id: 7, prefix: 'job' } }],
      sequence: [8, 9].map((id) => ({ name: 'a value is set', params: { id } })),
    });
    expect(await get(`${session}/value`)).toBe('{"id":8,"name":"job-8"}');
    expect(await get(`${session}/value`)).toBe('{"id":9,"name":"job-9"}');
  });
});
