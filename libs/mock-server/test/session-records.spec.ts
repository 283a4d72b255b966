import { afterEach, describe, expect, it } from '@jest/globals';
import { pactText, reading, servePacts } from '../src/testing/index.js';
import type { TestMock } from '../src/testing/index.js';
import { openSession } from './support/sessions.js';

let mock: TestMock | undefined;

async function start(env: NodeJS.ProcessEnv = {}): Promise<string> {
  mock = await servePacts([pactText([reading('/a', 'a'), reading('/b', 'b')])], { env });
  return mock.url;
}

afterEach(async () => {
  await mock?.close();
  mock = undefined;
});

interface Told {
  readonly session: string;
  readonly request: { readonly path: string };
  readonly count: number;
}

/** What is told at an address: the session and path of each entry. */
async function told(url: string, member: 'entries' | 'misses'): Promise<string[]> {
  const body = (await (await fetch(url)).json()) as Readonly<Record<typeof member, readonly Told[]>>;
  return body[member].map(({ session, request, count }) =>
    [session, request.path, ...(member === 'misses' ? [count] : [])].join(' '),
  );
}

async function usedIn(url: string): Promise<number> {
  return ((await (await fetch(url)).json()) as { readonly used: number }).used;
}

async function requests(urls: readonly string[]): Promise<void> {
  for (const url of urls) {
    await (await fetch(url)).text();
  }
}

describe('the journal of a session', () => {
  it('has its requests only; without a session it has all in their order', async () => {
    const url = await start();
    const mine = await openSession(url, 'mine');
    await requests([`${url}/a`, `${mine}/b`, `${url}/c`]);
    expect(await told(`${url}/_pact/journal?session=mine`, 'entries')).toEqual(['mine /b']);
    expect(await told(`${url}/_pact/journal?session=default`, 'entries')).toEqual(['default /a', 'default /c']);
    expect(await told(`${url}/_pact/journal`, 'entries')).toEqual(['default /a', 'mine /b', 'default /c']);
    expect((await fetch(`${url}/_pact/journal?session=gone`)).status).toBe(404);
    expect((await fetch(`${url}/_pact/journal?session=a&session=b`)).status).toBe(400);
  });

  it('waits for requests of that session', async () => {
    const url = await start();
    const mine = await openSession(url, 'mine');
    const waiting = told(`${url}/_pact/journal?session=mine&wait=60`, 'entries');
    await requests([`${url}/a`, `${mine}/b`]);
    expect(await waiting).toEqual(['mine /b']);
  });

  it('keeps what it has while another session is flooded', async () => {
    const url = await start({ JOURNAL_ENTRIES: '10' });
    const mine = await openSession(url, 'mine');
    await requests([`${mine}/a`, `${mine}/b`]);
    await requests(Array.from({ length: 30 }, () => `${url}/c`));
    await requests([`${mine}/a`]);
    expect(await told(`${url}/_pact/journal?session=mine`, 'entries')).toEqual(['mine /a', 'mine /b', 'mine /a']);
    expect(await told(`${url}/_pact/journal`, 'entries')).toHaveLength(10);
  });

  it('is forgotten when the session is closed, whatever was the reason', async () => {
    const url = await start({ SESSION_LIMIT: '2' });
    const first = await openSession(url, 'first');
    const second = await openSession(url, 'second');
    await requests([`${first}/a`, `${second}/a`]);
    await openSession(url, 'third');
    expect(await told(`${url}/_pact/journal`, 'entries')).toEqual(['second /a']);
    await openSession(url, 'second');
    expect(await told(`${url}/_pact/journal`, 'entries')).toEqual([]);
  });
});

describe('the misses of a session', () => {
  it('count the retries in that session', async () => {
    const url = await start();
    const mine = await openSession(url, 'mine');
    await requests([`${url}/c`, `${mine}/c`, `${mine}/c`]);
    expect(await told(`${url}/_pact/misses?session=mine`, 'misses')).toEqual(['mine /c 2']);
    expect(await told(`${url}/_pact/misses`, 'misses')).toEqual(['default /c 1', 'mine /c 2']);
  });
});

describe('the coverage of a session', () => {
  it('counts what answered in it; that of all sessions counts closed ones too', async () => {
    const url = await start();
    const mine = await openSession(url, 'mine');
    await requests([`${url}/a`, `${mine}/b`]);
    expect(await usedIn(`${url}/_pact/coverage?session=mine`)).toBe(1);
    expect(await usedIn(`${url}/_pact/coverage?session=default`)).toBe(1);
    await fetch(mine.replace('/s/', '/_pact/sessions/'), { method: 'DELETE' });
    expect(await usedIn(`${url}/_pact/coverage`)).toBe(2);
    expect((await fetch(`${url}/_pact/coverage?session=mine`)).status).toBe(404);
  });

  it('is forgotten with its journal', async () => {
    const url = await start();
    const mine = await openSession(url, 'mine');
    await requests([`${url}/a`, `${mine}/b`]);
    await fetch(`${url}/_pact/journal?session=mine`, { method: 'DELETE' });
    expect(await told(`${url}/_pact/journal`, 'entries')).toEqual(['default /a']);
    expect(await usedIn(`${url}/_pact/coverage?session=mine`)).toBe(0);
    expect(await usedIn(`${url}/_pact/coverage?session=default`)).toBe(1);
    await fetch(`${url}/_pact/journal`, { method: 'DELETE' });
    expect(await usedIn(`${url}/_pact/coverage`)).toBe(0);
    expect(await usedIn(`${url}/_pact/coverage?session=default`)).toBe(0);
  });
});
