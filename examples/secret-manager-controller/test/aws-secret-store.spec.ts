import { beforeAll, describe, expect, it } from '@jest/globals';
import { MatchersV3, type PactV4 } from '@pact-foundation/pact';
import { openSecretStore, type SecretStore } from '../src/index.js';
import { newContract } from './contract.js';

const { arrayContaining, eachLike, includes, number, regex, string, uuid } = MatchersV3;

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
const SECRET_NAME = '[A-Za-z0-9/_+=.@-]{1,512}';
const DB_PASSWORD_ARN = regex(
  'arn:aws:secretsmanager:[a-z0-9-]+:\\d{12}:secret:.+',
  'arn:aws:secretsmanager:us-east-1:123456789012:secret:db-password-AbCdEf',
);

function storeAt(url: string): SecretStore {
  return openSecretStore('aws', { PACT_MODE: 'true', AWS_SECRETS_MANAGER_ENDPOINT: url });
}

describe('AWS Secrets Manager', () => {
  let contract: PactV4;

  beforeAll(() => {
    contract = newContract('AWS-Secrets-Manager');
  });

  it('creates a secret', async () => {
    await contract
      .addInteraction()
      .given('no secret of this name exists')
      .uponReceiving('a request to create a secret')
      .withRequest('POST', '/', (request) => {
        request.headers(operation('CreateSecret')).jsonBody({
          Name: regex(SECRET_NAME, 'db-password'),
          SecretString: string('correct horse'),
          // The SDK makes up a token for every call, so that its retries are recognised.
          ClientRequestToken: uuid(),
        });
      })
      .willRespondWith(200, (response) => {
        response
          .headers(ANSWER_HEADERS)
          .jsonBody({ ARN: DB_PASSWORD_ARN, Name: regex(SECRET_NAME, 'db-password'), VersionId: uuid() });
      })
      .executeTest(async ({ url }) => {
        await expect(storeAt(url).create({ name: 'db-password', value: 'correct horse' })).resolves.toBeUndefined();
      });
  });

  it('reads the current value of a secret', async () => {
    await contract
      .addInteraction()
      .given('a secret exists', { name: 'db-password' })
      .uponReceiving('a request to read a secret')
      .withRequest('POST', '/', (request) => {
        request.headers(operation('GetSecretValue')).jsonBody({ SecretId: 'db-password' });
      })
      .willRespondWith(200, (response) => {
        response.headers(ANSWER_HEADERS).jsonBody({
          ARN: DB_PASSWORD_ARN,
          Name: 'db-password',
          VersionId: uuid(),
          SecretString: string('correct horse'),
          VersionStages: arrayContaining('AWSCURRENT'),
          // Seconds since 1970: the SDK refuses any other form of time.
          CreatedDate: number(1768469400.123),
        });
      })
      .executeTest(async ({ url }) => {
        await expect(storeAt(url).read('db-password')).resolves.toMatchObject({
          name: 'db-password',
          value: 'correct horse',
        });
      });
  });

  it('finds nothing under an unknown name', async () => {
    await contract
      .addInteraction()
      .given('no secret of this name exists')
      .uponReceiving('a request to read a secret that does not exist')
      .withRequest('POST', '/', (request) => {
        request.headers(operation('GetSecretValue')).jsonBody({ SecretId: 'no-such-secret' });
      })
      .willRespondWith(400, (response) => {
        response
          .headers(ANSWER_HEADERS)
          .jsonBody({ __type: 'ResourceNotFoundException', message: includes("can't find the specified secret") });
      })
      .executeTest(async ({ url }) => {
        await expect(storeAt(url).read('no-such-secret')).resolves.toBeUndefined();
      });
  });

  it('updates a secret with a new version', async () => {
    await contract
      .addInteraction()
      .given('a secret exists', { name: 'db-password' })
      .uponReceiving('a request to update a secret')
      .withRequest('POST', '/', (request) => {
        request.headers(operation('PutSecretValue')).jsonBody({
          SecretId: 'db-password',
          SecretString: string('battery staple'),
          ClientRequestToken: uuid(),
        });
      })
      .willRespondWith(200, (response) => {
        response.headers(ANSWER_HEADERS).jsonBody({
          ARN: DB_PASSWORD_ARN,
          Name: 'db-password',
          VersionId: uuid(),
          VersionStages: arrayContaining('AWSCURRENT'),
        });
      })
      .executeTest(async ({ url }) => {
        await expect(storeAt(url).update({ name: 'db-password', value: 'battery staple' })).resolves.toBeUndefined();
      });
  });

  it('lists the secrets of all pages', async () => {
    contract
      .addInteraction()
      .given('two pages of secrets exist')
      .uponReceiving('a request to list secrets')
      .withRequest('POST', '/', (request) => {
        request.headers(operation('ListSecrets')).jsonBody({});
      })
      .willRespondWith(200, (response) => {
        response.headers(ANSWER_HEADERS).jsonBody({
          SecretList: eachLike({ ARN: DB_PASSWORD_ARN, Name: string('db-password') }),
          NextToken: 'page-2',
        });
      });
    await contract
      .addInteraction()
      .given('two pages of secrets exist')
      .uponReceiving('a request to list secrets, next page')
      .withRequest('POST', '/', (request) => {
        request.headers(operation('ListSecrets')).jsonBody({ NextToken: 'page-2' });
      })
      .willRespondWith(200, (response) => {
        response
          .headers(ANSWER_HEADERS)
          .jsonBody({ SecretList: eachLike({ ARN: DB_PASSWORD_ARN, Name: string('api-token') }) });
      })
      .executeTest(async ({ url }) => {
        await expect(storeAt(url).list()).resolves.toEqual(['db-password', 'api-token']);
      });
  });

  it('deletes a secret', async () => {
    await contract
      .addInteraction()
      .given('a secret exists', { name: 'db-password' })
      .uponReceiving('a request to delete a secret')
      .withRequest('POST', '/', (request) => {
        request.headers(operation('DeleteSecret')).jsonBody({
          SecretId: 'db-password',
          RecoveryWindowInDays: MatchersV3.integer(7),
        });
      })
      .willRespondWith(200, (response) => {
        response
          .headers(ANSWER_HEADERS)
          .jsonBody({ ARN: DB_PASSWORD_ARN, Name: 'db-password', DeletionDate: number(1769074200.123) });
      })
      .executeTest(async ({ url }) => {
        await expect(storeAt(url).delete('db-password')).resolves.toBeUndefined();
      });
  });
});
