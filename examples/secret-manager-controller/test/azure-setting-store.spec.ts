import { beforeAll, describe, expect, it } from '@jest/globals';
import { MatchersV3, type PactV4 } from '@pact-foundation/pact';
import { openSettingStore, type SettingStore } from '../src/index.js';
import { newContract } from './contract.js';
import { generatedText } from './matchers.js';

const { nullValue, regex, string } = MatchersV3;

const API_VERSION = { 'api-version': regex('\\d{4}-\\d{2}-\\d{2}|1\\.0', '2026-04-01') };
/** The SDK signs with the key of the connection string, or sends a token. */
const AUTHORIZED = { Authorization: regex('(HMAC-SHA256|Bearer) .+', 'HMAC-SHA256 Credential=test') };
const KEY_VALUE_TYPE = 'application/vnd.microsoft.appconfig.kv+json; charset=utf-8';

/** A setting, whose ETag changes with every write. */
const LOG_LEVEL = {
  key: 'log-level',
  label: nullValue(),
  content_type: nullValue(),
  value: string('debug'),
  etag: generatedText('[A-Za-z0-9_-]{27}', 'jK2nvJtQ5cB8YpVhXy0WqLrT3mE'),
  last_modified: MatchersV3.datetime("yyyy-MM-dd'T'HH:mm:ssXXX", '2026-01-15T09:30:00+00:00'),
  locked: false,
  tags: {},
};

function storeAt(url: string): SettingStore {
  return openSettingStore('azure', { PACT_MODE: 'true', AZURE_APP_CONFIGURATION_ENDPOINT: url });
}

describe('Azure App Configuration', () => {
  let contract: PactV4;

  beforeAll(() => {
    contract = newContract('Azure-App-Configuration');
  });

  it('writes a setting', async () => {
    await contract
      .addInteraction()
      .given('settings may be written')
      .uponReceiving('a request to write a setting')
      .withRequest('PUT', regex('/kv/[^/]+', '/kv/log-level'), (request) => {
        request
          .query(API_VERSION)
          .headers({ ...AUTHORIZED, 'Content-Type': regex('application/.*json(;.*)?', 'application/json') })
          .jsonBody({ value: string('debug') });
      })
      .willRespondWith(200, (response) => {
        response.headers({ 'Content-Type': KEY_VALUE_TYPE }).jsonBody(LOG_LEVEL);
      })
      .executeTest(async ({ url }) => {
        await expect(storeAt(url).write({ name: 'log-level', value: 'debug' })).resolves.toBeUndefined();
      });
  });

  it('reads a setting', async () => {
    await contract
      .addInteraction()
      .given('a setting exists', { key: 'log-level' })
      .uponReceiving('a request to read a setting')
      .withRequest('GET', '/kv/log-level', (request) => {
        request.query(API_VERSION).headers(AUTHORIZED);
      })
      .willRespondWith(200, (response) => {
        response.headers({ 'Content-Type': KEY_VALUE_TYPE }).jsonBody(LOG_LEVEL);
      })
      .executeTest(async ({ url }) => {
        await expect(storeAt(url).read('log-level')).resolves.toEqual({ name: 'log-level', value: 'debug' });
      });
  });

  it('finds nothing under an unknown key', async () => {
    await contract
      .addInteraction()
      .given('no setting of this key exists')
      .uponReceiving('a request to read a setting that does not exist')
      .withRequest('GET', '/kv/no-such-setting', (request) => {
        request.query(API_VERSION).headers(AUTHORIZED);
      })
      .willRespondWith(404)
      .executeTest(async ({ url }) => {
        await expect(storeAt(url).read('no-such-setting')).resolves.toBeUndefined();
      });
  });

  it('deletes a setting', async () => {
    await contract
      .addInteraction()
      .given('a setting exists', { key: 'log-level' })
      .uponReceiving('a request to delete a setting')
      .withRequest('DELETE', '/kv/log-level', (request) => {
        request.query(API_VERSION).headers(AUTHORIZED);
      })
      .willRespondWith(200, (response) => {
        response.headers({ 'Content-Type': KEY_VALUE_TYPE }).jsonBody(LOG_LEVEL);
      })
      .executeTest(async ({ url }) => {
        await expect(storeAt(url).delete('log-level')).resolves.toBeUndefined();
      });
  });
});
