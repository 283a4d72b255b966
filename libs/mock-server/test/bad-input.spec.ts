import { once } from 'node:events';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { rawProfile } from '../src/index.js';
import { pactText, reading, servePacts } from '../src/testing/index.js';
import type { TestMock } from '../src/testing/index.js';
import { rawExchange } from './support/raw-exchange.js';

const MEBIBYTE = 1024 * 1024;

let mock: TestMock;

beforeAll(async () => {
  mock = await servePacts(
    [
      pactText([
        reading('/a', { is: 'untouched' }),
        {
          description: 'write',
          request: { method: 'POST', path: '/w', headers: { 'Content-Type': 'application/json' }, body: { a: 1 } },
          response: { status: 200, body: 'written' },
        },
      ]),
    ],
    { profile: { ...rawProfile, decodesContent: true } },
  );
});

afterEach(async () => {
  const answer = await fetch(`${mock.url}/a`);
  expect(await answer.json()).toEqual({ is: 'untouched' });
});

afterAll(() => mock.close());

async function post(body: string | Buffer, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${mock.url}/w`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });
}

function head(...lines: string[]): string {
  return [...lines, '', ''].join('\r\n');
}

describe('a bad body', () => {
  it('that is broken JSON is answered with 400', async () => {
    const response = await post('{"a":');
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('The request body is not JSON');
  });

  it('that is nested absurdly deep is answered with 400', async () => {
    expect((await post('['.repeat(200_000))).status).toBe(400);
    expect((await post('{"a":'.repeat(50_000) + '1' + '}'.repeat(50_000))).status).toBe(400);
  });

  it('of many thousands of members that no contract names gets a short answer', async () => {
    const members = Array.from({ length: 100_000 }, (_none, index) => [`m${index}`, 'x'.repeat(20)]);
    const response = await post(JSON.stringify(Object.fromEntries(members)));
    expect(response.status).toBe(500);
    const text = await response.text();
    expect(text.length).toBeLessThan(10_000);
    expect(text).toContain('more_mismatches');
  });

  it('in an unknown Content-Encoding is matched as it came, and answered with 415 when nothing matches', async () => {
    expect((await post('{"a":1}', { 'content-encoding': 'rot13' })).status).toBe(200);
    expect((await post('{"n":1}', { 'content-encoding': 'rot13' })).status).toBe(415);
  });

  it('that is not in its Content-Encoding is answered with 400', async () => {
    expect((await post('{"a":1}', { 'content-encoding': 'gzip' })).status).toBe(400);
  });

  it('that unpacks to more than 10 MiB is answered with 413', async () => {
    expect((await post(gzipSync(Buffer.alloc(20 * MEBIBYTE)), { 'content-encoding': 'gzip' })).status).toBe(413);
  });

  it('that is compressed well matches as if it were not', async () => {
    const response = await post(gzipSync('{"a":1}'), { 'content-encoding': 'gzip' });
    expect(await response.text()).toBe('written');
  });

  it('of 100 MB by its Content-Length is answered with 413 before it is read', async () => {
    const text = await rawExchange(mock.url, [head('POST /w HTTP/1.1', 'Host: a', 'Content-Length: 100000000'), 'x']);
    expect(text).toMatch(/^HTTP\/1\.1 413 /);
    expect(text).toMatch(/connection: close/i);
  });

  it('of 100 MB in chunks is answered with 413, and the client can read that', async () => {
    const chunk = `${MEBIBYTE.toString(16)}\r\n${'x'.repeat(MEBIBYTE)}\r\n`;
    const text = await rawExchange(mock.url, [
      head('POST /w HTTP/1.1', 'Host: a', 'Transfer-Encoding: chunked'),
      ...Array.from({ length: 100 }, () => chunk),
      '0\r\n\r\n',
    ]);
    expect(text).toMatch(/^HTTP\/1\.1 413 /);
  });

  it('that breaks off leaves no trace', async () => {
    const { hostname, port } = new URL(mock.url);
    const socket = connect({ host: hostname, port: Number(port) });
    socket.write(head('POST /w HTTP/1.1', 'Host: a', 'Content-Length: 10') + '{"a"');
    await once(socket, 'connect');
    socket.resetAndDestroy();
    await once(socket, 'close');
    expect((await fetch(`${mock.url}/a`)).status).toBe(200);
  });
});

describe('Expect: 100-continue', () => {
  it('is granted before the body', async () => {
    const text = await rawExchange(mock.url, [
      head(
        'POST /w HTTP/1.1',
        'Host: a',
        'Content-Type: application/json',
        'Content-Length: 7',
        'Expect: 100-continue',
        'Connection: close',
      ),
      '{"a":1}',
    ]);
    expect(text).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 OK\r\n[^]*written$/);
  });

  it('is refused for a body over the limit', async () => {
    const text = await rawExchange(mock.url, [
      head('POST /w HTTP/1.1', 'Host: a', 'Content-Length: 100000000', 'Expect: 100-continue'),
    ]);
    expect(text).toMatch(/^HTTP\/1\.1 413 /);
  });

  it('is answered with the fault that the headers ask for, on a connection that closes', async () => {
    const text = await rawExchange(mock.url, [
      head('POST /w HTTP/1.1', 'Host: a', 'Content-Length: 7', 'Expect: 100-continue', 'X-Auth-Failure: 401'),
    ]);
    expect(text).toMatch(/^HTTP\/1\.1 401 /);
    expect(text).toMatch(/connection: close/i);
  });

  it('of another kind is answered with 417', async () => {
    const text = await rawExchange(mock.url, [
      head('POST /w HTTP/1.1', 'Host: a', 'Content-Length: 0', 'Expect: a-miracle', 'Connection: close'),
    ]);
    expect(text).toMatch(/^HTTP\/1\.1 417 /);
  });
});

it('a path of many thousands of characters gets a short answer', async () => {
  const response = await fetch(`${mock.url}/${'x'.repeat(50_000)}`);
  expect(response.status).toBe(500);
  expect((await response.text()).length).toBeLessThan(5000);
});

describe('malformed HTTP', () => {
  it.each([
    ['an unknown method', head('BREW /w HTTP/1.1', 'Host: a')],
    ['garbage', '\0\x01\x02garbage\r\n\r\n'],
    ['a request for HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    ['a TLS handshake', Buffer.from('160301020001000001fc0303', 'hex')],
    ['a request without a Host', head('GET /a HTTP/1.1', 'Connection: close')],
    ['two lengths', head('POST /w HTTP/1.1', 'Host: a', 'Content-Length: 3', 'Content-Length: 4') + 'abcd'],
    [
      'a length beside chunks',
      head('POST /w HTTP/1.1', 'Host: a', 'Content-Length: 3', 'Transfer-Encoding: chunked') + '0\r\n\r\n',
    ],
    ['a broken chunk', head('POST /w HTTP/1.1', 'Host: a', 'Transfer-Encoding: chunked') + 'zz\r\n'],
    ['CONNECT', head('CONNECT a:443 HTTP/1.1', 'Host: a')],
  ])('%s is answered with 4xx on a connection that closes', async (_name, bytes) => {
    const text = await rawExchange(mock.url, [bytes]);
    expect(text).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect(text).toMatch(/connection: close/i);
  });

  it('with headers beyond all measure is answered with 431', async () => {
    const text = await rawExchange(mock.url, [head('GET /a HTTP/1.1', 'Host: a', `X-Long: ${'x'.repeat(200_000)}`)]);
    expect(text).toMatch(/^(HTTP\/1\.1 431 |$)/);
  });

  it('behind a good request gets 400 after the good answer', async () => {
    const text = await rawExchange(mock.url, [head('GET /a HTTP/1.1', 'Host: a') + 'garbage garbage\r\n\r\n']);
    expect(text).toMatch(/^HTTP\/1\.1 200 OK\r\n[^]*"untouched"}HTTP\/1\.1 400 /);
  });

  it('behind a slow request never mixes with its answer', async () => {
    const text = await rawExchange(mock.url, [head('GET /_pact/health HTTP/1.1', 'Host: a') + 'garbage\r\n\r\n']);
    expect(text).not.toMatch(/400[^]*200 OK/);
  });
});
