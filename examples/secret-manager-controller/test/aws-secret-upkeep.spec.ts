import { beforeAll, describe, expect, it } from '@jest/globals';
import { MatchersV3, type PactV4 } from '@pact-foundation/pact';
import { openAwsUpkeep, type AwsSecretUpkeep } from '../src/index.js';
import { newContract } from './contract.js';
import { generatedText } from './matchers.js';

const { arrayContaining, boolean, eachLike, integer, number, regex, string, uuid } = MatchersV3;

/** AWS names the operation in a header, and its JSON by a media type of its own. */
function operation(name: string): Record<string, string | MatchersV3.Matcher<string>> {
  return {
    'Content-Type': regex('application/x-amz-json-1\\.[01]', 'application/x-amz-json-1.1'),
    'X-Amz-Target': `secretsmanager.${name}`,
  };
}

const ANSWER_HEADERS = {
  'Content-Type': regex('application/x-amz-json-1\\.[01]', 'application/x-amz-json-1.1'),
  'x-amzn-RequestId': uuid(),
};
const DB_PASSWORD = {
  ARN: regex(
    'arn:aws:secretsmanager:[a-z0-9-]+:\\d{12}:secret:.+',
    'arn:aws:secretsmanager:us-east-1:123456789012:secret:db-password-AbCdEf',
  ),
  Name: 'db-password',
};
/** Seconds since 1970: the SDK refuses any other form of time. */
const TIME = number(1768469400.123);

function upkeepAt(url: string): AwsSecretUpkeep {
  return openAwsUpkeep({ PACT_MODE: 'true', AWS_SECRETS_MANAGER_ENDPOINT: url });
}

describe('upkeep of AWS Secrets Manager', () => {
  let contract: PactV4;

  beforeAll(() => {
    contract = newContract('AWS-Secrets-Manager', 'Secret-Upkeep');
  });

  it('reads several secrets with one request', async () => {
    await contract
      .addInteraction()
      .given('the secrets exist', { names: 'db-password, api-token' })
      .uponReceiving('a request to read several secrets')
      .withRequest('POST', '/', (request) => {
        request.headers(operation('BatchGetSecretValue')).jsonBody({ SecretIdList: ['db-password', 'api-token'] });
      })
      .willRespondWith(200, (response) => {
        const value = { VersionId: uuid(), VersionStages: arrayContaining('AWSCURRENT'), CreatedDate: TIME };
        response.headers(ANSWER_HEADERS).jsonBody({
          SecretValues: [
            { ...DB_PASSWORD, ...value, SecretString: string('correct horse') },
            { ...DB_PASSWORD, ...value, Name: 'api-token', SecretString: string('battery staple') },
          ],
          Errors: [],
        });
      })
      .executeTest(async ({ url }) => {
        await expect(upkeepAt(url).readAll(['db-password', 'api-token'])).resolves.toMatchObject([
          { name: 'db-password', value: 'correct horse' },
          { name: 'api-token', value: 'battery staple' },
        ]);
      });
  });

  it('has a password made up', async () => {
    await contract
      .addInteraction()
      .uponReceiving('a request to make up a password')
      .withRequest('POST', '/', (request) => {
        request
          .headers(operation('GetRandomPassword'))
          .jsonBody({ PasswordLength: integer(32), ExcludePunctuation: boolean(true) });
      })
      .willRespondWith(200, (response) => {
        response
          .headers(ANSWER_HEADERS)
          .jsonBody({ RandomPassword: generatedText('[A-Za-z0-9]{32}', 'kT3vQ9xWm2Lc8RzYp5HsBf7NdGj4Aa6E') });
      })
      .executeTest(async ({ url }) => {
        await expect(upkeepAt(url).makeUpPassword(32)).resolves.toMatch(/^[A-Za-z0-9]{32}$/);
      });
  });

  it('describes a secret', async () => {
    await contract
      .addInteraction()
      .given('a secret rotates', { name: 'db-password' })
      .uponReceiving('a request to describe a secret')
      .withRequest('POST', '/', (request) => {
        request.headers(operation('DescribeSecret')).jsonBody({ SecretId: 'db-password' });
      })
      .willRespondWith(200, (response) => {
        response.headers(ANSWER_HEADERS).jsonBody({
          ...DB_PASSWORD,
          Description: string('Password of the shop database'),
          RotationEnabled: boolean(true),
          RotationRules: { AutomaticallyAfterDays: integer(30) },
          LastChangedDate: TIME,
          Tags: eachLike({ Key: string('team'), Value: string('payments') }),
        });
      })
      .executeTest(async ({ url }) => {
        await expect(upkeepAt(url).describe('db-password')).resolves.toEqual({
          description: 'Password of the shop database',
          rotates: true,
          tags: new Map([['team', 'payments']]),
          changedAt: new Date(1768469400123),
        });
      });
  });

  it('changes the description of a secret', async () => {
    await contract
      .addInteraction()
      .given('a secret exists', { name: 'db-password' })
      .uponReceiving('a request to change the description of a secret')
      .withRequest('POST', '/', (request) => {
        request.headers(operation('UpdateSecret')).jsonBody({
          SecretId: 'db-password',
          Description: string('Password of the shop database'),
          ClientRequestToken: uuid(),
        });
      })
      .willRespondWith(200, (response) => {
        response.headers(ANSWER_HEADERS).jsonBody(DB_PASSWORD);
      })
      .executeTest(async ({ url }) => {
        const changed = upkeepAt(url).changeDescription('db-password', 'Password of the shop database');
        await expect(changed).resolves.toBeUndefined();
      });
  });

  it('tags a secret', async () => {
    await contract
      .addInteraction()
      .given('a secret exists', { name: 'db-password' })
      .uponReceiving('a request to tag a secret')
      .withRequest('POST', '/', (request) => {
        request.headers(operation('TagResource')).jsonBody({
          SecretId: 'db-password',
          Tags: eachLike({ Key: string('team'), Value: string('payments') }),
        });
      })
      .willRespondWith(200, (response) => {
        response.headers(ANSWER_HEADERS);
      })
      .executeTest(async ({ url }) => {
        await expect(upkeepAt(url).tag('db-password', { team: 'payments' })).resolves.toBeUndefined();
      });
  });

  it('lists the versions of a secret', async () => {
    await contract
      .addInteraction()
      .given('a secret exists', { name: 'db-password' })
      .uponReceiving('a request to list the versions of a secret')
      .withRequest('POST', '/', (request) => {
        request.headers(operation('ListSecretVersionIds')).jsonBody({ SecretId: 'db-password' });
      })
      .willRespondWith(200, (response) => {
        response.headers(ANSWER_HEADERS).jsonBody({
          ...DB_PASSWORD,
          Versions: [
            { VersionId: uuid(), VersionStages: ['AWSCURRENT'], CreatedDate: TIME },
            { VersionId: uuid(), VersionStages: ['AWSPREVIOUS'], CreatedDate: TIME },
          ],
        });
      })
      .executeTest(async ({ url }) => {
        await expect(upkeepAt(url).versions('db-password')).resolves.toHaveLength(2);
      });
  });

  it('rotates a secret', async () => {
    await contract
      .addInteraction()
      .given('a secret exists', { name: 'db-password' })
      .uponReceiving('a request to rotate a secret')
      .withRequest('POST', '/', (request) => {
        request.headers(operation('RotateSecret')).jsonBody({
          SecretId: 'db-password',
          RotationRules: { AutomaticallyAfterDays: integer(30) },
          ClientRequestToken: uuid(),
        });
      })
      .willRespondWith(200, (response) => {
        response.headers(ANSWER_HEADERS).jsonBody({ ...DB_PASSWORD, VersionId: uuid() });
      })
      .executeTest(async ({ url }) => {
        await expect(upkeepAt(url).rotate('db-password', 30)).resolves.toBeUndefined();
      });
  });

  it('replicates a secret to another region', async () => {
    await contract
      .addInteraction()
      .given('a secret exists', { name: 'db-password' })
      .uponReceiving('a request to replicate a secret')
      .withRequest('POST', '/', (request) => {
        request.headers(operation('ReplicateSecretToRegions')).jsonBody({
          SecretId: 'db-password',
          AddReplicaRegions: eachLike({ Region: regex('[a-z]{2}(-[a-z]+)+-\\d', 'eu-west-1') }),
        });
      })
      .willRespondWith(200, (response) => {
        response.headers(ANSWER_HEADERS).jsonBody({
          ARN: DB_PASSWORD.ARN,
          ReplicationStatus: eachLike({ Region: string('eu-west-1'), Status: 'InProgress' }),
        });
      })
      .executeTest(async ({ url }) => {
        await expect(upkeepAt(url).replicate('db-password', 'eu-west-1')).resolves.toBeUndefined();
      });
  });

  it('restores a deleted secret', async () => {
    await contract
      .addInteraction()
      .given('a secret is deleted', { name: 'db-password' })
      .uponReceiving('a request to restore a deleted secret')
      .withRequest('POST', '/', (request) => {
        request.headers(operation('RestoreSecret')).jsonBody({ SecretId: 'db-password' });
      })
      .willRespondWith(200, (response) => {
        response.headers(ANSWER_HEADERS).jsonBody(DB_PASSWORD);
      })
      .executeTest(async ({ url }) => {
        await expect(upkeepAt(url).restore('db-password')).resolves.toBeUndefined();
      });
  });
});
