import { afterEach, describe, expect, it } from '@jest/globals';
import { pactText, reading, servePacts } from '../src/testing/index.js';
import type { TestMock } from '../src/testing/index.js';
import { openSession } from './support/sessions.js';

const REQUESTS = 500;
const AT_ONCE = 20;

let mock: TestMock | undefined;

afterEach(async () => {
  await mock?.close();
  mock = undefined;
});

/** Does something again and again, several at a time. */
async function flood(doIt: (index: number) => Promise<unknown>): Promise<void> {
  let next = 0;
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (next < REQUESTS) {
        await doIt(next++);
      }
    }),
  );
}

async function send(url: string, init: RequestInit = {}): Promise<void> {
  await (await fetch(url, init)).arrayBuffer();
}

async function member(url: string, name: string): Promise<readonly unknown[]> {
  const body = (await (await fetch(url)).json()) as Readonly<Record<string, unknown>>;
  const list = body[name];
  if (!Array.isArray(list)) {
    throw new TypeError(`Expected a list ${name} at ${url}`);
  }
  return list as readonly unknown[]; // it is one
}

describe('a flood', () => {
  it('of requests, sessions and readers stays within the bounds of journal, misses and sessions', async () => {
    const env = { JOURNAL_ENTRIES: '100', JOURNAL_BYTES: '100000', SESSION_LIMIT: '20', REQUEST_LOG: 'off' };
    mock = await servePacts([pactText([reading('/a', 'a')])], { env });
    const { url } = mock;
    const leave = new AbortController();
    const readers = Array.from({ length: AT_ONCE }, (_, index) =>
      fetch(`${url}/_pact/journal?wait=60&path=/never/${index}`, { signal: leave.signal }).catch(() => 'left'),
    );
    await flood(async (index) => {
      const session = await openSession(url, `session-${index}`, { states: [`state ${index}`] });
      await send(`${session}/a`);
      await send(`${session}/miss/${index}`, { headers: { 'x-large': 'x'.repeat(index) } });
      await send(`${url}/miss/${index}`, { method: 'POST', body: 'x'.repeat(10 * index) });
      await send(`${url}/a`, { headers: { 'x-pact-session': `unheard-of-${index}` } });
    });

    const sessions = await member(`${url}/_pact/sessions`, 'sessions');
    const journal = await (await fetch(`${url}/_pact/journal`)).text();
    const misses = await member(`${url}/_pact/misses`, 'misses');
    expect(sessions).toHaveLength(21);
    expect((JSON.parse(journal) as { readonly entries: unknown[] }).entries.length).toBeLessThanOrEqual(100);
    expect(journal.length).toBeLessThan(100_000);
    expect(misses.length).toBeLessThanOrEqual(100);
    leave.abort();
    expect(await Promise.all(readers)).toEqual(readers.map(() => 'left'));
    expect((await fetch(`${url}/a`)).status).toBe(200);
  });
});
