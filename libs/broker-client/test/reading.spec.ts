import { describe, expect, it } from '@jest/globals';
import { BrokerClient } from '../src/index.js';
import { json, ScriptedBroker } from './scripted-broker.js';

const parties = { consumer: 'Web', provider: 'Api' };

describe('reading pacts', () => {
  it.each([
    ['a/b', 'a%2Fb'],
    ['a b', 'a%20b'],
    ['a+b', 'a%2Bb'],
    ['Café', 'Caf%C3%A9'],
    ['a?b#c&d%e', 'a%3Fb%23c%26d%25e'],
    ['a..b', 'a..b'],
  ])('encodes the name %s', async (name, encoded) => {
    await using broker = await ScriptedBroker.start((_, response) => {
      json(response, 200, '{}');
    });
    await new BrokerClient({ baseUrl: broker.url }).pactVersion({ consumer: name, provider: name, version: name });
    expect(broker.asked).toEqual([`GET /pacts/provider/${encoded}/consumer/${encoded}/version/${encoded}`]);
  });

  it.each(['', '.', '..'])('refuses the name "%s", which no path can carry', async (consumer) => {
    await using broker = await ScriptedBroker.start((_, response) => response.end());
    await expect(
      new BrokerClient({ baseUrl: broker.url }).latestPact({ consumer, provider: 'Api' }),
    ).rejects.toMatchObject({ name: 'RangeError', message: `Cannot put the name "${consumer}" into a URL path` });
    expect(broker.requests).toEqual([]);
  });

  it('keeps the text of a pact, numbers and all', async () => {
    const content = '{ "n": 1.0, "big": 12345678901234567890.10, "e": 1E+2, "s": "\\u00e9é" }';
    await using broker = await ScriptedBroker.start((_, response) => {
      json(response, 200, content, { 'x-pact-consumer-version': '1' });
    });
    expect(await new BrokerClient({ baseUrl: broker.url }).latestPact(parties)).toMatchObject({ content });
  });

  it('takes the version of the latest pact from its links where there is no header', async () => {
    await using broker = await ScriptedBroker.start((_, response) => {
      json(response, 200, { _links: { 'pb:consumer-version': { name: '3+ü' } } });
    });
    expect(await new BrokerClient({ baseUrl: broker.url }).latestPact(parties)).toMatchObject({ version: '3+ü' });
  });

  it('lists the latest pacts', async () => {
    const pact = {
      _embedded: { consumer: { name: 'Web', _embedded: { version: { number: '2' } } }, provider: { name: 'Api' } },
    };
    await using broker = await ScriptedBroker.start((request, response) => {
      json(response, 200, request.url === '/' ? { _links: {} } : { pacts: [pact] });
    });
    expect(await new BrokerClient({ baseUrl: broker.url }).latestPacts()).toEqual([{ ...parties, version: '2' }]);
  });

  it.each(['pb:pact-versions', 'pact-versions'])('lists the versions of a pact by the links %s', async (relation) => {
    await using broker = await ScriptedBroker.start((_, response) => {
      const href = (version: string): object => ({
        href: `http://x/pacts/provider/Api/consumer/Web/version/${version}`,
      });
      json(response, 200, { _links: { [relation]: [href('1.0%2B2'), href('1.0')] } });
    });
    expect(await new BrokerClient({ baseUrl: broker.url }).pactVersions(parties)).toEqual(['1.0+2', '1.0']);
    expect(broker.asked).toEqual(['GET /pacts/provider/Api/consumer/Web/versions']);
  });

  it('refuses a body over the limit', async () => {
    await using broker = await ScriptedBroker.start((_, response) => response.end('x'.repeat(5000)));
    const client = new BrokerClient({ baseUrl: broker.url, maxResponseBytes: 1000 });
    await expect(client.latestPact(parties)).rejects.toMatchObject({
      code: 'BROKER_RESPONSE',
      message: expect.stringContaining('size of 1000 exceeded'),
    });
    expect(broker.requests).toHaveLength(1);
  });
});

describe('health', () => {
  it('is good when heartbeat and dependencies are', async () => {
    await using broker = await ScriptedBroker.start((_, response) => {
      json(response, 200, '{}');
    });
    expect(await new BrokerClient({ baseUrl: broker.url }).checkHealth()).toEqual({ healthy: true });
    expect(broker.asked).toEqual(['GET /diagnostic/status/heartbeat', 'GET /diagnostic/status/dependencies']);
  });

  it('is bad while the database is down, though the heart beats', async () => {
    await using broker = await ScriptedBroker.start((request, response) => {
      json(response, request.url.endsWith('heartbeat') ? 200 : 500, '{"database":{"ok":false}}');
    });
    const client = new BrokerClient({ baseUrl: broker.url });
    expect(await client.checkHealth()).toEqual({ healthy: false, problem: expect.stringContaining('dependencies') });
    expect(await client.isHealthy()).toBe(false);
    expect(broker.requests).toHaveLength(4);
  });

  it('is asked at another path only, where one is configured', async () => {
    await using broker = await ScriptedBroker.start((request, response) => {
      json(response, request.url === '/pacts/up?deep=1' ? 204 : 500, '{}');
    });
    const client = new BrokerClient({ baseUrl: `${broker.url}/pacts`, healthPath: '/up?deep=1' });
    expect(await client.isHealthy()).toBe(true);
    expect(broker.asked).toEqual(['GET /pacts/up?deep=1']);
  });

  it('does not ask for a dependencies check that the broker lacks', async () => {
    await using broker = await ScriptedBroker.start((request, response) => {
      json(response, request.url.endsWith('heartbeat') ? 200 : 404, '{}');
    });
    expect(await new BrokerClient({ baseUrl: broker.url }).isHealthy()).toBe(true);
  });
});
