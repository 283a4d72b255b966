import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { publication, RunningBroker, type Answer } from './running-broker.js';

let broker: RunningBroker;
let receiver: Receiver;

/** Remembers the requests that webhooks send; answers with the given statuses, then with 200. */
class Receiver {
  readonly #server: Server;
  readonly #received: { readonly request: IncomingMessage; readonly body: string }[] = [];
  statuses: number[] = [];

  constructor() {
    this.#server = createServer((request, response) => {
      void text(request).then((body) => {
        this.#received.push({ request, body });
        response.writeHead(this.statuses.shift() ?? 200).end();
        this.#server.emit('received');
      });
    });
  }

  async start(): Promise<void> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  get count(): number {
    return this.#received.length;
  }

  /** Waits until so many requests have come and returns the last of them. */
  async until(count: number): Promise<{ url: string; headers: IncomingMessage['headers']; body: string }> {
    while (this.#received.length < count) {
      await once(this.#server, 'received');
    }
    const { request, body } = this.#received[count - 1] ?? {};
    return { url: request?.url ?? '', headers: request?.headers ?? {}, body: body ?? '' };
  }

  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}

beforeEach(async () => {
  receiver = new Receiver();
  await receiver.start();
  broker = await RunningBroker.start({
    PACT_BROKER_WEBHOOK_SCHEME_WHITELIST: 'http https',
    PACT_BROKER_WEBHOOK_HOST_WHITELIST: '127.0.0.1 *.example.org',
    PACT_BROKER_WEBHOOK_RETRY_SCHEDULE: '0 0',
  });
});

afterEach(async () => {
  await broker[Symbol.asyncDispose]();
  receiver.stop();
});

const create = (webhook: object, path = '/webhooks'): Promise<Answer> =>
  broker.request(path, { method: 'POST', body: webhook });
const publish = (version: string, answer = 1): Promise<Answer> =>
  broker.request('/contracts/publish', {
    method: 'POST',
    body: publication('Web', 'Api', version, { branch: 'main', tags: ['dev'] }, answer),
  });

describe('webhooks', () => {
  it('tell a receiver of a publication, parameters filled in', async () => {
    await create({
      events: [{ name: 'contract_published' }],
      request: {
        method: 'POST',
        url: `${receiver.url}/hook?consumer=\${pactbroker.consumerName}`,
        headers: { 'X-Version': '${pactbroker.consumerVersionNumber}' },
        username: 'me',
        password: 'secret',
        body: {
          event: '${pactbroker.eventName}',
          pact: '${pactbroker.pactUrl}',
          branch: '${pactbroker.consumerVersionBranch}',
          unknown: '${pactbroker.nothing}',
        },
      },
    });
    await publish('1');
    const { url, headers, body } = await receiver.until(1);
    expect(url).toBe('/hook?consumer=Web');
    expect(headers).toMatchObject({
      'x-version': '1',
      authorization: `Basic ${btoa('me:secret')}`,
      'content-type': 'application/json',
    });
    expect(JSON.parse(body)).toEqual({
      event: 'contract_published',
      pact: `${broker.url}/pacts/provider/Api/consumer/Web/version/1`,
      branch: 'main',
      unknown: '${pactbroker.nothing}',
    });
  });

  it('for changed content stay silent about unchanged content', async () => {
    await create({
      events: [{ name: 'contract_content_changed' }],
      request: { method: 'POST', url: receiver.url, body: '${pactbroker.consumerVersionNumber}' },
    });
    await publish('1');
    await receiver.until(1);
    await publish('2');
    await publish('3', 2);
    expect((await receiver.until(2)).body).toBe('3');
    expect(receiver.count).toBe(2);
  });

  it('of other parties and disabled ones stay silent', async () => {
    const request = (name: string): object => ({ method: 'POST', url: `${receiver.url}/${name}` });
    const events = [{ name: 'contract_published' }];
    await create({ events, request: request('other') }, '/webhooks/provider/Other');
    await create({ events, request: request('off'), enabled: false });
    await create({ events, request: request('mine'), consumer: { name: 'Web' } }, '/webhooks/provider/Api');
    await publish('1');
    expect((await receiver.until(1)).url).toBe('/mine');
    await publish('2');
    expect((await receiver.until(2)).url).toBe('/mine');
  });

  it('are sent again after a failure, and a publication succeeds whatever becomes of them', async () => {
    receiver.statuses = [500, 302];
    await create({ events: [{ name: 'contract_published' }], request: { method: 'POST', url: receiver.url } });
    expect((await publish('1')).status).toBe(200);
    await receiver.until(3);
  });

  it('tell of verification results', async () => {
    await create({
      events: [{ name: 'provider_verification_failed' }],
      request: {
        method: 'POST',
        url: receiver.url,
        body: '${pactbroker.providerVersionNumber} ${pactbroker.verificationResultUrl}',
      },
    });
    await publish('1');
    const { json } = await broker.request('/pacts/provider/Api/consumer/Web/latest');
    const { href } = (json as { _links: Record<string, { href: string }> })._links[
      'pb:publish-verification-results'
    ] ?? { href: '' };
    const path = href.slice(broker.url.length);
    for (const success of [true, false]) {
      const answer = await broker.request(path, { method: 'POST', body: { success, providerApplicationVersion: '9' } });
      expect(answer.status).toBe(201);
    }
    expect((await receiver.until(1)).body).toBe(`9 ${href}/2`);
  });

  it('are listed without password, replaced, tried and deleted', async () => {
    const request = { method: 'POST', url: `${receiver.url}/try`, username: 'me', password: 'secret' };
    const created = await create({ description: 'mine', events: [{ name: 'contract_published' }], request });
    expect(created.status).toBe(201);
    const path = new URL(created.headers.get('location') ?? '').pathname;

    const list = await broker.request('/webhooks');
    expect(list.text).not.toContain('secret');
    expect(list.json).toMatchObject({ _embedded: { webhooks: [{ description: 'mine', enabled: true }] } });

    expect((await broker.request(`${path}/execute`, { method: 'POST' })).json).toMatchObject({
      success: true,
      status: 200,
    });
    expect(
      (await broker.request(path, { method: 'PUT', body: { events: [{ name: 'contract_published' }], request } }))
        .status,
    ).toBe(200);
    expect((await broker.request(path, { method: 'DELETE' })).status).toBe(204);
    expect((await broker.request(path)).status).toBe(404);
  });

  it.each([
    [{ method: 'POST', url: 'ftp://127.0.0.1' }, 'request', /^scheme must be one of http, https, got ftp/],
    [{ method: 'POST', url: 'http://169.254.169.254/' }, 'request', /^host must be in the whitelist/],
    [{ method: 'POST', url: 'http://badexample.org/' }, 'request', /^host must be in the whitelist/],
    [
      { method: 'POST', url: 'http://${pactbroker.consumerName}.example.org/' },
      'request',
      /^url must be an absolute URL/,
    ],
    [{ method: 'POST', url: '/relative' }, 'request', /^url must be an absolute URL/],
    [{ method: 'GET', url: 'http://a.example.org' }, 'request', /^method must be one of POST/],
    [{ url: 'http://a.example.org' }, 'request.method', /^is missing/],
    [{ method: 'POST' }, 'request.url', /^is missing/],
    [undefined, 'request', /^is missing/],
  ])('that may not be sent are refused: %j', async (request, field, problem) => {
    const answer = await create({ events: [{ name: 'contract_published' }], request });
    expect(answer.status).toBe(400);
    expect(answer.json).toEqual({ errors: { [field]: [expect.stringMatching(problem)] } });
  });

  it('for unknown events are refused', async () => {
    const request = { method: 'POST', url: 'https://a.example.org' };
    expect((await create({ events: [{ name: 'nope' }], request })).json).toEqual({
      errors: { 'events.name': [expect.stringContaining('got "nope"')] },
    });
    expect((await create({ events: [], request })).status).toBe(400);
  });
});
