import { beforeAll, describe, expect, it } from '@jest/globals';
import { MatchersV3, type PactV4 } from '@pact-foundation/pact';
import { openSecretStore, type SecretStore } from '../src/index.js';
import { newContract } from './contract.js';
import { generatedTime } from './matchers.js';

const { eachLike, includes, integer, regex, string } = MatchersV3;

const SECRETS = '/v1/projects/demo-project/secrets';
const BASE64 = '[A-Za-z0-9+/]+={0,2}';

/** The SDK's REST transport ends every URL with this: it wants enums as numbers. */
const REST_TRANSPORT = { $alt: 'json;enum-encoding=int' };
const JSON_TYPE = { 'Content-Type': regex('application/json(;.*)?', 'application/json') };

/** The state of a version, as a number. */
const ENABLED = integer(1);

const SECRET = {
  name: string('projects/123456789012/secrets/db-password'),
  replication: { automatic: {} },
  createTime: generatedTime('2026-01-15T09:30:00Z'),
  etag: regex('"[0-9a-f]+"', '"16449f36cb7f40"'),
};

function storeAt(url: string): SecretStore {
  return openSecretStore('gcp', {
    PACT_MODE: 'true',
    GCP_SECRET_MANAGER_ENDPOINT: url,
    GCP_PROJECT_ID: 'demo-project',
  });
}

/** Runs a task that ends with adding a version, as creating and updating a secret both do. */
async function addsVersion(contract: PactV4, task: (store: SecretStore) => Promise<void>): Promise<void> {
  await contract
    .addInteraction()
    .given('a secret exists')
    .uponReceiving('a request to add a version to a secret')
    .withRequest(
      'POST',
      regex(`${SECRETS}/[A-Za-z0-9_-]{1,255}:addVersion`, `${SECRETS}/api-token:addVersion`),
      (request) => {
        request
          .query(REST_TRANSPORT)
          .headers(JSON_TYPE)
          .jsonBody({ payload: { data: regex(BASE64, 'Y29ycmVjdCBob3JzZQ==') } });
      },
    )
    .willRespondWith(200, (response) => {
      response.headers(JSON_TYPE).jsonBody({
        name: regex('projects/\\d+/secrets/.+/versions/\\d+', 'projects/123456789012/secrets/api-token/versions/1'),
        createTime: generatedTime('2026-01-15T09:30:00Z'),
        state: ENABLED,
      });
    })
    .executeTest(({ url }) => task(storeAt(url)));
}

describe('GCP Secret Manager', () => {
  let contract: PactV4;

  beforeAll(() => {
    contract = newContract('GCP-Secret-Manager');
  });

  it('creates a secret, then its first version', async () => {
    contract
      .addInteraction()
      .given('no secret of this name exists')
      .uponReceiving('a request to create a secret')
      .withRequest('POST', SECRETS, (request) => {
        request
          .query({ secretId: regex('[A-Za-z0-9_-]{1,255}', 'api-token'), ...REST_TRANSPORT })
          .headers(JSON_TYPE)
          // The SDK writes the maps out though they are empty.
          .jsonBody({ labels: {}, versionAliases: {}, annotations: {}, tags: {}, replication: { automatic: {} } });
      })
      .willRespondWith(200, (response) => {
        response.headers(JSON_TYPE).jsonBody({ ...SECRET, name: string('projects/123456789012/secrets/api-token') });
      });
    await addsVersion(contract, async (store) => {
      await expect(store.create({ name: 'api-token', value: 'correct horse' })).resolves.toBeUndefined();
    });
  });

  it('updates a secret with a new version', async () => {
    await addsVersion(contract, async (store) => {
      await expect(store.update({ name: 'api-token', value: 'battery staple' })).resolves.toBeUndefined();
    });
  });

  it('reads the latest version of a secret', async () => {
    await contract
      .addInteraction()
      .given('a secret exists', { name: 'db-password' })
      .uponReceiving('a request to read a secret')
      .withRequest('GET', `${SECRETS}/db-password/versions/latest:access`, (request) => {
        request.query(REST_TRANSPORT);
      })
      .willRespondWith(200, (response) => {
        response.headers(JSON_TYPE).jsonBody({
          name: regex('projects/\\d+/secrets/.+/versions/\\d+', 'projects/123456789012/secrets/db-password/versions/3'),
          // "correct horse", and the CRC32C of it that the SDK's users may check.
          payload: { data: regex(BASE64, 'Y29ycmVjdCBob3JzZQ=='), dataCrc32c: regex('\\d+', '2953709982') },
        });
      })
      .executeTest(async ({ url }) => {
        await expect(storeAt(url).read('db-password')).resolves.toEqual({
          name: 'db-password',
          value: 'correct horse',
          version: '3',
        });
      });
  });

  it('finds nothing under an unknown name', async () => {
    await contract
      .addInteraction()
      .given('no secret of this name exists')
      .uponReceiving('a request to read a secret that does not exist')
      .withRequest('GET', `${SECRETS}/no-such-secret/versions/latest:access`, (request) => {
        request.query(REST_TRANSPORT);
      })
      .willRespondWith(404, (response) => {
        response
          .headers(JSON_TYPE)
          .jsonBody({ error: { code: 404, message: includes('not found'), status: 'NOT_FOUND' } });
      })
      .executeTest(async ({ url }) => {
        await expect(storeAt(url).read('no-such-secret')).resolves.toBeUndefined();
      });
  });

  it('lists the secrets of all pages', async () => {
    contract
      .addInteraction()
      .given('two pages of secrets exist')
      .uponReceiving('a request to list secrets')
      .withRequest('GET', SECRETS, (request) => {
        request.query(REST_TRANSPORT);
      })
      .willRespondWith(200, (response) => {
        response
          .headers(JSON_TYPE)
          .jsonBody({ secrets: eachLike(SECRET), nextPageToken: 'page-2', totalSize: integer(2) });
      });
    await contract
      .addInteraction()
      .given('two pages of secrets exist')
      .uponReceiving('a request to list secrets, next page')
      .withRequest('GET', SECRETS, (request) => {
        request.query({ pageToken: 'page-2', ...REST_TRANSPORT });
      })
      .willRespondWith(200, (response) => {
        response.headers(JSON_TYPE).jsonBody({
          secrets: eachLike({ ...SECRET, name: string('projects/123456789012/secrets/api-token') }),
          totalSize: integer(2),
        });
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
      .withRequest('DELETE', `${SECRETS}/db-password`, (request) => {
        request.query(REST_TRANSPORT);
      })
      .willRespondWith(200, (response) => {
        response.headers(JSON_TYPE).jsonBody({});
      })
      .executeTest(async ({ url }) => {
        await expect(storeAt(url).delete('db-password')).resolves.toBeUndefined();
      });
  });
});
