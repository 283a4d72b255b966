import { beforeAll, describe, expect, it } from '@jest/globals';
import { MatchersV3, type PactV4 } from '@pact-foundation/pact';
import { openAzureUpkeep, type AzureSecretUpkeep } from '../src/index.js';
import { withChallengingVault } from './challenging-vault.js';
import { newContract } from './contract.js';

const { includes, integer, nullValue, regex, string, uuid } = MatchersV3;

const API_VERSION = { 'api-version': regex('\\d{4}-\\d{2}-\\d{2}|7\\.\\d', '2026-04-01') };
const AUTHORIZED = { Authorization: regex('Bearer .+', 'Bearer test-token') };
const JSON_TYPE = { 'Content-Type': 'application/json' };
const ANSWER_HEADERS = { 'Content-Type': 'application/json; charset=utf-8', 'x-ms-request-id': uuid() };

const VAULT = 'https://example-vault.vault.azure.net';
const NEWER = '4387e9f3d6e14c459867679a90fd0f79';
const OLDER = 'd7a1b9c05f7e4d6f8a3b2c1e0f9d8c7b';
const ATTRIBUTES = { enabled: true, created: integer(1768469400), updated: integer(1768469400) };
const BASE64URL = '[A-Za-z0-9_-]+';

/** A version of the database's password, without its value. */
function version(id: string) {
  return { id: `${VAULT}/secrets/db-password/${id}`, attributes: ATTRIBUTES };
}

/** Runs a task against the mock server that a finished interaction has. */
function upkeepOf(task: (upkeep: AzureSecretUpkeep) => Promise<void>): (server: { url: string }) => Promise<void> {
  return ({ url }) =>
    withChallengingVault(url, (vault) => task(openAzureUpkeep({ PACT_MODE: 'true', AZURE_KEY_VAULT_ENDPOINT: vault })));
}

describe('upkeep of Azure Key Vault', () => {
  let contract: PactV4;

  beforeAll(() => {
    contract = newContract('Azure-Key-Vault', 'Secret-Upkeep');
  });

  it('lists the versions of a secret', async () => {
    await contract
      .addInteraction()
      .given('a secret has two versions', { name: 'db-password' })
      .uponReceiving('a request to list the versions of a secret')
      .withRequest('GET', '/secrets/db-password/versions', (request) => {
        request.query(API_VERSION).headers(AUTHORIZED);
      })
      .willRespondWith(200, (response) => {
        response.headers(ANSWER_HEADERS).jsonBody({ value: [version(OLDER), version(NEWER)], nextLink: nullValue() });
      })
      .executeTest(
        upkeepOf(async (upkeep) => {
          await expect(upkeep.versions('db-password')).resolves.toEqual([OLDER, NEWER]);
        }),
      );
  });

  it('reads an older version of a secret', async () => {
    await contract
      .addInteraction()
      .given('a secret has two versions', { name: 'db-password' })
      .uponReceiving('a request to read an older version of a secret')
      .withRequest('GET', `/secrets/db-password/${OLDER}`, (request) => {
        request.query(API_VERSION).headers(AUTHORIZED);
      })
      .willRespondWith(200, (response) => {
        response.headers(ANSWER_HEADERS).jsonBody({ value: string('battery staple'), ...version(OLDER) });
      })
      .executeTest(
        upkeepOf(async (upkeep) => {
          await expect(upkeep.readVersion('db-password', OLDER)).resolves.toBe('battery staple');
        }),
      );
  });

  it('disables a version of a secret', async () => {
    await contract
      .addInteraction()
      .given('a secret has two versions', { name: 'db-password' })
      .uponReceiving('a request to disable a version of a secret')
      .withRequest('PATCH', `/secrets/db-password/${OLDER}`, (request) => {
        request
          .query(API_VERSION)
          .headers({ ...AUTHORIZED, ...JSON_TYPE })
          .jsonBody({ attributes: { enabled: false } });
      })
      .willRespondWith(200, (response) => {
        response.headers(ANSWER_HEADERS).jsonBody({ ...version(OLDER), attributes: { ...ATTRIBUTES, enabled: false } });
      })
      .executeTest(
        upkeepOf(async (upkeep) => {
          await expect(upkeep.disable('db-password', OLDER)).resolves.toBeUndefined();
        }),
      );
  });

  it('tags a version of a secret', async () => {
    await contract
      .addInteraction()
      .given('a secret has two versions', { name: 'db-password' })
      .uponReceiving('a request to tag a version of a secret')
      .withRequest('PATCH', `/secrets/db-password/${NEWER}`, (request) => {
        request
          .query(API_VERSION)
          .headers({ ...AUTHORIZED, ...JSON_TYPE })
          // The SDK writes the attributes out though there are none.
          .jsonBody({ attributes: {}, tags: { team: string('payments') } });
      })
      .willRespondWith(200, (response) => {
        response.headers(ANSWER_HEADERS).jsonBody({ ...version(NEWER), tags: { team: string('payments') } });
      })
      .executeTest(
        upkeepOf(async (upkeep) => {
          await expect(upkeep.tag('db-password', NEWER, { team: 'payments' })).resolves.toBeUndefined();
        }),
      );
  });

  it('lists the deleted secrets', async () => {
    await contract
      .addInteraction()
      .given('a secret is deleted', { name: 'retired-password' })
      .uponReceiving('a request to list deleted secrets')
      .withRequest('GET', '/deletedsecrets', (request) => {
        request.query(API_VERSION).headers(AUTHORIZED);
      })
      .willRespondWith(200, (response) => {
        response.headers(ANSWER_HEADERS).jsonBody({
          value: [
            {
              id: `${VAULT}/secrets/retired-password`,
              recoveryId: `${VAULT}/deletedsecrets/retired-password`,
              deletedDate: integer(1768469400),
              scheduledPurgeDate: integer(1776245400),
              attributes: ATTRIBUTES,
            },
          ],
          nextLink: nullValue(),
        });
      })
      .executeTest(
        upkeepOf(async (upkeep) => {
          await expect(upkeep.deleted()).resolves.toEqual(['retired-password']);
        }),
      );
  });

  it('recovers a deleted secret', async () => {
    contract
      .addInteraction()
      .given('a secret is deleted', { name: 'retired-password' })
      .uponReceiving('a request to read the value of a deleted secret')
      // The SDK looks first whether there is anything to recover.
      .withRequest('GET', '/secrets/retired-password/', (request) => {
        request.query(API_VERSION).headers(AUTHORIZED);
      })
      .willRespondWith(404, (response) => {
        response
          .headers(ANSWER_HEADERS)
          .jsonBody({ error: { code: 'SecretNotFound', message: includes('is currently in a deleted state') } });
      });
    await contract
      .addInteraction()
      .given('a secret is deleted', { name: 'retired-password' })
      .uponReceiving('a request to recover a deleted secret')
      .withRequest('POST', '/deletedsecrets/retired-password/recover', (request) => {
        request.query(API_VERSION).headers(AUTHORIZED);
      })
      .willRespondWith(200, (response) => {
        response
          .headers(ANSWER_HEADERS)
          .jsonBody({ id: `${VAULT}/secrets/retired-password/${NEWER}`, attributes: ATTRIBUTES });
      })
      .executeTest(
        upkeepOf(async (upkeep) => {
          await expect(upkeep.recover('retired-password')).resolves.toBeUndefined();
        }),
      );
  });

  it('purges a deleted secret', async () => {
    await contract
      .addInteraction()
      .given('a secret is deleted', { name: 'retired-password' })
      .uponReceiving('a request to purge a deleted secret')
      .withRequest('DELETE', '/deletedsecrets/retired-password', (request) => {
        request.query(API_VERSION).headers(AUTHORIZED);
      })
      .willRespondWith(204)
      .executeTest(
        upkeepOf(async (upkeep) => {
          await expect(upkeep.purge('retired-password')).resolves.toBeUndefined();
        }),
      );
  });

  it('backs a secret up', async () => {
    await contract
      .addInteraction()
      .given('a secret exists', { name: 'db-password' })
      .uponReceiving('a request to back up a secret')
      .withRequest('POST', '/secrets/db-password/backup', (request) => {
        request.query(API_VERSION).headers(AUTHORIZED);
      })
      .willRespondWith(200, (response) => {
        response.headers(ANSWER_HEADERS).jsonBody({ value: regex(BASE64URL, 'S1VQAQ') });
      })
      .executeTest(
        upkeepOf(async (upkeep) => {
          await expect(upkeep.backUp('db-password')).resolves.toEqual(Buffer.from('S1VQAQ', 'base64url'));
        }),
      );
  });

  it('restores a secret from a backup', async () => {
    await contract
      .addInteraction()
      .given('no secret of this name exists', { name: 'db-password' })
      .uponReceiving('a request to restore a secret from a backup')
      .withRequest('POST', '/secrets/restore', (request) => {
        request
          .query(API_VERSION)
          .headers({ ...AUTHORIZED, ...JSON_TYPE })
          .jsonBody({ value: regex(BASE64URL, 'S1VQAQ') });
      })
      .willRespondWith(200, (response) => {
        response.headers(ANSWER_HEADERS).jsonBody(version(NEWER));
      })
      .executeTest(
        upkeepOf(async (upkeep) => {
          await expect(upkeep.restoreBackup(Buffer.from('S1VQAQ', 'base64url'))).resolves.toBe('db-password');
        }),
      );
  });
});
