import { describe, expect, it } from '@jest/globals';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { authorization, pactBetween, RunningBroker } from './running-broker.js';

const pactPath = '/pacts/provider/Api/consumer/Web/version/1';

describe('the index', () => {
  it('carries the headers of a Pact Broker and links below the address that was asked', async () => {
    await using broker = await RunningBroker.start();
    const { status, headers, json } = await broker.request('/');
    expect(status).toBe(200);
    expect(Object.fromEntries(headers)).toMatchObject({
      vary: 'Accept',
      'cache-control': 'no-cache',
      'x-pact-broker-version': expect.any(String),
      'content-type': 'application/hal+json;charset=utf-8',
    });
    expect(json).toMatchObject({
      _links: {
        self: { href: broker.url },
        'pb:publish-contracts': { href: `${broker.url}/contracts/publish` },
        'pb:publish-pact': { templated: true },
        curies: [{ name: 'pb', templated: true }],
      },
    });
  });

  it('follows X-Forwarded-Host and X-Forwarded-Proto', async () => {
    await using broker = await RunningBroker.start();
    const headers = { 'x-forwarded-host': 'pacts.example.org, inner', 'x-forwarded-proto': 'https' };
    const { json } = await broker.request('/', { headers });
    expect(json).toMatchObject({ _links: { self: { href: 'https://pacts.example.org' } } });
  });

  it('is a page for browsers', async () => {
    await using broker = await RunningBroker.start();
    const { headers, text: page } = await broker.request('/', { headers: { accept: 'text/html,*/*;q=0.8' } });
    expect(headers.get('content-type')).toContain('text/html');
    expect(page).toContain('Pact Broker');
  });
});

describe('health', () => {
  it('tells that the process and its database answer', async () => {
    await using broker = await RunningBroker.start();
    const heartbeat = await broker.request('/diagnostic/status/heartbeat');
    expect(heartbeat).toMatchObject({ status: 200, json: { ok: true, _links: { self: {} } } });
    const dependencies = await broker.request('/diagnostic/status/dependencies');
    expect(dependencies).toMatchObject({ status: 200, json: { database: { ok: true } } });
  });
});

describe('authentication', () => {
  const wrong = { authorization: `Basic ${btoa('pact:wrong')}` };
  const write = { method: 'PUT', body: pactBetween('Web', 'Api') };

  it.each([
    ['without credentials', { authorization: '' }, 401],
    ['with a wrong password', wrong, 401],
    ['with a token', { authorization: 'Bearer x' }, 400],
  ])('refuses to write %s with an empty answer', async (_, headers, expected) => {
    await using broker = await RunningBroker.start();
    const answer = await broker.request(pactPath, { ...write, headers });
    expect(answer).toMatchObject({ status: expected, text: '' });
    expect(answer.headers.get('www-authenticate')).toBe(expected === 401 ? 'Basic realm="Restricted area"' : null);
    expect((await broker.request(pactPath)).status).toBe(404);
  });

  it('lets everybody read, even with a wrong password, and ask for pacts to verify', async () => {
    await using broker = await RunningBroker.start();
    expect((await broker.request('/', { headers: wrong })).status).toBe(200);
    const query = { method: 'POST', body: {}, headers: { authorization: '' } };
    expect((await broker.request('/pacts/provider/Api/for-verification', query)).status).toBe(200);
  });

  it('lets nobody read where public reading is off, the heartbeat excepted', async () => {
    await using broker = await RunningBroker.start({ PACT_BROKER_ALLOW_PUBLIC_READ: false });
    expect((await broker.request('/', { headers: wrong })).status).toBe(401);
    expect((await broker.request('/')).status).toBe(200);
    expect((await broker.request('/diagnostic/status/heartbeat', { headers: wrong })).status).toBe(200);
    expect((await broker.request('/diagnostic/status/dependencies', { headers: wrong })).status).toBe(401);
  });

  it('is off without a user name', async () => {
    await using broker = await RunningBroker.start({ PACT_BROKER_BASIC_AUTH_USERNAME: '' });
    expect((await broker.request(pactPath, { ...write, headers: { authorization: '' } })).status).toBe(201);
  });
});

describe('a request that does not fit', () => {
  it.each([
    ['an unknown path', '/nope', {}, 404, 'The requested document was not found on this server.'],
    ['an unknown pact', pactPath, {}, 404, 'The requested document was not found on this server.'],
    ['a malformed address', '/pacticipants/%ff', {}, 400, /not a valid url/],
    ['a body over the limit', pactPath, { method: 'PUT', body: ' '.repeat(21 * 1024 * 1024) }, 413, /too large/],
  ])('gets an error for %s', async (_, path, options, status, error) => {
    await using broker = await RunningBroker.start();
    const answer = await broker.request(path, options);
    expect(answer.status).toBe(status);
    expect(answer.json).toEqual({ error: typeof error === 'string' ? error : expect.stringMatching(error) });
  });

  it.each(['text/plain', 'application/hal+json', 'application/xml'])('gets 415 for a body of type %s', async (type) => {
    await using broker = await RunningBroker.start();
    for (const [method, path] of [
      ['PUT', pactPath],
      ['POST', '/contracts/publish'],
    ] as const) {
      const answer = await broker.request(path, { method, body: '{}', headers: { 'content-type': type } });
      expect(answer).toMatchObject({ status: 415, text: '' });
    }
  });

  it.each([
    ['POST', pactPath, 'PUT, PATCH, GET, DELETE, OPTIONS'],
    ['HEAD', '/pacts/provider/Api/consumer/Web/latest', 'GET, OPTIONS'],
    ['GET', '/contracts/publish', 'POST, OPTIONS'],
    ['DELETE', '/', 'GET, OPTIONS'],
  ])('gets 405 for %s %s', async (method, path, allow) => {
    await using broker = await RunningBroker.start();
    const answer = await broker.request(path, { method });
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toBe(allow);
  });

  it('gets 406 when it accepts no JSON', async () => {
    await using broker = await RunningBroker.start();
    expect((await broker.request('/pacts/latest', { headers: { accept: 'application/xml' } })).status).toBe(406);
  });

  it('gets problem+json on request', async () => {
    await using broker = await RunningBroker.start();
    const headers = { accept: 'application/problem+json' };
    const missing = await broker.request('/nope', { headers });
    expect(missing.headers.get('content-type')).toContain('application/problem+json');
    expect(missing.json).toMatchObject({ status: 404, title: 'Not Found' });
    const invalid = await broker.request('/contracts/publish', { method: 'POST', body: { contracts: [] }, headers });
    expect(invalid.json).toMatchObject({
      status: 400,
      errors: expect.arrayContaining([expect.objectContaining({ detail: 'contracts must not be empty' })]),
    });
  });

  it('harms no other: garbage on one connection, a broken upload on the next, then good service', async () => {
    await using broker = await RunningBroker.start();
    const { hostname, port } = new URL(broker.url);
    const garbage = connect(Number(port), hostname);
    garbage.end('\x16\x03\x01 garbage\r\n\r\n');
    expect(await text(garbage)).toMatch(/^(HTTP\/1.1 400|$)/);
    const upload = connect(Number(port), hostname);
    upload.write(`PUT ${pactPath} HTTP/1.1\r\nHost: x\r\nAuthorization: ${authorization}\r\n`);
    upload.write('Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{"inter');
    upload.destroy();
    expect((await broker.request(pactPath, { method: 'PUT', body: pactBetween('Web', 'Api') })).status).toBe(201);
  });
});
