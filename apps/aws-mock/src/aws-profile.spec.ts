import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pactText, servePacts } from '@pact-infra/mock-server/testing';
import type { InteractionText, TestMock } from '@pact-infra/mock-server/testing';
import { awsProfile } from './aws-profile.js';

const JSON_1_1 = 'application/x-amz-json-1.1';

/** An operation as consumer tests record it: a body of text, and the signature of the day. */
function operation(name: string, body: object, response: object): InteractionText {
  return {
    description: name,
    request: {
      method: 'POST',
      path: '/',
      headers: {
        authorization: 'AWS4-HMAC-SHA256 Credential=test/20240101/us-east-1/secretsmanager/aws4_request',
        'content-type': JSON_1_1,
        'x-amz-target': `secretsmanager.${name}`,
      },
      body: JSON.stringify(body),
    },
    response: { status: 200, headers: { 'content-type': JSON_1_1 }, body: JSON.stringify(response) },
  };
}

let mock: TestMock;

beforeAll(async () => {
  const interactions = [
    operation('GetSecretValue', { SecretId: 'db' }, { SecretString: 's' }),
    operation('CreateSecret', { Name: 'db', SecretString: 's' }, { Name: 'db' }),
    operation('PutSecretValue', { SecretId: 'db', ClientRequestToken: 'fixed' }, { VersionId: 'fixed' }),
  ];
  mock = await servePacts([pactText(interactions, { provider: 'AWS-Secrets-Manager' })], { profile: awsProfile });
});

afterAll(() => mock.close());

function call(name: string, body: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  return fetch(mock.url, {
    method: 'POST',
    headers: {
      authorization: 'AWS4-HMAC-SHA256 Credential=other/20261123/eu-west-1/secretsmanager/aws4_request, Signature=0',
      'content-type': JSON_1_1,
      'x-amz-target': `secretsmanager.${name}`,
      'x-amz-date': '20261123T000000Z',
      'amz-sdk-invocation-id': 'f3b1',
      ...headers,
    },
    body,
  });
}

describe('the AWS profile', () => {
  it('accepts any signature, and JSON in any layout', async () => {
    const response = await call('GetSecretValue', '{"SecretId": "db"}');
    expect(response.headers.get('content-type')).toBe(JSON_1_1);
    expect(await response.json()).toEqual({ SecretString: 's' });
  });

  it('ignores the ClientRequestToken that SDKs add', async () => {
    const response = await call('CreateSecret', '{"ClientRequestToken":"8a1f","SecretString":"s","Name":"db"}');
    expect(await response.json()).toEqual({ Name: 'db' });
  });

  it('holds a request to the ClientRequestToken that its contract names', async () => {
    expect((await call('PutSecretValue', '{"SecretId":"db","ClientRequestToken":"fixed"}')).status).toBe(200);
    expect((await call('PutSecretValue', '{"SecretId":"db","ClientRequestToken":"other"}')).status).toBe(500);
  });

  it.each([
    ['an operation without a contract', 'DeleteSecret', '{"SecretId":"db"}'],
    ['another secret', 'GetSecretValue', '{"SecretId":"other"}'],
    ['an unexpected member', 'GetSecretValue', '{"SecretId":"db","VersionId":"1"}'],
    ['no body', 'GetSecretValue', ''],
  ])('does not match %s', async (_case, name, body) => {
    expect((await call(name, body)).status).toBe(500);
  });

  it('does not match an unsigned request where the contract demands a signature', async () => {
    const response = await fetch(mock.url, {
      method: 'POST',
      headers: { 'content-type': JSON_1_1, 'x-amz-target': 'secretsmanager.GetSecretValue' },
      body: '{"SecretId":"db"}',
    });
    expect(response.status).toBe(500);
    expect(await response.text()).toMatch(/authorization/i);
  });

  it('answers a miss as an exception of the service, in at most three lines', async () => {
    const response = await call('GetSecretValue', '{"SecretId":"other"}');
    expect(response.headers.get('x-pact-mock-error')).toBe('no-match');
    expect(response.headers.get('content-type')).toBe(JSON_1_1);
    const { __type: type, message, ...more } = (await response.json()) as { __type: string; message: string };
    expect(type).toBe('InternalServiceError');
    expect(message).toMatch(/^No matching interaction for POST \/\. [^]*GetSecretValue[^]*SecretId/);
    expect(message.split('\n').length).toBeLessThanOrEqual(3);
    expect(more).toEqual({
      nearest: expect.arrayContaining([expect.objectContaining({ interaction: 'GetSecretValue' })]),
      normalised: expect.arrayContaining(['The value of the header authorization was not compared']),
    });
  });

  it('answers broken JSON as the service does', async () => {
    const response = await call('GetSecretValue', '{"SecretId":');
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ __type: 'SerializationException' });
  });

  it('applies fault headers to POST /', async () => {
    const response = await call('GetSecretValue', '{"SecretId":"db"}', { 'x-service-unavailable': 'true' });
    expect(response.status).toBe(503);
  });
});

describe('the AWS mock with PROFILE=raw', () => {
  it('forgives nothing', async () => {
    const pact = pactText([operation('GetSecretValue', { SecretId: 'db' }, {})]);
    const raw = await servePacts([pact], { profile: awsProfile, env: { PROFILE: 'raw' } });
    try {
      const response = await fetch(raw.url, {
        method: 'POST',
        headers: {
          authorization: 'AWS4-HMAC-SHA256 other',
          'content-type': JSON_1_1,
          'x-amz-target': 'secretsmanager.GetSecretValue',
        },
        body: '{"SecretId":"db"}',
      });
      expect(response.status).toBe(500);
      expect(await response.json()).toMatchObject({ error: 'No matching interaction' });
    } finally {
      await raw.close();
    }
  });
});
