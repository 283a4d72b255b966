import { beforeAll, describe, expect, it } from '@jest/globals';
import { MatchersV3, type PactV4 } from '@pact-foundation/pact';
import { openSecretStore, type SecretStore } from '../src/index.js';
import { withChallengingVault } from './challenging-vault.js';
import { newContract } from './contract.js';
import { generatedText } from './matchers.js';

const { eachLike, includes, integer, nullValue, regex, string, uuid } = MatchersV3;

const API_VERSION = { 'api-version': regex('\\d{4}-\\d{2}-\\d{2}|7\\.\\d', '2026-04-01') };
const AUTHORIZED = { Authorization: regex('Bearer .+', 'Bearer test-token') };
const ANSWER_HEADERS = { 'Content-Type': 'application/json; charset=utf-8', 'x-ms-request-id': uuid() };

const VAULT = 'https://example-vault.vault.azure.net';
const ATTRIBUTES = { enabled: true, created: integer(1768469400), updated: integer(1768469400) };

/** Every version of a secret has an identifier of its own, so the mock makes up a new one each time. */
function versionId(name: string): ReturnType<typeof generatedText> {
  return generatedText(
    `${VAULT.replaceAll('.', '\\.')}/secrets/${name}/[0-9a-f]{32}`,
    `${VAULT}/secrets/${name}/4387e9f3d6e14c459867679a90fd0f79`,
  );
}

function storeAt(url: string): SecretStore {
  return openSecretStore('azure', { PACT_MODE: 'true', AZURE_KEY_VAULT_ENDPOINT: url });
}

describe('Azure Key Vault', () => {
  let contract: PactV4;

  beforeAll(() => {
    contract = newContract('Azure-Key-Vault');
  });

  it.each(['create', 'update'] as const)('sets a secret to %s it', async (verb) => {
    await contract
      .addInteraction()
      .given('the vault may be written')
      .uponReceiving('a request to set a secret')
      .withRequest('PUT', regex('/secrets/[0-9A-Za-z-]{1,127}', '/secrets/db-password'), (request) => {
        request
          .query(API_VERSION)
          .headers({ ...AUTHORIZED, 'Content-Type': 'application/json' })
          // The SDK writes the attributes out though there are none.
          .jsonBody({ value: string('correct horse'), attributes: {} });
      })
      .willRespondWith(200, (response) => {
        response
          .headers(ANSWER_HEADERS)
          .jsonBody({ value: string('correct horse'), id: versionId('db-password'), attributes: ATTRIBUTES });
      })
      .executeTest(({ url }) =>
        withChallengingVault(url, async (vault) => {
          await expect(storeAt(vault)[verb]({ name: 'db-password', value: 'correct horse' })).resolves.toBeUndefined();
        }),
      );
  });

  it('reads the current value of a secret', async () => {
    await contract
      .addInteraction()
      .given('a secret exists', { name: 'db-password' })
      .uponReceiving('a request to read a secret')
      // The SDK puts an empty version behind the name.
      .withRequest('GET', '/secrets/db-password/', (request) => {
        request.query(API_VERSION).headers(AUTHORIZED);
      })
      .willRespondWith(200, (response) => {
        response
          .headers(ANSWER_HEADERS)
          .jsonBody({ value: string('correct horse'), id: versionId('db-password'), attributes: ATTRIBUTES });
      })
      .executeTest(({ url }) =>
        withChallengingVault(url, async (vault) => {
          await expect(storeAt(vault).read('db-password')).resolves.toMatchObject({
            name: 'db-password',
            value: 'correct horse',
          });
        }),
      );
  });

  it('finds nothing under an unknown name', async () => {
    await contract
      .addInteraction()
      .given('no secret of this name exists')
      .uponReceiving('a request to read a secret that does not exist')
      .withRequest('GET', '/secrets/no-such-secret/', (request) => {
        request.query(API_VERSION).headers(AUTHORIZED);
      })
      .willRespondWith(404, (response) => {
        response
          .headers(ANSWER_HEADERS)
          .jsonBody({ error: { code: 'SecretNotFound', message: includes('was not found in this key vault') } });
      })
      .executeTest(({ url }) =>
        withChallengingVault(url, async (vault) => {
          await expect(storeAt(vault).read('no-such-secret')).resolves.toBeUndefined();
        }),
      );
  });

  it('lists the secrets', async () => {
    await contract
      .addInteraction()
      .given('a secret exists', { name: 'db-password' })
      .uponReceiving('a request to list secrets')
      .withRequest('GET', '/secrets', (request) => {
        request.query(API_VERSION).headers(AUTHORIZED);
      })
      .willRespondWith(200, (response) => {
        response.headers(ANSWER_HEADERS).jsonBody({
          value: eachLike({ id: string(`${VAULT}/secrets/db-password`), attributes: ATTRIBUTES }),
          nextLink: nullValue(),
        });
      })
      .executeTest(({ url }) =>
        withChallengingVault(url, async (vault) => {
          await expect(storeAt(vault).list()).resolves.toEqual(['db-password']);
        }),
      );
  });

  it('deletes a secret and looks at what became of it', async () => {
    const deleted = {
      recoveryId: string(`${VAULT}/deletedsecrets/db-password`),
      deletedDate: integer(1768469400),
      scheduledPurgeDate: integer(1776245400),
      id: versionId('db-password'),
      attributes: ATTRIBUTES,
    };
    contract
      .addInteraction()
      .given('a secret exists', { name: 'db-password' })
      .uponReceiving('a request to delete a secret')
      .withRequest('DELETE', '/secrets/db-password', (request) => {
        request.query(API_VERSION).headers(AUTHORIZED);
      })
      .willRespondWith(200, (response) => {
        response.headers(ANSWER_HEADERS).jsonBody(deleted);
      });
    await contract
      .addInteraction()
      .given('a secret is deleted', { name: 'db-password' })
      .uponReceiving('a request to read a deleted secret')
      .withRequest('GET', '/deletedsecrets/db-password', (request) => {
        request.query(API_VERSION).headers(AUTHORIZED);
      })
      .willRespondWith(200, (response) => {
        response.headers(ANSWER_HEADERS).jsonBody(deleted);
      })
      .executeTest(({ url }) =>
        withChallengingVault(url, async (vault) => {
          await expect(storeAt(vault).delete('db-password')).resolves.toBeUndefined();
        }),
      );
  });
});
