import { request } from 'node:http';
import { afterEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { listenMock, pactText, reading, servePacts } from '../src/testing/index.js';
import type { TestMock, TestMockOptions } from '../src/testing/index.js';
import { rawExchange } from './support/raw-exchange.js';
import { until } from './support/until.js';

const pact = pactText([
  reading('/a', 'a'),
  reading('/b', 'b'),
  {
    description: 'write',
    request: { method: 'POST', path: '/w', headers: { 'Content-Type': 'application/json' }, body: { name: 'db' } },
    response: { status: 201 },
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

async function plan(url: string, fault: object, query = ''): Promise<Response> {
  return fetch(`${url}/_pact/faults${query}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(fault),
  });
}

function asking(fault: string, init: RequestInit = {}): RequestInit {
  return { ...init, headers: { 'x-pact-fault': fault, ...(init.headers as Record<string, string> | undefined) } };
}

async function status(url: string, init?: RequestInit): Promise<number> {
  const response = await fetch(url, init);
  await response.arrayBuffer();
  return response.status;
}

/** How often requests end; `reset` when without an answer. */
async function ending(url: string, init?: RequestInit): Promise<number | string> {
  try {
    return await status(url, init);
  } catch (error) {
    return (error as { cause?: { code?: string } }).cause?.code ?? 'unknown';
  }
}

describe('X-Pact-Fault', () => {
  it.each([
    ['throttling', 429, { error: 'Too many requests' }],
    ['outage', 503, { error: 'Service unavailable' }],
    ['unauthenticated', 401, { error: 'Unauthenticated' }],
    ['forbidden', 403, { error: 'Forbidden' }],
  ])('%s', async (kind, expected, body) => {
    const url = await start();
    const response = await fetch(`${url}/a`, asking(kind));
    expect(response.status).toBe(expected);
    expect(response.headers.get('x-pact-fault')).toBe(kind);
    expect(await response.json()).toEqual(body);
    expect(await status(`${url}/a`)).toBe(200);
  });

  it('says when to try again', async () => {
    const response = await fetch(`${await start()}/a`, asking('throttling; retry-after=2'));
    expect(response.headers.get('retry-after')).toBe('2');
  });

  it('resets the connection, before the body is there', async () => {
    const url = await start();
    expect(await ending(`${url}/a`, asking('reset'))).toBe('ECONNRESET');
    const head = 'POST /w HTTP/1.1\r\nhost: x\r\ncontent-length: 1000\r\nx-pact-fault: reset\r\n\r\n';
    expect(await rawExchange(url, [head])).toBe('');
    expect(await status(`${url}/a`)).toBe(200);
  });

  it('delays the ordinary answer, and the body is there', async () => {
    const url = await start();
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"name":"db"}' };
    expect(await status(`${url}/w`, asking('latency; ms=5', init))).toBe(201);
    expect(await status(`${url}/w`, asking('throttling; ms=5', init))).toBe(429);
  });

  it('delays the permission to send a body, too', async () => {
    const head = 'POST /w HTTP/1.1\r\nhost: x\r\nconnection: close\r\nexpect: 100-continue\r\ncontent-length: 13\r\n';
    const fields = 'content-type: application/json\r\nx-pact-fault: latency; ms=5\r\n\r\n';
    const answers = await rawExchange(await start(), [head, fields, '{"name":"db"}']);
    expect(answers).toMatch(/^HTTP\/1.1 100 Continue\r\n\r\nHTTP\/1.1 201 /);
  });

  it('falls on the first so many requests with the same text', async () => {
    const url = await start();
    const of = (text: string): Promise<number> => status(`${url}/a`, asking(text));
    expect([await of('outage; times=2'), await of('outage; times=2'), await of('outage; times=2')]).toEqual([
      503, 503, 200,
    ]);
    expect(await of('outage; times=2; id=another-test')).toBe(503);
    expect(await of('outage; skip=1')).toBe(200);
    expect(await of('outage; skip=1')).toBe(503);
  });

  it('takes several faults, in lines or with commas between them', async () => {
    const url = await start();
    expect(await status(`${url}/a`, asking('latency; ms=1, outage; times=1, forbidden'))).toBe(503);
    const lines = 'x-pact-fault: latency; ms=1\r\nx-pact-fault: forbidden\r\n';
    expect(await rawExchange(url, [`GET /a HTTP/1.1\r\nhost: x\r\nconnection: close\r\n${lines}\r\n`])).toContain(
      'HTTP/1.1 403',
    );
  });

  it('is refused when it makes no sense', async () => {
    const url = await start();
    const response = await fetch(`${url}/a`, asking('outage; times=soon'));
    expect(response.status).toBe(400);
    expect(response.headers.get('x-pact-mock-error')).toBe('bad-request');
    const { error } = (await response.json()) as { error: string };
    expect(error).toMatch(/^X-Pact-Fault: "outage; times=soon": times must be .*, got "soon"\. Expected KIND\[;/);
  });

  it('comes after the other fault headers, and works while nothing is served', async () => {
    mock = await listenMock({ env: { PACT_BROKER_URL: 'http://127.0.0.1:1', MANAGER_URL: '' } });
    const headers = { 'x-rate-limit': 'true' };
    expect(await json(`${mock.url}/a`, asking('forbidden', { headers }))).toMatchObject({ error: { code: 429 } });
    expect(await status(`${mock.url}/a`, asking('forbidden'))).toBe(403);
    expect(await status(`${mock.url}/a`, asking('latency; ms=1'))).toBe(503);
  });

  it('leaves health checks and the admin API alone', async () => {
    const url = await start();
    for (const path of ['/health', '/', '/_pact/health', '/_pact/faults']) {
      expect([path, await status(url + path, asking('reset'))]).toEqual([path, 200]);
    }
  });
});

describe('a delay', () => {
  /** Plans a long one, and waits until it holds up so many requests. */
  async function delaying(url: string, count: number, send: () => unknown): Promise<void> {
    await plan(url, { kind: 'latency', ms: 60_000 });
    for (let sent = 0; sent < count; sent++) {
      send();
    }
    await until(
      () => json(`${url}/_pact/faults`),
      ({ faults }) => (faults as { met: number }[])[0]?.met === count,
    );
  }

  it('ends when the client goes away, and the journal tells', async () => {
    const url = await start();
    const going = request(`${url}/a`).on('error', () => undefined);
    await delaying(url, 1, () => going.end());
    going.destroy();
    const { entries } = await until(
      () => json(`${url}/_pact/journal`),
      ({ entries }) => (entries as unknown[]).length > 0,
    );
    expect(entries).toMatchObject([{ status: 0, outcome: 'fault', faults: [{ kind: 'latency', id: '1' }] }]);
  });

  it('ends when the server closes: the answer comes at once', async () => {
    const url = await start();
    const answers: Promise<number>[] = [];
    await delaying(url, 20, () => answers.push(status(`${url}/a`)));
    await mock?.close();
    mock = undefined;
    expect(new Set(await Promise.all(answers))).toEqual(new Set([200]));
  });
});

describe('/_pact/faults', () => {
  it('plans a fault, and shows how far it has come', async () => {
    const url = await start();
    const created = await plan(url, { kind: 'throttling', retry_after: 2, times: 1, ttl: 60, path: '/a' });
    expect(created.status).toBe(201);
    const fault = await created.json();
    expect(fault).toEqual({
      id: '1',
      kind: 'throttling',
      ms: 0,
      retry_after: 2,
      times: 1,
      skip: 0,
      probability: 1,
      seed: 0,
      method: null,
      path: '/a',
      path_pattern: null,
      headers: {},
      expires: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      met: 0,
      fallen: 0,
    });
    expect([await status(`${url}/b`), await status(`${url}/a`), await status(`${url}/a`)]).toEqual([200, 429, 200]);
    expect(await json(`${url}/_pact/faults`)).toEqual({ faults: [{ ...(fault as object), met: 1, fallen: 1 }] });
  });

  it('resets and delays as well', async () => {
    const url = await start();
    await plan(url, { kind: 'latency', ms: 5 });
    await plan(url, { kind: 'reset', times: 1, method: 'get' });
    expect([await ending(`${url}/a`), await ending(`${url}/a`)]).toEqual(['ECONNRESET', 200]);
    const { entries } = await json(`${url}/_pact/journal`);
    expect(entries).toMatchObject([
      {
        status: 0,
        outcome: 'fault',
        faults: [
          { kind: 'latency', id: '1' },
          { kind: 'reset', id: '2' },
        ],
      },
      { status: 200, outcome: 'match', faults: [{ kind: 'latency', id: '1' }] },
    ]);
    const metrics = await (await fetch(`${url}/_pact/metrics`)).text();
    expect(metrics).toContain('pact_mock_faults_total{kind="latency"} 2');
    expect(metrics).toContain('pact_mock_faults_total{kind="reset"} 1');
    expect(mock?.logLines.map((line) => JSON.parse(line) as object)).toContainEqual(
      expect.objectContaining({ msg: 'request', status: 200, faults: [{ kind: 'latency', id: '1' }] }),
    );
  });

  it('finds paths by regular expressions, in bounded time', async () => {
    const url = await start();
    await plan(url, { kind: 'outage', path_pattern: '(a+)+$' });
    expect(await status(`${url}/a`)).toBe(503);
    expect(await status(`${url}/${'a'.repeat(50)}!`)).toBe(500);
  });

  it('looks at headers', async () => {
    const url = await start();
    await plan(url, { kind: 'outage', headers: { 'X-Amz-Target': 'secretsmanager.GetSecretValue' } });
    expect(await status(`${url}/a`)).toBe(200);
    expect(await status(`${url}/a`, { headers: { 'x-amz-target': 'secretsmanager.GetSecretValue' } })).toBe(503);
  });

  it('removes one or all', async () => {
    const url = await start();
    await plan(url, { kind: 'outage' });
    await plan(url, { kind: 'forbidden' });
    const remove = (path: string): Promise<number> => status(`${url}/_pact/faults${path}`, { method: 'DELETE' });
    expect([await remove('/1'), await remove('/1'), await status(`${url}/a`)]).toEqual([204, 404, 403]);
    expect([await remove(''), await status(`${url}/a`)]).toEqual([204, 200]);
  });

  it("keeps each session's faults apart", async () => {
    const url = await start();
    const { url: own } = (await json(`${url}/_pact/sessions`, { method: 'POST' })) as { url: string };
    const id = own.split('/').at(-1) ?? '';
    expect((await plan(url, { kind: 'outage' }, `?session=${id}`)).status).toBe(201);
    expect([await status(`${url}/a`), await status(`${own}/a`)]).toEqual([200, 503]);
    await plan(url, { kind: 'forbidden' });
    expect([await status(`${url}/a`), await status(`${own}/a`)]).toEqual([403, 503]);
    expect((await plan(url, { kind: 'outage' }, '?session=unheard-of')).status).toBe(404);
  });

  it('never mixes up the faults of parallel sessions', async () => {
    const url = await start();
    const outcomes = fc.constantFrom(['throttling', 429], ['outage', 503], ['forbidden', 403], ['', 200]);
    const attempt = async ([kind, expected]: readonly (string | number)[], times: number): Promise<void> => {
      const { id, url: own } = (await json(`${url}/_pact/sessions`, { method: 'POST' })) as Record<string, string>;
      if (kind !== '') {
        await plan(url, { kind, times }, `?session=${String(id)}`);
      }
      const answers = await Promise.all(Array.from({ length: 3 }, () => status(`${String(own)}/a`)));
      expect(answers.filter((answer) => answer !== 200)).toEqual(
        Array<unknown>(kind === '' ? 0 : times).fill(expected),
      );
    };
    await fc.assert(
      fc.asyncProperty(fc.array(outcomes, { minLength: 50, maxLength: 50 }), fc.nat(2), async (faults, spared) => {
        await Promise.all(faults.map((fault) => attempt(fault, 3 - spared)));
      }),
      { numRuns: 4 },
    );
  });

  it.each([
    ['[]', 'expected an object'],
    ['{}', 'the kind must be one of throttling, outage'],
    ['{"kind":"latency"}', 'latency needs ms'],
    ['{"kind":"outage","times":"2"}', 'times must be a whole number from 1 to 1000000, got "2"'],
    ['{"kind":"outage","ttl":0}', 'ttl must be a whole number from 1 to 86400, got 0'],
    ['{"kind":"outage","colour":1}', 'got "colour"'],
    ['{"kind":"outage","path":1}', 'path must be a text of 1 to 1000 characters, got 1'],
    ['{"kind":"outage","path_pattern":"("}', 'path_pattern must be a regular expression, got "("'],
    [
      '{"kind":"outage","headers":{"a":1}}',
      'the header "a" must be a text, with its name of 1000 characters at most, got 1',
    ],
    ['{"kind":"outage","headers":"a"}', 'headers must be an object'],
  ])('refuses %s', async (body, problem) => {
    const url = await start();
    const response = await fetch(`${url}/_pact/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain(JSON.stringify(problem).slice(1, -1));
  });

  it('refuses texts that are too long, and too many headers', async () => {
    const url = await start();
    const long = await plan(url, { kind: 'outage', path_pattern: 'a'.repeat(1001) });
    expect(await long.text()).toContain('path_pattern must be a text of 1 to 1000 characters');
    const headers = Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`x-${index}`, '']));
    expect(await (await plan(url, { kind: 'outage', headers })).text()).toContain('headers must be 10 at most, got 11');
  });

  it('takes so many at most', async () => {
    const url = await start();
    for (let count = 0; count < 100; count++) {
      await plan(url, { kind: 'outage' });
    }
    expect((await plan(url, { kind: 'outage' })).status).toBe(409);
  });

  it('is there only for whoever has the ADMIN_TOKEN', async () => {
    const url = await start({ env: { ADMIN_TOKEN: 'let-me-in' } });
    expect((await plan(url, { kind: 'outage' })).status).toBe(401);
    expect(await status(`${url}/_pact/faults`, { method: 'DELETE' })).toBe(401);
    expect(await status(`${url}/_pact/faults`)).toBe(401);
  });
});
