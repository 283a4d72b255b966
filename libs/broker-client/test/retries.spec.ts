import { describe, expect, it } from '@jest/globals';
import { BrokerClient } from '../src/index.js';
import { inTurn, json, ScriptedBroker, type Answer } from './scripted-broker.js';

const parties = { consumer: 'Web', provider: 'Api' };
const retry = { baseDelayMs: 1 };

const good: Answer = (_, response) => {
  json(response, 200, '{"interactions":[]}', { 'x-pact-consumer-version': '7' });
};
const status =
  (code: number, headers: Record<string, string> = {}): Answer =>
  (_, response) => {
    json(response, code, '{"error":"not now"}', headers);
  };
const reset: Answer = (_, response) => response.socket?.resetAndDestroy();
const cutBody: Answer = (_, response) => {
  response.writeHead(200, { 'content-length': '100' });
  response.write('{"inter', () => response.socket?.destroy());
};
const silent: Answer = () => undefined;
const trickle: Answer = (_, response) => {
  response.writeHead(200);
  const timer = setInterval(() => response.write(' '), 20);
  response.on('close', () => {
    clearInterval(timer);
  });
};

describe('retries', () => {
  it.each<readonly [string, Answer]>([
    ['503', status(503)],
    ['500', status(500)],
    ['408', status(408)],
    ['429 with Retry-After', status(429, { 'retry-after': '1' })],
    ['a reset connection', reset],
    ['a body that ends early', cutBody],
  ])('try again after %s', async (_, fault) => {
    await using broker = await ScriptedBroker.start(inTurn(fault, good));
    const pact = await new BrokerClient({ baseUrl: broker.url, retry }).latestPact(parties);
    expect(pact).toEqual({ ...parties, version: '7', content: '{"interactions":[]}' });
    expect(broker.requests).toHaveLength(2);
  });

  it.each([
    ['no answer', silent],
    ['an answer that trickles', trickle],
  ])('try again when %s outlasts the time-out', async (_, fault) => {
    await using broker = await ScriptedBroker.start(inTurn(fault, good));
    const client = new BrokerClient({ baseUrl: broker.url, timeoutMs: 300, retry });
    expect(await client.latestPact(parties)).toMatchObject({ version: '7' });
  });

  it('repeat a publish with its body', async () => {
    await using broker = await ScriptedBroker.start(
      inTurn(
        (_, response) => {
          json(response, 200, '{"_links":{"pb:publish-contracts":{"href":"/contracts/publish"}}}');
        },
        reset,
        status(503),
        good,
      ),
    );
    await new BrokerClient({ baseUrl: broker.url, retry }).publish({ ...parties, version: '1', content: '{}' });
    const [, ...posts] = broker.requests;
    expect(posts).toHaveLength(3);
    expect(new Set(posts.map(({ body, headers }) => body + String(headers['content-type'])))).toHaveProperty('size', 1);
  });

  it('end with what the broker said last', async () => {
    await using broker = await ScriptedBroker.start(status(503));
    const client = new BrokerClient({ baseUrl: broker.url, retry: { ...retry, retries: 2 } });
    await expect(client.latestPact(parties)).rejects.toMatchObject({
      code: 'BROKER_UNAVAILABLE',
      status: 503,
      message: expect.stringContaining('the broker cannot answer now (503): not now'),
    });
    expect(broker.requests).toHaveLength(3);
  });

  it('do not wait for a Retry-After beyond the longest pause', async () => {
    await using broker = await ScriptedBroker.start(status(429, { 'retry-after': '3600' }));
    await expect(new BrokerClient({ baseUrl: broker.url }).latestPact(parties)).rejects.toMatchObject({ status: 429 });
    expect(broker.requests).toHaveLength(1);
  });

  it('are not made for an answer that stays the same', async () => {
    await using broker = await ScriptedBroker.start(status(404));
    await expect(new BrokerClient({ baseUrl: broker.url, retry }).latestPact(parties)).rejects.toMatchObject({
      code: 'BROKER_NOT_FOUND',
    });
    expect(broker.requests).toHaveLength(1);
  });

  it('name the address and the cause when nobody listens', async () => {
    const broker = await ScriptedBroker.start(silent);
    const url = broker.url;
    await broker[Symbol.asyncDispose]();
    await expect(new BrokerClient({ baseUrl: url, retry }).latestPacts()).rejects.toMatchObject({
      code: 'BROKER_UNAVAILABLE',
      message: expect.stringMatching(/^GET http.*: the broker cannot be reached: .*ECONNREFUSED/),
    });
  });
});

describe('an abort', () => {
  it('ends a request under way with its reason', async () => {
    const controller = new AbortController();
    await using broker = await ScriptedBroker.start(() => {
      controller.abort(new Error('stopped'));
    });
    const call = new BrokerClient({ baseUrl: broker.url, retry }).latestPact(parties, { signal: controller.signal });
    await expect(call).rejects.toThrow('stopped');
    expect(broker.requests).toHaveLength(1);
  });

  it('ends the pause before a retry', async () => {
    const controller = new AbortController();
    await using broker = await ScriptedBroker.start((_, response) => {
      json(response, 503, '{}', { 'retry-after': '29' });
      response.on('close', () => {
        setImmediate(() => {
          controller.abort(new Error('stopped'));
        });
      });
    });
    const call = new BrokerClient({ baseUrl: broker.url }).latestPact(parties, { signal: controller.signal });
    await expect(call).rejects.toThrow('stopped');
    expect(broker.requests).toHaveLength(1);
  });

  it('before the call sends nothing', async () => {
    await using broker = await ScriptedBroker.start(good);
    const call = new BrokerClient({ baseUrl: broker.url }).latestPact(parties, { signal: AbortSignal.abort('no') });
    await expect(call).rejects.toBe('no');
    expect(broker.requests).toHaveLength(0);
  });
});
