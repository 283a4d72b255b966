import { GetParameterCommand } from '@aws-sdk/client-ssm';
import { DescribeSecretCommand, GetSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { parameterStore, secretsManager, useAwsMock } from '../clients/aws.js';
import { appConfiguration, keyVault, trustAuthorityOf } from '../clients/azure.js';
import { secret } from '../clients/gcp-calls.js';
import { overGrpc, overRest, secretManager } from '../clients/gcp.js';
import type { Transport } from '../clients/gcp.js';
import { planFault, removeFaults, timesFallen } from '../clients/planned-faults.js';
import type { App } from '../stack/app.js';
import { exampleContracts } from '../stack/contract-folder.js';
import { Stack } from '../stack/stack.js';

let stack: Stack;

beforeAll(async () => {
  stack = await Stack.start(exampleContracts());
  useAwsMock(stack.app('aws-mock').url);
  await trustAuthorityOf(stack.app('azure-mock').url);
});
afterAll(() => stack.stop());

describe('the SDK of AWS', () => {
  const mock = (): App => stack.app('aws-mock');
  const read = new GetSecretValueCommand({ SecretId: 'db-password' });

  afterEach(() => removeFaults(mock()));

  it.each([
    ['throttling', 'ThrottlingException', 3],
    ['outage', 'ServiceUnavailable', 3],
    ['unauthenticated', 'UnrecognizedClientException', 1],
    ['forbidden', 'AccessDeniedException', 1],
  ])('throws %s as %s, and tries %i times', async (kind, name, attempts) => {
    await planFault(mock(), { kind });
    await expect(secretsManager().send(read)).rejects.toMatchObject({ name, $metadata: { attempts } });
    expect(await timesFallen(mock())).toBe(attempts);
  });

  it('throws a reset as ECONNRESET, and tries 3 times', async () => {
    await planFault(mock(), { kind: 'reset' });
    await expect(secretsManager().send(read)).rejects.toMatchObject({
      message: expect.stringContaining('ECONNRESET'),
      $metadata: { attempts: 3 },
    });
  });

  it.each([{ kind: 'throttling' }, { kind: 'throttling', retry_after: 1 }, { kind: 'outage' }, { kind: 'reset' }])(
    'gets over the first %j',
    async (fault) => {
      await planFault(mock(), { ...fault, times: 1 });
      expect(await secretsManager().send(read)).toMatchObject({
        SecretString: 'correct horse',
        $metadata: { attempts: 2 },
      });
    },
  );

  it('meets faults of one operation in that operation alone', async () => {
    await planFault(mock(), { kind: 'forbidden', headers: { 'x-amz-target': 'secretsmanager.GetSecretValue' } });
    await expect(secretsManager().send(read)).rejects.toMatchObject({ name: 'AccessDeniedException' });
    expect(await secretsManager().send(new DescribeSecretCommand({ SecretId: 'db-password' }))).toBeDefined();
  });

  it('asks for a fault by a header', async () => {
    const client = parameterStore({ 'X-Pact-Fault': 'throttling; times=1; id=parameter-store' });
    expect(await client.send(new GetParameterCommand({ Name: '/demo/log-level' }))).toMatchObject({
      Parameter: { Value: 'debug' },
      $metadata: { attempts: 2 },
    });
  });
});

describe.each<[string, (stack: Stack) => Transport]>([
  ['REST', (running) => overRest(running.app('gcp-mock').port)],
  ['gRPC', ({ gcpGrpcPort }) => overGrpc(gcpGrpcPort)],
])('the SDK of Google Cloud, over %s', (_name, transport) => {
  const mock = (): App => stack.app('gcp-mock');
  const read = async (): Promise<unknown> => {
    const [version] = await secretManager(transport(stack)).accessSecretVersion({ name: `${secret}/versions/latest` });
    return version.payload?.data?.toString();
  };

  afterEach(() => removeFaults(mock()));

  it.each([
    ['unauthenticated', 16, 'ACCESS_TOKEN_EXPIRED'],
    ['forbidden', 7, 'IAM_PERMISSION_DENIED'],
  ])('throws %s as code %i, reason %s', async (kind, code, reason) => {
    await planFault(mock(), { kind });
    await expect(read()).rejects.toMatchObject({ code, reason });
  });

  it.each(['throttling', 'outage', 'reset'])('gets over the first %s', async (kind) => {
    await planFault(mock(), { kind, times: 1 });
    expect(await read()).toBe('correct horse');
    expect(await timesFallen(mock())).toBe(1);
  });

  it('throws throttling as RESOURCE_EXHAUSTED when the call is not one that it tries again', async () => {
    await planFault(mock(), { kind: 'throttling' });
    const client = secretManager(transport(stack));
    await expect(client.getSecret({ name: secret })).rejects.toMatchObject({ code: 8, reason: 'RATE_LIMIT_EXCEEDED' });
  });

  it('waits for an answer that is late', async () => {
    await planFault(mock(), { kind: 'latency', ms: 50 });
    expect(await read()).toBe('correct horse');
    expect(await timesFallen(mock())).toBe(1);
  });
});

describe('the SDK of Azure', () => {
  const mock = (): App => stack.app('azure-mock');

  afterEach(() => removeFaults(mock()));

  it.each([
    ['throttling', 'Throttled', 429, 4],
    ['forbidden', 'Forbidden', 403, 1],
  ])('throws %s as %s, status %i, and tries %i times', async (kind, code, statusCode, attempts) => {
    await planFault(mock(), { kind });
    await expect(keyVault(stack.azureTls).getSecret('db-password')).rejects.toMatchObject({ code, statusCode });
    expect(await timesFallen(mock())).toBe(attempts);
  });

  it.each(['throttling', 'outage', 'reset'])('gets over the first %s', async (kind) => {
    await planFault(mock(), { kind, times: 1 });
    expect(await keyVault(stack.azureTls).getSecret('db-password')).toMatchObject({ value: 'correct horse' });
    expect(await timesFallen(mock())).toBe(1);
  });

  it('fetches another token when its token is refused, once', async () => {
    const client = keyVault(stack.azureTls);
    await client.getSecret('db-password');
    await planFault(mock(), { kind: 'unauthenticated', path: '/secrets/db-password', times: 1 });
    expect(await client.getSecret('db-password')).toMatchObject({ value: 'correct horse' });
    await removeFaults(mock());
    await planFault(mock(), { kind: 'unauthenticated', path: '/secrets/db-password' });
    await expect(client.getSecret('db-password')).rejects.toMatchObject({ code: 'Unauthorized', statusCode: 401 });
    expect(await timesFallen(mock())).toBe(2);
  });

  it('gets over the first throttling of App Configuration', async () => {
    await planFault(mock(), { kind: 'throttling', times: 1 });
    expect(await appConfiguration(stack.azureTls).getConfigurationSetting({ key: 'log-level' })).toMatchObject({
      value: 'debug',
    });
    expect(await timesFallen(mock())).toBe(1);
  });
});
