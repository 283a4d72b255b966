import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { openSecretStore, type Cloud } from '@pact-infra/example-secret-manager-controller';
import { exampleContracts } from '../stack/contract-folder.js';
import { sendRaw, statusCodes } from '../stack/raw-request.js';
import { Stack } from '../stack/stack.js';

const MARKER = 'marker-of-another-request';
const MEBIBYTE = Buffer.alloc(1024 * 1024, 'x');

function* repeat<T>(item: T, times: number): Generator<T> {
  for (let count = 0; count < times; count += 1) {
    yield item;
  }
}

const MOCKS = [
  ['aws-mock', 'aws', 'application/x-amz-json-1.1'],
  ['gcp-mock', 'gcp', 'application/json'],
  ['azure-mock', 'azure', 'application/json'],
] as const;

let stack: Stack;

beforeAll(async () => {
  stack = await Stack.start(exampleContracts());
});
afterAll(() => stack.stop());

describe.each(MOCKS)('%s', (name, cloud: Cloud, contentType) => {
  afterEach(async () => {
    expect(stack.app(name).isRunning).toBe(true);
    await expect(openSecretStore(cloud, stack.consumerEnvironment()).read('db-password')).resolves.toMatchObject({
      value: 'correct horse',
    });
  });

  const headers = { 'content-type': contentType, authorization: 'Bearer test-token' };

  function post(body: string, more: Readonly<Record<string, string>> = {}): Promise<Response> {
    return stack.app(name).fetch('/some/path', { method: 'POST', headers: { ...headers, ...more }, body });
  }

  function head(lines: readonly string[]): string {
    return [...lines, 'Host: mock', 'Authorization: Bearer test-token', '', ''].join('\r\n');
  }

  it('refuses a body that is no JSON', async () => {
    const response = await post('{"SecretId": ');
    expect(response.status).toBe(400);
    expect(await response.text()).toMatch(/JSON/);
  });

  it.each([
    ['gzip', 400],
    ['br', 400],
    ['no-such-coding', 415],
  ])('refuses a body that is not the %s it claims to be', async (coding, status) => {
    const response = await post('{"SecretId":"db-password"}', { 'content-encoding': coding });
    expect(response.status).toBe(status);
  });

  it('refuses a body of 100 MB', async () => {
    const size = 100 * MEBIBYTE.length;
    const start = head([`POST /some/path HTTP/1.1`, `Content-Type: ${contentType}`, `Content-Length: ${size}`]);
    const received = await sendRaw(stack.app(name).port, concatenated([start], repeat(MEBIBYTE, 100)));
    // It may have closed the connection before the answer was read.
    expect([[413], []]).toContainEqual(statusCodes(received));
  });

  it('refuses a chunked body of 100 MB', async () => {
    const start = head([`POST /some/path HTTP/1.1`, `Content-Type: ${contentType}`, 'Transfer-Encoding: chunked']);
    const chunk = Buffer.concat([Buffer.from('100000\r\n'), MEBIBYTE, Buffer.from('\r\n')]);
    const received = await sendRaw(stack.app(name).port, concatenated([start], repeat(chunk, 100)));
    // It may have closed the connection before the answer was read.
    expect([[413], []]).toContainEqual(statusCodes(received));
  });

  it('answers a body of deeply nested JSON', async () => {
    const response = await post('['.repeat(200_000) + ']'.repeat(200_000));
    expect([400, 413, 500]).toContain(response.status);
    expect(await response.text()).not.toContain('stack');
  });

  it('answers a method that no contract knows with no match', async () => {
    const response = await stack.app(name).fetch('/some/path', { method: 'PROPFIND', headers });
    expect(response.status).toBe(500);
    expect(response.headers.get('x-pact-mock-error')).toBe('no-match');
  });

  it('refuses a method that HTTP does not know', async () => {
    const received = await sendRaw(stack.app(name).port, [head(['FROBNICATE / HTTP/1.1'])]);
    expect(statusCodes(received)).toEqual([400]);
  });

  it('refuses headers that are too long', async () => {
    const received = await sendRaw(stack.app(name).port, [head(['GET / HTTP/1.1', `X-Long: ${'x'.repeat(200_000)}`])]);
    expect(statusCodes(received)).toEqual([431]);
  });

  it('refuses a request that says its length twice', async () => {
    const received = await sendRaw(stack.app(name).port, [
      head(['POST / HTTP/1.1', 'Content-Length: 4', 'Transfer-Encoding: chunked']),
      '0\r\n\r\n',
    ]);
    expect(statusCodes(received)).toEqual([400]);
  });

  it('answers pipelined requests in their order', async () => {
    const received = await sendRaw(stack.app(name).port, [
      head(['GET /first HTTP/1.1']),
      head(['GET /second HTTP/1.1', 'Connection: close']),
    ]);
    expect(statusCodes(received)).toEqual([500, 500]);
    expect(received.indexOf('GET /first')).toBeGreaterThan(-1);
    expect(received.indexOf('GET /second')).toBeGreaterThan(received.indexOf('GET /first'));
  });

  it('closes a connection on which garbage follows a request, and leaks nothing of it', async () => {
    const body = JSON.stringify({ secret: MARKER });
    const received = await sendRaw(stack.app(name).port, [
      head(['POST /first HTTP/1.1', `Content-Type: ${contentType}`, `Content-Length: ${body.length}`]),
      body,
      'this is not HTTP\r\n\r\n',
    ]);
    // The request itself may be answered before the garbage is read, or not.
    expect([[], [400], [500], [500, 400]]).toContainEqual(statusCodes(received));
    const next = await stack.app(name).fetch('/next', { headers });
    expect(await next.text()).not.toContain(MARKER);
  });

  it('answers a path that is no valid URL', async () => {
    const received = await sendRaw(stack.app(name).port, [head(['GET /%E0%A4%A HTTP/1.1', 'Connection: close'])]);
    expect(statusCodes(received)).toHaveLength(1);
    expect([400, 500]).toContain(statusCodes(received)[0]);
  });

  it('outlives a client that hangs up in the middle of a body', async () => {
    await sendRaw(stack.app(name).port, [
      head(['POST / HTTP/1.1', `Content-Type: ${contentType}`, 'Content-Length: 1000']),
      '{"SecretId',
    ]);
  });
});

function* concatenated(...parts: readonly Iterable<string | Buffer>[]): Generator<string | Buffer> {
  for (const part of parts) {
    yield* part;
  }
}
