import { afterEach, describe, expect, it } from '@jest/globals';
import type { Inside } from '../src/index.js';
import { pactText, reading, servePacts } from '../src/testing/index.js';
import type { TestMock, TestMockOptions } from '../src/testing/index.js';

const pact = pactText([reading('/a', { is: 'a' }), reading('/b', { is: 'b' }), reading('/d', { is: 'd' })]);

let mock: TestMock | undefined;

afterEach(async () => {
  await mock?.close();
  mock = undefined;
});

async function start(options: TestMockOptions = {}): Promise<string> {
  mock = await servePacts([pact], options);
  return mock.url;
}

async function messageOf(url: string, init?: RequestInit): Promise<string> {
  return ((await (await fetch(url, init)).json()) as { message: string }).message;
}

/** The address at the end of a miss's message. */
function linkIn(message: string): string {
  return / Details: (\S+)$/.exec(message)?.[1] ?? `no link in ${message}`;
}

describe('the message of a miss', () => {
  it('leads to all that there is to say about it, under the address that the client used', async () => {
    const url = await start();
    const message = await messageOf(`${url}/c?x=1`);

    const link = linkIn(message);
    expect(link.startsWith(`${url}/_pact/misses/`)).toBe(true);
    expect(await (await fetch(link)).json()).toMatchObject({
      miss_id: link.slice(`${url}/_pact/misses/`.length),
      count: 1,
      message,
      request: { method: 'GET', path: '/c', query: 'x=1' },
      draft: { request: { path: '/c' } },
      interactions: ['/a', '/b', '/d'].map((path) => ({
        interaction: `a request for ${path}`,
        mismatches: expect.arrayContaining([expect.stringContaining(`"${path}"`)]),
      })),
    });
  });

  it('has three lines at most', async () => {
    const message = await messageOf(`${await start()}/c`, { method: 'POST', body: '{}' });

    expect(message.split('\n').length).toBeLessThanOrEqual(3);
    expect(linkIn(message)).toContain('/_pact/misses/');
  });

  it('has the same address for each retry, and another for another request', async () => {
    const url = await start();
    const send = (path: string, body: string): Promise<string> =>
      messageOf(url + path, { method: 'POST', body, headers: { 'user-agent': String(Math.random()) } }).then(linkIn);

    const first = await send('/c', 'one');
    expect(await send('/c', 'one')).toBe(first);
    expect(await send('/c', 'two')).not.toBe(first);
    expect(await send('/c?x', 'one')).not.toBe(first);
    expect(await (await fetch(first)).json()).toMatchObject({ count: 2 });
  });

  it('leads to the miss of its own session', async () => {
    const url = await start();
    await fetch(`${url}/_pact/sessions/mine`, { method: 'PUT' });

    const link = linkIn(await messageOf(`${url}/s/mine/c`));
    expect(link).not.toBe(linkIn(await messageOf(`${url}/c`)));
    expect(await (await fetch(link)).json()).toMatchObject({ session: 'mine', count: 1 });
  });

  it('names the ADMIN_PREFIX, and nothing where no misses are kept', async () => {
    const url = await start({ env: { ADMIN_PREFIX: '/admin' } });
    expect((await fetch(linkIn(await messageOf(`${url}/c`)))).status).toBe(200);
    expect(linkIn(await messageOf(`${url}/c`))).toContain('/admin/misses/');
    await mock?.close();

    expect(await messageOf(`${await start({ env: { JOURNAL: 'off' } })}/c`)).not.toContain('Details');
  });

  it('names the path alone where the client came another way than by HTTP', async () => {
    let inside: Inside | undefined;
    const open = (given: Inside): Promise<{ port: number; close: () => Promise<void> }> => {
      inside = given;
      return Promise.resolve({ port: 1, close: () => Promise.resolve() });
    };
    const url = await start({ doors: [{ name: 'other', open }] });
    const headers = { host: ['localhost:2235'] };

    const answer = await inside?.answer({ method: 'GET', path: '/c', query: '', headers, body: new Uint8Array() });

    const { message } = JSON.parse(String(answer?.body)) as { message: string };
    expect(linkIn(message)).toMatch(/^\/_pact\/misses\/\w+$/);
    expect((await fetch(url + linkIn(message))).status).toBe(200);
  });
});

describe('GET /_pact/misses/ID', () => {
  it('explains no request of which it has not the whole body', async () => {
    const link = linkIn(await messageOf(`${await start()}/c`, { method: 'POST', body: 'x'.repeat(10_000) }));

    expect(await (await fetch(link)).json()).toMatchObject({ nearest: expect.any(Array), interactions: [] });
  });

  it('says that a miss is not there', async () => {
    const response = await fetch(`${await start()}/_pact/misses/unknown`);

    expect(response.status).toBe(404);
    expect(await response.json()).toEqual({ error: expect.stringContaining('There is no miss unknown') });
  });

  it('is told only to whoever has the ADMIN_TOKEN, and without secrets', async () => {
    const url = await start({ env: { ADMIN_TOKEN: 'sesame' } });
    const body = JSON.stringify({ password: 's3cr3t' });
    const link = linkIn(
      await messageOf(`${url}/c`, { method: 'POST', body, headers: { authorization: 'Bearer s3cr3t' } }),
    );

    expect((await fetch(link)).status).toBe(401);
    const response = await fetch(link, { headers: { authorization: 'Bearer sesame' } });
    expect(response.status).toBe(200);
    expect(await response.text()).not.toContain('s3cr3t');
  });
});
