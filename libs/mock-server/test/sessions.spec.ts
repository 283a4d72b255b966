import { afterEach, describe, expect, it } from '@jest/globals';
import { pactText, reading, servePacts } from '../src/testing/index.js';
import type { TestMock, TestMockOptions } from '../src/testing/index.js';
import { openSession } from './support/sessions.js';
import type { Challenge } from '../src/profiles/profile.js';
import { rawProfile } from '../src/profiles/raw-profile.js';

const pact = pactText([
  reading('/a', 'a'),
  reading('/s/taken/a', 'a path of the contract'),
  {
    description: 'a link',
    request: { method: 'GET', path: '/link' },
    response: {
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: { next: 'http://example.com/a' },
      generators: {
        body: { '$.next': { type: 'MockServerURL', regex: '.*(\\/a)$', example: 'http://example.com/a' } },
      },
    },
  },
]);

let mock: TestMock | undefined;

async function start(options: TestMockOptions = {}): Promise<string> {
  mock = await servePacts([pact], options);
  return mock.url;
}

afterEach(async () => {
  await mock?.close();
  mock = undefined;
});

async function json(url: string, init?: RequestInit): Promise<Record<string, unknown>> {
  return (await (await fetch(url, init)).json()) as Record<string, unknown>;
}

describe('a request names its session', () => {
  it('by the beginning of its path', async () => {
    const url = await start();
    const session = await openSession(url, 'mine');
    expect(session).toBe(`${url}/s/mine`);
    expect(await json(`${session}/a?x`)).toMatchObject({ error: 'No matching interaction' });
    expect(await json(`${session}/a`)).toBe('a');
  });

  it('by a header', async () => {
    const url = await start();
    await openSession(url, 'mine');
    expect(await json(`${url}/a`, { headers: { 'x-pact-session': 'mine' } })).toBe('a');
  });

  it('and gets links that stay in it', async () => {
    const url = await start();
    const session = await openSession(url, 'mine');
    expect(await json(`${session}/link`)).toEqual({ next: `${session}/a` });
  });

  it('and is told when there is no such session', async () => {
    const url = await start();
    const response = await fetch(`${url}/a`, { headers: { 'x-pact-session': 'gone' } });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('There is no session \\"gone\\"');
    expect(await json(`${url}/s/gone/a`)).toMatchObject({
      message: expect.stringContaining('There is no session "gone"'),
    });
  });

  it('before the cloud asks for credentials, and without a change to health checks', async () => {
    const challenge = (): Challenge => ({ authenticate: 'Bearer', message: 'Who is there?' });
    const url = await start({ profile: { ...rawProfile, challenge } });
    const session = await openSession(url, 'mine');
    expect((await fetch(`${session}/a`)).status).toBe(401);
    expect(await json(`${session}/health`)).toMatchObject({ status: 'ok' });
    expect(await json(session)).toMatchObject({ status: 'ok' });
    expect(await json(`${url}/health`, { headers: { 'x-pact-session': 'gone' } })).toMatchObject({ status: 'ok' });
  });
});

describe('the path of a contract', () => {
  it('may begin with /s/ itself', async () => {
    const url = await start();
    expect(await json(`${url}/s/taken/a`)).toBe('a path of the contract');
    const session = await openSession(url, 'mine');
    expect(await json(`${session}/s/taken/a`)).toBe('a path of the contract');
  });
});

describe('/_pact/sessions', () => {
  it('opens, lists, shows and closes sessions', async () => {
    const url = await start();
    const opened = await fetch(`${url}/_pact/sessions`, { method: 'POST' });
    expect(opened.status).toBe(201);
    const { id, ...rest } = (await opened.json()) as { id: string };
    expect(rest).toMatchObject({ url: `${url}/s/${id}` });
    expect(await json(`${url}/_pact/sessions`)).toMatchObject({ sessions: [{ id: 'default', url }, { id }] });
    expect(await json(`${url}/_pact/sessions/${id}`)).toMatchObject({ id });
    expect((await fetch(`${url}/_pact/sessions/${id}`, { method: 'DELETE' })).status).toBe(204);
    expect((await fetch(`${url}/_pact/sessions/${id}`)).status).toBe(404);
    expect((await fetch(`${url}/_pact/sessions/${id}`, { method: 'DELETE' })).status).toBe(404);
  });

  it('refuses ids that cannot stand in a path, or belong to the default session', async () => {
    const url = await start();
    for (const id of ['a%2Fb', 'default', '-']) {
      expect((await fetch(`${url}/_pact/sessions/${id}`, { method: 'PUT' })).status).toBe(400);
    }
  });

  it('keeps as many as SESSION_LIMIT says', async () => {
    const url = await start({ env: { SESSION_LIMIT: '2' } });
    await openSession(url, 'a');
    await openSession(url, 'b');
    await openSession(url, 'c');
    expect(await json(`${url}/_pact/sessions`)).toMatchObject({
      sessions: [{ id: 'default' }, { id: 'b' }, { id: 'c' }],
    });
  });

  it('is only for whoever has the ADMIN_TOKEN', async () => {
    const url = await start({ env: { ADMIN_TOKEN: 'let-me-in' } });
    expect((await fetch(`${url}/_pact/sessions`, { method: 'POST' })).status).toBe(401);
    expect((await fetch(`${url}/_pact/sessions/mine`, { method: 'PUT' })).status).toBe(401);
    const authorization = 'Bearer let-me-in';
    expect((await fetch(`${url}/_pact/sessions`, { method: 'POST', headers: { authorization } })).status).toBe(201);
  });
});
