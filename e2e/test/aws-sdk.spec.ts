import {
  BatchGetSecretValueCommand,
  CreateSecretCommand,
  DeleteSecretCommand,
  DescribeSecretCommand,
  GetRandomPasswordCommand,
  GetSecretValueCommand,
  ListSecretsCommand,
  ListSecretVersionIdsCommand,
  PutSecretValueCommand,
  ReplicateSecretToRegionsCommand,
  RestoreSecretCommand,
  RotateSecretCommand,
  TagResourceCommand,
  UpdateSecretCommand,
  type SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { DeleteParameterCommand, GetParameterCommand, PutParameterCommand, type SSMClient } from '@aws-sdk/client-ssm';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parameterStore, secretsManager, useAwsMock } from '../clients/aws.js';
import { FAULTS, type Headers } from '../clients/faults.js';
import { exampleContracts, exampleInteractions } from '../stack/contract-folder.js';
import { coverageOf } from '../stack/coverage.js';
import { Stack } from '../stack/stack.js';

const UUID = expect.stringMatching(/^[0-9a-f-]{36}$/);
const WRITTEN_AT = new Date(1768469400123);
const SecretId = 'db-password';

let stack: Stack;

beforeAll(async () => {
  stack = await Stack.start(exampleContracts());
  useAwsMock(stack.app('aws-mock').url);
});
afterAll(() => stack.stop());

describe('the SDK of AWS Secrets Manager', () => {
  it.each<[string, (client: SecretsManagerClient) => Promise<object>, object]>([
    [
      'creates a secret',
      (client) => client.send(new CreateSecretCommand({ Name: 'db-password', SecretString: 'anything' })),
      { Name: 'db-password', VersionId: UUID },
    ],
    [
      'reads a secret',
      (client) => client.send(new GetSecretValueCommand({ SecretId })),
      { Name: 'db-password', SecretString: 'correct horse', VersionId: UUID, CreatedDate: WRITTEN_AT },
    ],
    [
      'updates a secret',
      (client) => client.send(new PutSecretValueCommand({ SecretId, SecretString: 'anything' })),
      { Name: 'db-password', VersionStages: ['AWSCURRENT'] },
    ],
    [
      'lists secrets',
      (client) => client.send(new ListSecretsCommand()),
      { SecretList: [{ Name: 'db-password' }], NextToken: 'page-2' },
    ],
    [
      'lists secrets, next page',
      (client) => client.send(new ListSecretsCommand({ NextToken: 'page-2' })),
      { SecretList: [{ Name: 'api-token' }] },
    ],
    [
      'deletes a secret',
      (client) => client.send(new DeleteSecretCommand({ SecretId, RecoveryWindowInDays: 30 })),
      { Name: 'db-password', DeletionDate: expect.any(Date) },
    ],
    [
      'reads several secrets',
      (client) => client.send(new BatchGetSecretValueCommand({ SecretIdList: ['db-password', 'api-token'] })),
      { SecretValues: [{ SecretString: 'correct horse' }, { SecretString: 'battery staple' }], Errors: [] },
    ],
    [
      'has a password made up',
      (client) => client.send(new GetRandomPasswordCommand({ PasswordLength: 32, ExcludePunctuation: true })),
      { RandomPassword: expect.stringMatching(/^[A-Za-z0-9]{32}$/) },
    ],
    [
      'describes a secret',
      (client) => client.send(new DescribeSecretCommand({ SecretId })),
      { RotationEnabled: true, LastChangedDate: WRITTEN_AT, Tags: [{ Key: 'team', Value: 'payments' }] },
    ],
    [
      'changes the description of a secret',
      (client) => client.send(new UpdateSecretCommand({ SecretId, Description: 'anything' })),
      { Name: 'db-password' },
    ],
    [
      'tags a secret',
      (client) => client.send(new TagResourceCommand({ SecretId, Tags: [{ Key: 'any', Value: 'thing' }] })),
      { $metadata: expect.objectContaining({ httpStatusCode: 200 }) },
    ],
    [
      'lists the versions of a secret',
      (client) => client.send(new ListSecretVersionIdsCommand({ SecretId })),
      { Versions: [{ VersionStages: ['AWSCURRENT'] }, { VersionStages: ['AWSPREVIOUS'], CreatedDate: WRITTEN_AT }] },
    ],
    [
      'rotates a secret',
      (client) => client.send(new RotateSecretCommand({ SecretId, RotationRules: { AutomaticallyAfterDays: 7 } })),
      { Name: 'db-password', VersionId: UUID },
    ],
    [
      'replicates a secret',
      (client) =>
        client.send(new ReplicateSecretToRegionsCommand({ SecretId, AddReplicaRegions: [{ Region: 'sa-east-1' }] })),
      { ReplicationStatus: [{ Region: 'eu-west-1', Status: 'InProgress' }] },
    ],
    [
      'restores a deleted secret',
      (client) => client.send(new RestoreSecretCommand({ SecretId })),
      { Name: 'db-password' },
    ],
  ])('%s', async (_title, call, answer) => {
    await expect(call(secretsManager())).resolves.toMatchObject(answer);
  });

  it('throws the exception of a secret that does not exist', async () => {
    await expect(readSecret('no-such-secret')).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: expect.stringContaining("can't find the specified secret"),
      $metadata: { httpStatusCode: 400, attempts: 1 },
    });
  });

  it('throws what came nearest and what differs when there is no interaction', async () => {
    await expect(readSecret('unheard-of')).rejects.toMatchObject({
      name: 'InternalServiceError',
      message: expect.stringMatching(
        /^No matching interaction for POST \/\. Nearest is "a request to read a secret" of AWS-Secrets-Manager\nExpected \$\.SecretId to be "db-password" but it was "unheard-of"\. Details: http:\S+$/,
      ),
    });
  });

  it.each(FAULTS)('throws %d when it is told to', async (status, message, headers) => {
    await expect(readSecret(SecretId, headers)).rejects.toMatchObject(failure(status, message));
  });

  function readSecret(id: string, headers?: Headers): Promise<object> {
    return secretsManager(headers).send(new GetSecretValueCommand({ SecretId: id }));
  }
});

describe('the SDK of AWS Parameter Store', () => {
  it.each<[string, (client: SSMClient) => Promise<object>, object]>([
    [
      'writes a parameter',
      (client) =>
        client.send(
          new PutParameterCommand({ Name: '/any/name', Value: 'any', Type: 'SecureString', Overwrite: false }),
        ),
      { Version: 2, Tier: 'Standard' },
    ],
    [
      'reads a parameter',
      (client) => client.send(new GetParameterCommand({ Name: '/demo/log-level' })),
      { Parameter: { Name: '/demo/log-level', Value: 'debug', LastModifiedDate: WRITTEN_AT } },
    ],
    [
      'deletes a parameter',
      (client) => client.send(new DeleteParameterCommand({ Name: '/demo/log-level' })),
      { $metadata: expect.objectContaining({ httpStatusCode: 200 }) },
    ],
  ])('%s', async (_title, call, answer) => {
    await expect(call(parameterStore())).resolves.toMatchObject(answer);
  });

  it('throws the exception of a parameter that does not exist', async () => {
    await expect(readParameter('/demo/no-such-setting')).rejects.toMatchObject({
      name: 'ParameterNotFound',
      message: expect.stringContaining('/demo/no-such-setting'),
    });
  });

  it('throws what came nearest and what differs when there is no interaction', async () => {
    await expect(readParameter('/unheard/of')).rejects.toThrow(
      'No matching interaction for POST /. Nearest is "a request to read a parameter" of AWS-Parameter-Store\n' +
        'Expected $.Name to be "/demo/log-level" but it was "/unheard/of"',
    );
  });

  it.each(FAULTS)('throws %d when it is told to', async (status, message, headers) => {
    await expect(readParameter('/demo/log-level', headers)).rejects.toMatchObject(failure(status, message));
  });

  function readParameter(name: string, headers?: Headers): Promise<object> {
    return parameterStore(headers).send(new GetParameterCommand({ Name: name }));
  }
});

it('is how every interaction of the AWS contracts was used', async () => {
  const { table, interactions, unused } = await coverageOf(stack.app('aws-mock'));
  process.stdout.write(`\n${table}`);
  expect(unused).toEqual([]);
  expect(interactions).toBe(exampleInteractions('AWS'));
});

/** The fault's body is not in the form of AWS, so the SDK hands it over as it is. It tries three times what may pass. */
function failure(status: number, message: string): object {
  return {
    $metadata: { httpStatusCode: status, attempts: status === 429 || status === 503 ? 3 : 1 },
    error: { code: status, message },
  };
}
