import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { servePacts } from '@pact-infra/mock-server/testing';
import type { TestMock } from '@pact-infra/mock-server/testing';
import { awsProfile } from '../src/aws-profile.js';

const contracts = join(import.meta.dirname, '../../../examples/contracts');
const TOKEN = '0f1e2d3c-4b5a-4678-9a8b-7c6d5e4f3a2b';

let mock: TestMock;

beforeAll(async () => {
  const names = [
    'Secret-Manager-Controller-AWS-Secrets-Manager',
    'Secret-Manager-Controller-AWS-Parameter-Store',
    'Secret-Upkeep-AWS-Secrets-Manager',
  ];
  const pacts = await Promise.all(names.map((name) => readFile(join(contracts, `${name}.json`), 'utf8')));
  mock = await servePacts(pacts, { profile: awsProfile });
});

afterAll(() => mock.close());

/** Sends what boto3 puts on the wire: JSON as Python writes it, and the headers of botocore. */
function send(target: string, body: string): Promise<Response> {
  return fetch(`${mock.url}/`, {
    method: 'POST',
    headers: {
      'X-Amz-Target': target,
      'Content-Type': 'application/x-amz-json-1.1',
      'User-Agent': 'Boto3/1.26.27 Python/3.11.2 Linux/6.1.0 Botocore/1.29.27',
      'X-Amz-Date': '20260115T093000Z',
      Authorization:
        'AWS4-HMAC-SHA256 Credential=test/20260115/us-east-1/secretsmanager/aws4_request, ' +
        'SignedHeaders=content-type;host;x-amz-date;x-amz-target, Signature=0f',
      'amz-sdk-invocation-id': TOKEN,
      'amz-sdk-request': 'attempt=1',
      'Accept-Encoding': 'identity',
    },
    body,
  });
}

describe('the contracts that the SDK for JavaScript has recorded', () => {
  it.each([
    ['GetSecretValue', '{"SecretId": "db-password"}', { SecretString: 'correct horse' }],
    ['ListSecrets', '{}', { NextToken: 'page-2' }],
    ['ListSecrets', '{"NextToken": "page-2"}', { SecretList: [expect.objectContaining({ Name: 'api-token' })] }],
    [
      'CreateSecret',
      `{"Name": "db-password", "SecretString": "p\\u00e4ssword", "ClientRequestToken": "${TOKEN}"}`,
      { Name: 'db-password' },
    ],
    [
      'PutSecretValue',
      `{"SecretId": "db-password", "SecretString": "{\\"user\\": \\"app\\"}", "ClientRequestToken": "${TOKEN}"}`,
      { VersionStages: ['AWSCURRENT'] },
    ],
    ['DeleteSecret', '{"SecretId": "db-password", "RecoveryWindowInDays": 30}', { Name: 'db-password' }],
    ['BatchGetSecretValue', '{"SecretIdList": ["db-password", "api-token"]}', { Errors: [] }],
    ['TagResource', '{"SecretId": "db-password", "Tags": [{"Key": "team", "Value": "payments"}]}', undefined],
  ])('answer boto3: secretsmanager.%s %s', async (operation, body, answer) => {
    const response = await send(`secretsmanager.${operation}`, body);
    expect(response.status).toBe(200);
    const text = await response.text();
    expect(text === '' ? undefined : JSON.parse(text)).toEqual(answer && expect.objectContaining(answer));
  });

  it('answer boto3: AmazonSSM.GetParameter', async () => {
    const response = await send('AmazonSSM.GetParameter', '{"Name": "/demo/log-level"}');
    expect(await response.json()).toMatchObject({ Parameter: { Value: 'debug' } });
  });

  it('answer boto3 with the exception in the body, where alone it looks for it', async () => {
    const missing = await send('secretsmanager.GetSecretValue', '{"SecretId": "no-such-secret"}');
    expect(missing.status).toBe(400);
    expect(await missing.json()).toMatchObject({ __type: 'ResourceNotFoundException' });
    const miss = await send('secretsmanager.GetSecretValue', '{"SecretId": "unheard-of"}');
    expect(miss.status).toBe(500);
    expect(await miss.json()).toMatchObject({
      __type: 'InternalServiceError',
      message: expect.stringContaining('Expected $.SecretId to be "db-password" but it was "unheard-of"'),
    });
  });
});
