import { afterEach, describe, expect, it } from '@jest/globals';
import { pactText, reading, servePacts } from '../src/testing/index.js';
import type { TestMock } from '../src/testing/index.js';

const pact = pactText([
  reading('/a', { is: 'a' }),
  reading('/b', { is: 'b' }),
  {
    description: 'write',
    providerStates: [{ name: 'it is <new>' }],
    request: { method: 'POST', path: '/w', headers: { 'Content-Type': 'application/json' }, body: { name: 'db' } },
    response: { status: 200, headers: { 'bad name': 'x' } },
  },
]);

let mock: TestMock | undefined;

async function start(env: NodeJS.ProcessEnv = {}, pacts: readonly string[] = [pact]): Promise<string> {
  mock = await servePacts(pacts, { env });
  return mock.url;
}

afterEach(async () => {
  await mock?.close();
  mock = undefined;
});

async function json(url: string, init?: RequestInit): Promise<Record<string, unknown>> {
  return (await (await fetch(url, init)).json()) as Record<string, unknown>;
}

function post(url: string, body: unknown): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

describe('/_pact/contracts', () => {
  it('tells what is served, with warnings', async () => {
    const url = await start();
    expect(await json(`${url}/_pact/contracts`)).toEqual({
      contracts: [
        {
          provider: 'Vault',
          consumer: 'Shop',
          version: expect.any(String),
          hash: expect.stringMatching(/^[0-9a-f]{64}$/),
          source: expect.stringMatching(/0\.json$/),
          loaded_at: expect.any(String),
          interactions: 3,
          warnings: [expect.stringContaining('write: header name "bad name"')],
        },
      ],
      problems: [],
      ambiguities: [],
      ambiguities_complete: true,
    });
  });
});

describe('/_pact/wait', () => {
  it('answers when a contract of that hash is served, and 503 when it is not in time', async () => {
    const url = await start();
    const { contracts } = (await json(`${url}/_pact/contracts`)) as { contracts: { hash: string }[] };
    expect(await json(`${url}/_pact/wait?hash=${contracts[0]?.hash ?? ''}`)).toMatchObject({ provider: 'Vault' });
    expect((await fetch(`${url}/_pact/wait?hash=unknown&timeout=0`)).status).toBe(503);
    expect((await fetch(`${url}/_pact/wait?hash=unknown&timeout=soon`)).status).toBe(400);
    expect((await fetch(`${url}/_pact/wait?timeout=0`)).status).toBe(400);
    expect((await fetch(`${url}/_pact/wait?timeout=0&hash=one&hash=two`)).status).toBe(400);
  });

  it('does not hold up the end of the server', async () => {
    const url = await start();
    const waiting = fetch(`${url}/_pact/wait?hash=unknown&timeout=300`);
    await fetch(`${url}/_pact/health`);
    await mock?.close();
    mock = undefined;
    expect((await waiting).status).toBe(503);
  });
});

describe('/_pact/match', () => {
  it('tells which interaction would answer, and why the others would not, without recording anything', async () => {
    const url = await start();
    const request = {
      method: 'POST',
      path: '/w',
      headers: { 'Content-Type': 'application/json' },
      body: { name: 'db' },
    };
    const response = await post(`${url}/_pact/match`, request);
    expect(response.status).toBe(200);
    const { match, interactions } = (await response.json()) as { match: object; interactions: object[] };
    expect(match).toEqual({ provider: 'Vault', consumer: 'Shop', interaction: 'write' });
    expect(interactions).toHaveLength(3);
    expect(interactions[0]).toMatchObject({ interaction: 'write', mismatches: [] });
    expect(interactions[1]).toMatchObject({ mismatches: expect.arrayContaining([expect.stringContaining('path')]) });
    expect(await json(`${url}/_pact/journal`)).toEqual({ last_id: 0, entries: [] });
  });

  it('tells that nothing would answer', async () => {
    const url = await start();
    const response = await post(`${url}/_pact/match?limit=1`, { method: 'GET', path: '/c' });
    expect(await response.json()).toMatchObject({ match: null, interactions: [{ mismatches: [expect.any(String)] }] });
  });

  it.each([
    ['{}'],
    ['null'],
    ['[]'],
    ['{"method":"GET","path":7}'],
    ['{"method":"GET","path":"/","headers":"x"}'],
    ['{"method":"GET","path":"/","headers":["x"]}'],
    ['{"method":"GET","path":"/","headers":{"a":{"toString":1}}}'],
  ])('refuses %s', async (body) => {
    expect((await post(`${await start()}/_pact/match`, body)).status).toBe(400);
  });
});

describe('/_pact/journal', () => {
  it('lists the latest requests without their secrets', async () => {
    const url = await start();
    await fetch(`${url}/a?x=1`, { headers: { authorization: 'Bearer s3cr3t' } });
    await post(`${url}/w`, { name: 'db', password: 's3cr3t', value: 's3cr3t' });
    const text = await (await fetch(`${url}/_pact/journal`)).text();
    expect(text).not.toContain('s3cr3t');
    expect(JSON.parse(text)).toMatchObject({
      last_id: 2,
      entries: [
        { id: 1, outcome: 'no-match', request: { method: 'GET', path: '/a', query: 'x=1', body: null } },
        { id: 2, outcome: 'no-match', request: { body: { name: 'db', password: '[redacted]', value: '[redacted]' } } },
      ],
    });
  });

  it('lists what a filter lets pass', async () => {
    const url = await start();
    await fetch(`${url}/a`);
    await fetch(`${url}/b`);
    await fetch(`${url}/c`);
    const found = async (query: string): Promise<unknown[]> => {
      const { entries } = (await json(`${url}/_pact/journal?${query}`)) as { entries: { request: { path: string } }[] };
      return entries.map(({ request }) => request.path);
    };
    expect(await found('outcome=no-match')).toEqual(['/c']);
    expect(await found('path=/b&method=get')).toEqual(['/b']);
    expect(await found('after=2')).toEqual(['/c']);
    expect(await found('interaction=a request for /a')).toEqual(['/a']);
    expect((await fetch(`${url}/_pact/journal?path=/a&path=/b`)).status).toBe(400);
  });

  it('waits for an entry that passes the filter', async () => {
    const url = await start();
    const waiting = json(`${url}/_pact/journal?path=/b&wait=60`);
    await fetch(`${url}/a`);
    await fetch(`${url}/b`);
    expect(await waiting).toMatchObject({ entries: [{ request: { path: '/b' } }] });
  });

  it('keeps to its bounds', async () => {
    const url = await start({ JOURNAL_ENTRIES: '1000', JOURNAL_BYTES: '20000' });
    for (let count = 0; count < 20; count++) {
      await post(`${url}/w`, { name: 'x'.repeat(3000) });
    }
    const { entries } = (await json(`${url}/_pact/journal`)) as { entries: { id: number }[] };
    expect(entries.at(-1)?.id).toBe(20);
    expect(entries.length).toBeLessThan(7);
  });

  it('forgets when told', async () => {
    const url = await start();
    await fetch(`${url}/a`);
    expect((await fetch(`${url}/_pact/journal`, { method: 'DELETE' })).status).toBe(204);
    expect(await json(`${url}/_pact/journal`)).toMatchObject({ entries: [] });
    expect(await json(`${url}/_pact/coverage`)).toMatchObject({ used: 0 });
  });

  it('is not there with JOURNAL=off', async () => {
    const url = await start({ JOURNAL: 'off' });
    await fetch(`${url}/a`);
    for (const path of ['journal', 'misses', 'coverage']) {
      expect((await fetch(`${url}/_pact/${path}`)).status).toBe(404);
    }
    expect((await fetch(`${url}/_pact/contracts`)).status).toBe(200);
  });

  it('is told only to whoever has the ADMIN_TOKEN', async () => {
    const url = await start({ ADMIN_TOKEN: 'let-me-in' });
    const status = async (path: string, token?: string, method = 'GET'): Promise<number> => {
      const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
      return (await fetch(`${url}/_pact/${path}`, { method, headers })).status;
    };
    expect(await status('journal')).toBe(401);
    expect(await status('misses', 'wrong')).toBe(401);
    expect(await status('journal', undefined, 'DELETE')).toBe(401);
    expect(await status('journal', 'let-me-in')).toBe(200);
    expect(await status('journal', 'let-me-in', 'DELETE')).toBe(204);
    expect(await status('contracts')).toBe(200);
  });
});

describe('/_pact/misses', () => {
  it('tells of each request that nothing matched why, and counts its retries', async () => {
    const url = await start();
    await fetch(`${url}/a`);
    await fetch(`${url}/c`);
    await fetch(`${url}/c`);
    expect(await json(`${url}/_pact/misses`)).toEqual({
      misses: [
        expect.objectContaining({
          count: 2,
          message: expect.stringMatching(/^No matching interaction for GET \/c/),
          nearest: expect.arrayContaining([expect.objectContaining({ interaction: 'a request for /a' })]),
        }),
      ],
    });
  });

  it('drafts an interaction that the request matches, without its secrets', async () => {
    const url = await start();
    const send = (to: string): Promise<Response> =>
      post(`${to}/new?tag=a&tag=b`, { name: 'db', list: [{ password: 's3cr3t' }] });
    expect((await send(url)).status).toBe(500);
    const { misses } = (await json(`${url}/_pact/misses`)) as { misses: { draft: object }[] };
    expect(JSON.stringify(misses)).not.toContain('s3cr3t');
    const drafted = JSON.stringify({
      consumer: { name: 'Shop' },
      provider: { name: 'Vault' },
      interactions: misses.map(({ draft }) => draft),
      metadata: { pactSpecification: { version: '4.0' } },
    });
    await mock?.close();
    expect((await send(await start({}, [drafted]))).status).toBe(200);
  });
});

describe('/_pact/misses of requests with secrets', () => {
  const writing = {
    description: 'a write',
    request: {
      method: 'POST',
      path: '/new',
      headers: { 'Content-Type': 'application/json', 'X-Api-Key': 'stated-key' },
      body: { name: 'db', SecretString: 'stated', list: [{ password: 1 }] },
    },
    response: { status: 200 },
  };
  const secrets = { SecretString: 's3cr3t', list: [{ password: 31_337 }] };

  async function missTexts(url: string, body: object): Promise<{ readonly answer: string; readonly misses: string }> {
    const answer = await fetch(`${url}/new`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-api-key': 's3cr3t-key' },
      body: JSON.stringify(body),
    });
    const misses = await (await fetch(`${url}/_pact/misses`)).text();
    const { misses: listed } = JSON.parse(misses) as { misses: { miss_id: string }[] };
    const details = await (await fetch(`${url}/_pact/misses/${listed[0]?.miss_id ?? ''}`)).text();
    return { answer: await answer.text(), misses: misses + details };
  }

  it('say what differs, and not which values came', async () => {
    const { answer, misses } = await missTexts(await start({}, [pactText([writing])]), { name: 'x', ...secrets });

    expect(answer).toContain('s3cr3t'); // the client knows what it sent
    expect(misses).toContain('Expected $.name to be \\"db\\" but it was \\"x\\"');
    expect(misses).toContain('Expected $.SecretString to be \\"stated\\" but it was [redacted]');
    expect(misses).not.toMatch(/s3cr3t|31337/);
  });

  it('do not tell them either where the request is too long to be kept whole', async () => {
    const long = { name: 'x'.repeat(10_000), ...secrets };
    const { misses } = await missTexts(await start({}, [pactText([writing])]), long);

    expect(misses).toContain('but it was [redacted]');
    expect(misses).not.toMatch(/s3cr3t|31337/);
  });
});

describe('/_pact/coverage', () => {
  it('counts how often each interaction answered', async () => {
    const url = await start();
    await fetch(`${url}/a`);
    await fetch(`${url}/a`);
    expect(await json(`${url}/_pact/coverage`)).toMatchObject({
      interactions: 3,
      used: 1,
      contracts: [{ provider: 'Vault', interactions: [{ count: 2 }, { count: 0, last_used: null }, { count: 0 }] }],
    });
  });

  it('can be read as a table', async () => {
    const url = await start();
    await fetch(`${url}/a`);
    const response = await fetch(`${url}/_pact/coverage?format=text`);
    expect(response.headers.get('content-type')).toMatch(/^text\/plain/);
    const text = await response.text();
    expect(text).toContain('      1  a request for /a\n  never  a request for /b');
    expect(text).toContain('1 of 3 interactions used (33%)');
  });

  it('can be read as a JUnit report', async () => {
    const url = await start();
    await fetch(`${url}/a`);
    const response = await fetch(`${url}/_pact/coverage?format=junit`);
    expect(response.headers.get('content-type')).toMatch(/^application\/xml/);
    const xml = await response.text();
    expect(xml).toContain('tests="3" failures="2"');
    expect(xml).toContain('name="a request for /a"/>');
    expect(xml).toContain('name="write / it is &lt;new>"><failure message="never used"/>');
  });

  it('refuses other forms', async () => {
    expect((await fetch(`${await start()}/_pact/coverage?format=pdf`)).status).toBe(400);
  });
});
