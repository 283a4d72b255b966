import { describe, expect, it } from '@jest/globals';
import { BrokerClient, BrokerError } from '../src/index.js';
import { json, ScriptedBroker } from './scripted-broker.js';

const similar =
  'This is the first time a pact has been published for "Foo".\nThe name "Foo" is very similar to the following existing consumers/providers:\nFoo Service';

describe('errors', () => {
  it.each([
    [401, '', 'BROKER_AUTH', []],
    [403, '{"error":"no"}', 'BROKER_AUTH', ['no']],
    [
      404,
      '{"error":"The requested document was not found on this server."}',
      'BROKER_NOT_FOUND',
      ['The requested document was not found on this server.'],
    ],
    [
      400,
      '{"errors":{"contracts":["is missing"],"a":{"b":["is odd"]}}}',
      'BROKER_VALIDATION',
      ['contracts is missing', 'a.b is odd'],
    ],
    [
      400,
      '{"errors":{"consumer.name":["name in pact differs"]}}',
      'BROKER_VALIDATION',
      ['consumer.name name in pact differs'],
    ],
    [422, '{"errors":["one","two"]}', 'BROKER_VALIDATION', ['one', 'two']],
    [
      409,
      '{"error":"Cannot change the content of the pact"}',
      'BROKER_CONFLICT',
      ['Cannot change the content of the pact'],
    ],
    [
      409,
      JSON.stringify({
        notices: [
          { type: 'error', text: similar },
          { type: 'info', text: 'x' },
        ],
      }),
      'BROKER_SIMILAR_PACTICIPANT',
      [similar],
    ],
    [400, '{"title":"Bad","detail":"What is wrong"}', 'BROKER_VALIDATION', ['What is wrong']],
    [500, '{"error":{"message":"sqlite is locked","reference":"x"}}', 'BROKER_UNAVAILABLE', ['sqlite is locked']],
    [405, '', 'BROKER_RESPONSE', []],
    [404, '{broken', 'BROKER_NOT_FOUND', []],
  ] as const)('for %i %s carry the broker’s words', async (status, body, code, reasons) => {
    await using broker = await ScriptedBroker.start((_, response) => {
      json(response, status, body);
    });
    const client = new BrokerClient({ baseUrl: broker.url, retry: { retries: 0 } });
    const error: unknown = await client.latestPact({ consumer: 'Web', provider: 'Api' }).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(BrokerError);
    expect(error).toMatchObject({ code, status, reasons, method: 'GET' });
  });

  it('recognise the similar name in plain text', async () => {
    await using broker = await ScriptedBroker.start((_, response) => {
      response.writeHead(409, { 'content-type': 'text/plain' }).end(similar);
    });
    await expect(new BrokerClient({ baseUrl: broker.url }).latestPacts()).rejects.toMatchObject({
      name: 'SimilarPacticipantError',
      reasons: [similar],
    });
  });
});
