import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { pactText, reading, servePacts } from '../src/testing/index.js';
import type { TestMock, TestMockOptions } from '../src/testing/index.js';
import { rawExchange } from './support/raw-exchange.js';
import { until } from './support/until.js';

let mock: TestMock | undefined;

async function serve(pacts: readonly string[], options?: TestMockOptions): Promise<TestMock> {
  mock = await servePacts(pacts, options);
  return mock;
}

afterEach(async () => {
  await mock?.close();
  mock = undefined;
});

describe('a mock server with contracts', () => {
  it("answers a matching request with the contract's response", async () => {
    const { url } = await serve([
      pactText([
        {
          description: 'create',
          request: {
            method: 'POST',
            path: '/secrets',
            query: { dry: ['true'] },
            headers: { 'Content-Type': 'application/json' },
            body: { name: 'db' },
          },
          response: { status: 201, headers: { 'Content-Type': 'application/json', 'X-Id': '7' }, body: { id: 7 } },
        },
      ]),
    ]);
    const response = await fetch(`${url}/secrets?dry=true`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{ "name" : "db" }',
    });
    expect(response.status).toBe(201);
    expect(response.headers.get('x-id')).toBe('7');
    expect(response.headers.get('x-pact-interaction')).toBe('create');
    expect(await response.json()).toEqual({ id: 7 });
  });

  it('tells in the answer to an unmatched request that nothing matched, and what came nearest', async () => {
    const { url } = await serve([pactText([reading('/secrets/db', { value: 1 })])]);
    const response = await fetch(`${url}/secrets/dx`);
    expect(response.status).toBe(500);
    expect(response.headers.get('x-pact-mock-error')).toBe('no-match');
    expect(await response.json()).toMatchObject({
      error: 'No matching interaction',
      message: expect.stringMatching(/^No matching interaction for GET \/secrets\/dx\. .*a request for \/secrets\/db/),
      nearest: [{ consumer: 'Shop', provider: 'Vault', interaction: 'a request for /secrets/db' }],
    });
  });

  it('gives unmatched requests the status of UNMATCHED_STATUS', async () => {
    const { url } = await serve([pactText([reading('/a', {})])], { env: { UNMATCHED_STATUS: '501' } });
    expect((await fetch(`${url}/b`)).status).toBe(501);
  });

  it('answers HEAD with the head alone', async () => {
    const { url } = await serve([
      pactText([
        {
          description: 'head',
          request: { method: 'HEAD', path: '/a' },
          response: { status: 200, headers: { 'Content-Length': '42', 'X-Kind': 'head' } },
        },
      ]),
    ]);
    const text = await rawExchange(url, ['HEAD /a HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n']);
    expect(text).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expect(text).toMatch(/content-length: 42\r\n/i);
    expect(text).toMatch(/\r\n\r\n$/);
  });

  it.each([204, 304])('answers %i without a body or a length', async (status) => {
    const { url } = await serve([
      pactText([
        { description: 'gone', request: { method: 'DELETE', path: '/a' }, response: { status, body: { no: 1 } } },
      ]),
    ]);
    const text = await rawExchange(url, ['DELETE /a HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n']);
    expect(text).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(text).not.toMatch(/content-length|transfer-encoding/i);
    expect(text).toMatch(/\r\n\r\n$/);
  });

  it('counts the length of a body in bytes', async () => {
    const { url } = await serve([pactText([reading('/a', { text: 'é€' })])]);
    const response = await fetch(`${url}/a`);
    expect(response.headers.get('content-length')).toBe('16');
    expect(await response.json()).toEqual({ text: 'é€' });
  });

  it("frames the response itself, whatever the contract's headers say", async () => {
    const headers = { 'Content-Length': '1', 'Transfer-Encoding': 'chunked', Connection: 'close', 'X-Kept': 'yes' };
    const { url } = await serve([
      pactText([
        { description: 'a', request: { method: 'GET', path: '/a' }, response: { status: 200, headers, body: 'abc' } },
      ]),
    ]);
    const response = await fetch(`${url}/a`);
    expect(response.headers.get('content-length')).toBe('3');
    expect(response.headers.get('transfer-encoding')).toBeNull();
    expect(response.headers.get('x-kept')).toBe('yes');
    expect(await response.text()).toBe('abc');
  });

  it('serves a contract whose headers HTTP does not allow, without them, and warns of it', async () => {
    const headers = { 'bad name': 'x', 'X-Split': 'a\r\nSet-Cookie: b' };
    const { url, logLines } = await serve([
      pactText([{ description: 'odd', request: { method: 'GET', path: '/a' }, response: { status: 200, headers } }]),
    ]);
    const response = await fetch(`${url}/a`);
    expect(response.status).toBe(200);
    expect(response.headers.get('x-split')).toBe('a  Set-Cookie: b');
    expect(response.headers.get('set-cookie')).toBeNull();
    expect(logLines.filter((line) => line.includes('"odd"') && line.includes('"warn"'))).toHaveLength(2);
  });

  it('answers a contract whose status no response can have with a failure that says so', async () => {
    const { url } = await serve([
      pactText([{ description: 'odd', request: { method: 'GET', path: '/a' }, response: { status: 101 } }]),
    ]);
    const response = await fetch(`${url}/a`);
    expect(response.status).toBe(500);
    expect(await response.json()).toEqual({
      error: 'The contract states status 101, which no response can have',
    });
  });

  it('answers pipelined requests in order', async () => {
    const { url } = await serve([pactText([reading('/a', { is: 'first' }), reading('/b', { is: 'second' })])]);
    const text = await rawExchange(url, [
      'GET /a HTTP/1.1\r\nHost: a\r\n\r\nGET /b HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
    ]);
    expect(text.indexOf('"first"')).toBeGreaterThan(0);
    expect(text.indexOf('"second"')).toBeGreaterThan(text.indexOf('"first"'));
  });

  it('knows in its journal of every request that was answered before', async () => {
    const { url } = await serve([pactText([reading('/a', {})])]);
    const text = await rawExchange(url, [
      'GET /a HTTP/1.1\r\nHost: a\r\n\r\nGET /_pact/journal HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
    ]);
    expect(text).toContain('"path":"/a"');
  });

  it('answers a client that closes its side after the request', async () => {
    const { url } = await serve([pactText([reading('/a', { is: 'late' })])]);
    const text = await rawExchange(url, ['GET /a HTTP/1.1\r\nHost: a\r\n\r\n'], { halfClose: true });
    expect(text).toContain('"late"');
  });

  it('takes the absolute form of a request line', async () => {
    const { url } = await serve([pactText([reading('/a', { is: 'proxied' })])]);
    const text = await rawExchange(url, ['GET http://cloud/a HTTP/1.1\r\nHost: cloud\r\nConnection: close\r\n\r\n']);
    expect(text).toContain('"proxied"');
  });

  it('takes it for the admin API too', async () => {
    const { url } = await serve([pactText([reading('/a', {})])]);
    const target = 'http://cloud/_pact/wait?timeout=0&hash=unknown';
    const text = await rawExchange(url, [`GET ${target} HTTP/1.1\r\nHost: cloud\r\nConnection: close\r\n\r\n`]);
    expect(text).toContain('No contract with the hash unknown is served');
  });

  it('logs each request in one line, without its query, headers or body', async () => {
    const { url, logLines } = await serve([pactText([reading('/a', {})])]);
    await fetch(`${url}/a`, { headers: { authorization: 'Bearer s3cr3t' } });
    await fetch(`${url}/b?password=s3cr3t`, { method: 'POST', body: 's3cr3t' });
    const requests = logLines
      .filter((line) => line.includes('"msg":"request"'))
      .map((line) => JSON.parse(line) as object);
    expect(requests).toEqual([
      expect.objectContaining({ method: 'GET', path: '/a', status: 200, interaction: 'a request for /a' }),
      expect.objectContaining({ method: 'POST', path: '/b', status: 500, outcome: 'no-match' }),
    ]);
    expect(logLines.join('')).not.toContain('s3cr3t');
  });

  it('logs no requests with REQUEST_LOG=off', async () => {
    const { url, logLines } = await serve([pactText([reading('/a', {})])], { env: { REQUEST_LOG: 'off' } });
    await fetch(`${url}/a`);
    expect(logLines.join('')).not.toContain('"msg":"request"');
  });
});

describe('a response with generators in arrayContains variants', () => {
  it('is made anew for every request', async () => {
    const variant = { index: 0, rules: {}, generators: { '$.id': { type: 'Uuid' } } };
    const { url } = await serve([
      pactText([
        {
          description: 'list',
          request: { method: 'GET', path: '/l' },
          response: {
            status: 200,
            headers: { 'Content-Type': 'application/json' },
            body: [{ id: 'example' }],
            matchingRules: { body: { $: { matchers: [{ match: 'arrayContains', variants: [variant] }] } } },
          },
        },
      ]),
    ]);
    const bodies = await Promise.all([1, 2, 3].map(async () => (await fetch(`${url}/l`)).text()));
    expect(new Set(bodies).size).toBe(3);
  });
});

describe('the reserved paths', () => {
  it('answer health checks on /health and, as long as no contract claims it, on /', async () => {
    const { url } = await serve([pactText([reading('/a', {})])]);
    const healthy = '{"status":"ok","service":"pact-mock-server"}';
    expect(await (await fetch(`${url}/health`)).text()).toBe(healthy);
    expect(await (await fetch(`${url}/`)).text()).toBe(healthy);
    expect((await fetch(`${url}/health`, { method: 'HEAD' })).status).toBe(200);
  });

  it('leave / to a contract that claims it', async () => {
    const { url } = await serve([pactText([reading('/', { is: 'mine' })])]);
    expect(await (await fetch(`${url}/`)).json()).toEqual({ is: 'mine' });
  });

  it('leave /health to contracts for methods other than GET and HEAD', async () => {
    const { url } = await serve([
      pactText([{ description: 'a', request: { method: 'POST', path: '/health' }, response: { status: 202 } }]),
    ]);
    expect((await fetch(`${url}/health`, { method: 'POST' })).status).toBe(202);
  });

  it('tell at /_pact/health what is served', async () => {
    const { url } = await serve([pactText([reading('/a', {}), reading('/b', {})])]);
    expect(await (await fetch(`${url}/_pact/health`)).json()).toMatchObject({
      status: 'ok',
      details: { start_gate: { status: 'up' }, contracts: { status: 'up', served: [{ interactions: 2 }] } },
    });
  });

  it('count requests at /_pact/metrics', async () => {
    const { url } = await serve([pactText([reading('/a', {})])]);
    await fetch(`${url}/a`);
    await fetch(`${url}/b`);
    const metrics = await (await fetch(`${url}/_pact/metrics`)).text();
    expect(metrics).toContain('pact_mock_requests_total{outcome="match",status="200"} 1');
    expect(metrics).toContain('pact_mock_requests_total{outcome="no-match",status="500"} 1');
  });

  it('have no metrics with METRICS=off', async () => {
    const { url } = await serve([pactText([reading('/a', {})])], { env: { METRICS: 'off' } });
    expect((await fetch(`${url}/_pact/metrics`)).status).toBe(404);
  });
});

describe('fault headers', () => {
  it('win over contracts and over unknown paths', async () => {
    const { url } = await serve([pactText([reading('/a', {})])]);
    for (const path of ['/a', '/unknown']) {
      const response = await fetch(url + path, {
        headers: { 'x-rate-limit': 'true', 'x-rate-limit-retry-after': '5' },
      });
      expect(response.status).toBe(429);
      expect(response.headers.get('retry-after')).toBe('5');
    }
  });

  it('can rate-limit a health check, and not fail it otherwise', async () => {
    const { url } = await serve([pactText([reading('/a', {})])]);
    expect((await fetch(`${url}/health`, { headers: { 'x-rate-limit': 'true' } })).status).toBe(429);
    expect((await fetch(`${url}/health`, { headers: { 'x-service-unavailable': 'true' } })).status).toBe(200);
  });
});

describe('a mock server on pact files', () => {
  it('serves a file that changes', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'pacts-'));
    const file = join(directory, 'pact.json');
    try {
      await writeFile(file, pactText([reading('/a', { is: 'old' })]));
      const { url } = await serve([], { env: { PACT_FILES: file } });
      await writeFile(file, pactText([reading('/a', { is: 'brand new' })]));
      await until(
        async () => (await fetch(`${url}/a`)).text(),
        (text) => text.includes('brand new'),
      );
    } finally {
      await rm(directory, { recursive: true });
    }
  });

  it('does not start on a file that is no pact', async () => {
    await expect(serve(['{"interactions":'])).rejects.toThrow(/0\.json/);
  });
});
