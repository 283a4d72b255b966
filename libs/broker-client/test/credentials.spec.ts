import { describe, expect, it } from '@jest/globals';
import { inspect } from 'node:util';
import { BrokerClient } from '../src/index.js';
import { json, ScriptedBroker } from './scripted-broker.js';

const parties = { consumer: 'Web', provider: 'Api' };
const auth = { username: 'päct', password: 'pa:ct' };

describe('credentials', () => {
  it.each([
    ['basic, as UTF-8', { auth }, `Basic ${Buffer.from('päct:pa:ct').toString('base64')}`],
    ['bearer', { auth: { token: 'abc' } }, 'Bearer abc'],
    ['none', {}, undefined],
  ])('are sent: %s', async (_, options, expected) => {
    await using broker = await ScriptedBroker.start((__, response) => {
      json(response, 200, '{"pacts":[]}');
    });
    await new BrokerClient({ baseUrl: broker.url, ...options }).latestPacts();
    expect(broker.requests.map(({ headers }) => headers.authorization)).toEqual([expected, expected]);
  });

  it('are taken from the address and kept out of it', async () => {
    await using broker = await ScriptedBroker.start((_, response) => {
      json(response, 404, '{"error":"none"}');
    });
    const client = new BrokerClient({ baseUrl: broker.url.replace('http://', 'http://user:p%40ss@') });
    expect(client.baseUrl).toBe(broker.url);
    await expect(client.latestPact(parties)).rejects.toMatchObject({ url: expect.stringContaining(broker.url) });
    expect(broker.requests[0]?.headers.authorization).toBe(`Basic ${btoa('user:p@ss')}`);
  });

  it('stay with the configured host when links name another one', async () => {
    await using other = await ScriptedBroker.start((_, response) => response.end());
    await using broker = await ScriptedBroker.start((request, response) => {
      const links = { self: { href: other.url }, 'pb:latest-pact-versions': { href: `${other.url}/pacts/latest` } };
      json(response, 200, request.url === '/' ? { _links: links } : { pacts: [] });
    });
    await new BrokerClient({ baseUrl: broker.url, auth }).latestPacts();
    expect(broker.asked).toEqual(['GET /', 'GET /pacts/latest']);
    expect(other.requests).toEqual([]);
  });

  it('do not follow a redirect to another host', async () => {
    await using other = await ScriptedBroker.start((_, response) => response.end());
    await using broker = await ScriptedBroker.start((_, response) => {
      response.writeHead(302, { location: `${other.url}/elsewhere` }).end();
    });
    await expect(new BrokerClient({ baseUrl: broker.url, auth }).latestPact(parties)).rejects.toMatchObject({
      code: 'BROKER_RESPONSE',
      status: 302,
      message: expect.stringContaining(`redirected to ${other.url}/elsewhere`),
    });
    expect(other.requests).toEqual([]);
  });

  it('do not appear in an error, however it is printed', async () => {
    await using broker = await ScriptedBroker.start((_, response) => response.socket?.destroy());
    const client = new BrokerClient({ baseUrl: broker.url, auth: { token: 'TOPSECRET' }, retry: { retries: 0 } });
    const error: unknown = await client.latestPact(parties).catch((reason: unknown) => reason);
    expect(inspect(error, { depth: Infinity, showHidden: true })).not.toContain('TOPSECRET');
  });
});

describe('an address', () => {
  it.each(['localhost:9292', '/pacts', 'ftp://host', ''])('that is not http is refused: "%s"', (baseUrl) => {
    expect(() => new BrokerClient({ baseUrl })).toThrow(`absolute http or https URL, got "${baseUrl}"`);
  });
});
