import { describe, expect, it } from '@jest/globals';
import { BrokerClient } from '../src/index.js';
import { json, ScriptedBroker, type Answer } from './scripted-broker.js';

const pact = { consumer: 'Web', provider: 'Api', version: '1.0.0+abc', content: '{"interactions":[],"n":1.0}' };

function index(links: Readonly<Record<string, string>>): string {
  return JSON.stringify({
    _links: Object.fromEntries(Object.entries(links).map(([relation, href]) => [relation, { href }])),
  });
}

function modernBroker(publishHref: string, self: string): Answer {
  return (request, response) => {
    if (request.method === 'GET') {
      json(response, 200, index({ self, 'pb:publish-contracts': publishHref }));
    } else {
      json(response, 200, { notices: [{ type: 'success', text: 'Pact successfully published' }] });
    }
  };
}

describe('publishing', () => {
  it('posts to the address that the index names, content untouched', async () => {
    await using broker = await ScriptedBroker.start(modernBroker('http://broker/contracts/publish', 'http://broker'));
    const result = await new BrokerClient({ baseUrl: broker.url }).publish({ ...pact, branch: 'main', tags: ['dev'] });

    expect(result).toEqual({
      consumer: 'Web',
      provider: 'Api',
      version: '1.0.0+abc',
      via: 'publish-contracts',
      notices: [{ type: 'success', text: 'Pact successfully published' }],
    });
    expect(broker.asked).toEqual(['GET /', 'POST /contracts/publish']);
    expect(JSON.parse(broker.requests[1]?.body ?? '')).toEqual({
      pacticipantName: 'Web',
      pacticipantVersionNumber: '1.0.0+abc',
      branch: 'main',
      tags: ['dev'],
      contracts: [
        {
          consumerName: 'Web',
          providerName: 'Api',
          specification: 'pact',
          contentType: 'application/json',
          content: Buffer.from(pact.content).toString('base64'),
        },
      ],
    });
  });

  it.each([
    ['a broker that knows its prefix', 'http://other:81/tools/pact', 'http://other:81/tools/pact/contracts/publish'],
    ['a broker behind a proxy that adds the prefix', 'http://inner:9292', 'http://inner:9292/contracts/publish'],
    ['a broker below another prefix of its own', 'http://inner/own', 'http://inner/own/contracts/publish'],
  ])('stays below a configured path prefix with %s', async (_, self, href) => {
    await using broker = await ScriptedBroker.start(modernBroker(href, self));
    await new BrokerClient({ baseUrl: `${broker.url}/tools/pact/` }).publish(pact);
    expect(broker.asked).toEqual(['GET /tools/pact/', 'POST /tools/pact/contracts/publish']);
  });

  it('puts branch, tags and pact one by one where the broker lacks publishing of contracts', async () => {
    await using broker = await ScriptedBroker.start((request, response) => {
      const links = {
        self: 'http://old',
        'pb:publish-pact':
          'http://old/pacts/provider/{provider}/consumer/{consumer}/version/{consumerApplicationVersion}',
        'pb:pacticipant-version-tag': 'http://old/pacticipants/{pacticipant}/versions/{version}/tags/{tag}',
        'pb:pacticipant-branch-version': 'http://old/pacticipants/{pacticipant}/branches/{branch}/versions/{version}',
      };
      json(response, request.method === 'GET' ? 200 : 201, request.method === 'GET' ? index(links) : '{}');
    });
    const result = await new BrokerClient({ baseUrl: broker.url }).publish({
      ...pact,
      branch: 'feat/x',
      tags: ['dev'],
    });

    expect(result).toMatchObject({ via: 'put-pact', notices: [] });
    expect(broker.asked).toEqual([
      'GET /',
      'PUT /pacticipants/Web/branches/feat%2Fx/versions/1.0.0%2Babc',
      'PUT /pacticipants/Web/versions/1.0.0%2Babc/tags/dev',
      'PUT /pacts/provider/Api/consumer/Web/version/1.0.0%2Babc',
    ]);
    expect(broker.requests[3]?.body).toBe(pact.content);
  });

  it('says that a broker without branches did not record the branch', async () => {
    await using broker = await ScriptedBroker.start((request, response) => {
      json(response, 200, request.method === 'GET' ? index({}) : '{}');
    });
    const result = await new BrokerClient({ baseUrl: broker.url }).publish({ ...pact, branch: 'main' });

    expect(result.notices).toEqual([
      { type: 'warning', text: 'The broker knows no branches: "main" was not recorded' },
    ]);
    expect(broker.asked).toEqual(['GET /', 'PUT /pacts/provider/Api/consumer/Web/version/1.0.0%2Babc']);
  });

  it('names the address when it is not a Pact Broker', async () => {
    await using server = await ScriptedBroker.start((_, response) => response.end('<html></html>'));
    await expect(new BrokerClient({ baseUrl: server.url }).publish(pact)).rejects.toMatchObject({
      code: 'BROKER_RESPONSE',
      message: `GET ${server.url}/: the answer is not a HAL document, so this may not be a Pact Broker`,
    });
  });
});
