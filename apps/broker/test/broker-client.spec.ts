import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { BrokerClient } from '@pact-infra/broker-client';
import { pactBetween, RunningBroker } from './running-broker.js';

const parties = { consumer: 'Web App', provider: 'Api/ß' };
const content = JSON.stringify(pactBetween('Web App', 'Api/ß')).replace('"answer":1', '"answer":1.0');

let broker: RunningBroker;
let client: BrokerClient;

beforeEach(async () => {
  broker = await RunningBroker.start();
  client = new BrokerClient({ baseUrl: broker.url, auth: { username: 'pact', password: 'pact' } });
});

afterEach(async () => {
  await broker[Symbol.asyncDispose]();
});

describe('the broker client', () => {
  it('publishes, and reads back the same text', async () => {
    expect(await client.checkHealth()).toEqual({ healthy: true });
    const result = await client.publish({ ...parties, version: '1+a/b', branch: 'feat/x', tags: ['dev'], content });
    expect(result).toMatchObject({
      via: 'publish-contracts',
      notices: expect.arrayContaining([{ type: 'success', text: expect.any(String) }]),
    });

    const latest = await client.latestPact(parties);
    expect(latest).toMatchObject({ ...parties, version: '1+a/b', content: expect.stringContaining('"answer":1.0') });
    expect(await client.pactVersion({ ...parties, version: '1+a/b' })).toEqual(latest);
    expect(await client.latestPacts()).toEqual([{ ...parties, version: '1+a/b' }]);
  });

  it('lists versions, latest first', async () => {
    for (const version of ['1', '3', '2']) {
      await client.publish({ ...parties, version, content });
    }
    expect(await client.pactVersions(parties)).toEqual(['2', '3', '1']);
  });

  it('tells the refusals apart', async () => {
    await client.publish({ ...parties, version: '1', content });
    const changed = content.replace('1.0', '1.5');
    await expect(client.publish({ ...parties, version: '1', content: changed })).rejects.toMatchObject({
      code: 'BROKER_CONFLICT',
      reasons: expect.arrayContaining([expect.stringMatching(/^Cannot change the content/)]),
    });
    await expect(client.publish({ ...parties, version: '2', content: '{broken' })).rejects.toMatchObject({
      code: 'BROKER_VALIDATION',
    });
    await expect(client.latestPact({ consumer: 'no', provider: 'body' })).rejects.toMatchObject({
      code: 'BROKER_NOT_FOUND',
    });
    const stranger = new BrokerClient({ baseUrl: broker.url, auth: { username: 'pact', password: 'wrong' } });
    await expect(stranger.publish({ ...parties, version: '2', content })).rejects.toMatchObject({
      code: 'BROKER_AUTH',
    });
  });
});
