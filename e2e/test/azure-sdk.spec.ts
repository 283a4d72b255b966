import type { AppConfigurationClient } from '@azure/app-configuration';
import type { SecretClient } from '@azure/keyvault-secrets';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { appConfiguration, keyVault, trustAuthorityOf } from '../clients/azure.js';
import { FAULTS } from '../clients/faults.js';
import { exampleContracts, exampleInteractions } from '../stack/contract-folder.js';
import { coverageOf } from '../stack/coverage.js';
import { Stack } from '../stack/stack.js';

const NEWER = '4387e9f3d6e14c459867679a90fd0f79';
const OLDER = 'd7a1b9c05f7e4d6f8a3b2c1e0f9d8c7b';
const WRITTEN_AT = new Date(1768469400000);

let stack: Stack;

beforeAll(async () => {
  stack = await Stack.start(exampleContracts());
  await trustAuthorityOf(stack.app('azure-mock').url);
});
afterAll(() => stack.stop());

async function all<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
  const list: T[] = [];
  for await (const item of items) {
    list.push(item);
  }
  return list;
}

describe('the SDK of Azure Key Vault, over TLS', () => {
  it.each<[string, (client: SecretClient) => Promise<unknown>, unknown]>([
    [
      'sets a secret with its first request, which is challenged',
      (client) => client.setSecret('any-name', 'any value'),
      { value: 'correct horse', properties: { enabled: true, createdOn: WRITTEN_AT } },
    ],
    [
      'reads a secret',
      (client) => client.getSecret('db-password'),
      { value: 'correct horse', properties: { version: expect.stringMatching(/^[0-9a-f]{32}$/) } },
    ],
    ['lists secrets', (client) => all(client.listPropertiesOfSecrets()), [{ name: 'db-password' }]],
    [
      'deletes a secret and waits until that is done',
      async (client) => (await client.beginDeleteSecret('db-password')).pollUntilDone(),
      { name: 'db-password', properties: { deletedOn: WRITTEN_AT } },
    ],
    [
      'lists the versions of a secret',
      (client) => all(client.listPropertiesOfSecretVersions('db-password')),
      [{ version: OLDER }, { version: NEWER }],
    ],
    [
      'reads an older version of a secret',
      (client) => client.getSecret('db-password', { version: OLDER }),
      { value: 'battery staple' },
    ],
    [
      'disables a version of a secret',
      (client) => client.updateSecretProperties('db-password', OLDER, { enabled: false }),
      { enabled: false },
    ],
    [
      'tags a version of a secret',
      (client) => client.updateSecretProperties('db-password', NEWER, { tags: { team: 'any' } }),
      { tags: { team: 'payments' } },
    ],
    [
      'lists deleted secrets',
      (client) => all(client.listDeletedSecrets()),
      [{ name: 'retired-password', deletedOn: WRITTEN_AT }],
    ],
    [
      'begins to recover a deleted secret',
      async (client) => (await client.beginRecoverDeletedSecret('retired-password')).getOperationState(),
      { isStarted: true, name: 'retired-password' },
    ],
    ['backs a secret up', (client) => client.backupSecret('db-password'), Buffer.from('S1VQAQ', 'base64url')],
    [
      'restores a secret from a backup',
      (client) => client.restoreSecretBackup(Buffer.from('anything')),
      { name: 'db-password', version: NEWER },
    ],
  ])('%s', async (_title, call, answer) => {
    expect(await call(keyVault(stack.azureTls))).toMatchObject(answer as object);
  });

  it('purges a deleted secret', async () => {
    await expect(keyVault(stack.azureTls).purgeDeletedSecret('retired-password')).resolves.toBeUndefined();
  });

  it('throws the error of a secret that does not exist', async () => {
    await expect(keyVault(stack.azureTls).getSecret('no-such-secret')).rejects.toMatchObject({
      code: 'SecretNotFound',
      statusCode: 404,
      message: expect.stringContaining('was not found in this key vault'),
    });
  });

  it('throws faults, and what came nearest to a request without interaction, after it has tried for seconds', async () => {
    await Promise.all([
      ...FAULTS.map(([statusCode, message, headers]) =>
        expect(keyVault(stack.azureTls, headers).getSecret('db-password')).rejects.toMatchObject({
          name: 'RestError',
          statusCode,
          message,
        }),
      ),
      expect(keyVault(stack.azureTls).backupSecret('unheard-of')).rejects.toMatchObject({
        code: 'InternalServerError',
        statusCode: 500,
        message: expect.stringMatching(
          /^No matching interaction for POST \/secrets\/unheard-of\/backup\. Nearest is "a request to back up a secret" of Azure-Key-Vault\nExpected the path to be "\/secrets\/db-password\/backup" but it was "\/secrets\/unheard-of\/backup"\. Details: https:\S+$/,
        ),
      }),
    ]);
  });
});

describe('the SDK of Azure App Configuration, over TLS', () => {
  it.each<[string, (client: AppConfigurationClient) => Promise<object>, object]>([
    [
      'writes a setting',
      (client) => client.setConfigurationSetting({ key: 'any', value: 'any' }),
      { key: 'log-level', value: 'debug' },
    ],
    [
      'reads a setting',
      (client) => client.getConfigurationSetting({ key: 'log-level' }),
      { value: 'debug', lastModified: new Date('2026-01-15T09:30:00Z') },
    ],
    [
      'deletes a setting',
      (client) => client.deleteConfigurationSetting({ key: 'log-level' }),
      { key: 'log-level', statusCode: 200 },
    ],
  ])('%s', async (_title, call, answer) => {
    await expect(call(appConfiguration(stack.azureTls))).resolves.toMatchObject(answer);
  });

  it('throws the error of a setting that does not exist', async () => {
    const read = appConfiguration(stack.azureTls).getConfigurationSetting({ key: 'no-such-setting' });
    await expect(read).rejects.toMatchObject({ statusCode: 404 });
  });

  it('throws faults, and what came nearest to a request without interaction, after it has tried for seconds', async () => {
    await Promise.all([
      ...FAULTS.map(([statusCode, message, headers]) =>
        expect(
          appConfiguration(stack.azureTls, headers).getConfigurationSetting({ key: 'log-level' }),
        ).rejects.toMatchObject({ name: 'RestError', statusCode, message }),
      ),
      expect(appConfiguration(stack.azureTls).deleteConfigurationSetting({ key: 'unheard-of' })).rejects.toMatchObject({
        statusCode: 500,
        message: expect.stringMatching(
          /^No matching interaction for DELETE \/kv\/unheard-of\. Nearest is .* of Azure-App-Configuration\nExpected /,
        ),
      }),
    ]);
  });
});

it('is how every interaction of the Azure contracts was used', async () => {
  const { table, interactions, unused } = await coverageOf(stack.app('azure-mock'));
  process.stdout.write(`\n${table}`);
  expect(unused).toEqual([]);
  expect(interactions).toBe(exampleInteractions('Azure'));
});
