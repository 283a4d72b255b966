import { SecretClient } from '@azure/keyvault-secrets';
import { afterEach, describe, expect, it } from '@jest/globals';
import { pactText, servePacts } from '@pact-infra/mock-server/testing';
import type { TestMock } from '@pact-infra/mock-server/testing';
import { azureProfile } from '../src/azure-profile.js';
import { AzureMockConfig } from '../src/config.js';

const JSON_TYPE = 'application/json; charset=utf-8';
const id = 'https://my-vault.vault.azure.net/secrets/db/4387e9f3d6e14c459867679a90fd0f79';
const attributes = { enabled: true, created: 1768469400, updated: 1768469400 };
const secret = { id, value: 's', attributes };

let mock: TestMock | undefined;

afterEach(async () => {
  await mock?.close();
  mock = undefined;
});

interface Answer {
  readonly path?: string;
  readonly method?: string;
  readonly status?: number;
  readonly type?: string;
  readonly body: unknown;
}

async function serve({
  path = '/secrets/db',
  method = 'GET',
  status = 200,
  type = JSON_TYPE,
  body,
}: Answer): Promise<TestMock> {
  const interaction = {
    description: 'ask the vault',
    request: { method, path, query: { 'api-version': ['7.4'] } },
    response: { status, headers: { 'content-type': type }, body },
  };
  mock = await servePacts([pactText([interaction], { provider: 'Azure-Key-Vault' })], {
    profile: azureProfile(new AzureMockConfig()),
  });
  return mock;
}

async function warningsOf({ url }: TestMock): Promise<readonly string[]> {
  const response = await fetch(`${url}/_pact/contracts`);
  const { contracts } = (await response.json()) as { contracts: readonly { warnings: readonly string[] }[] };
  return contracts.flatMap(({ warnings }) => warnings);
}

function client({ url }: TestMock): SecretClient {
  const credential = { getToken: () => Promise.resolve({ token: 'any', expiresOnTimestamp: Date.now() + 3_600_000 }) };
  return new SecretClient(url, credential, {
    allowInsecureConnection: true,
    disableChallengeResourceVerification: true,
  });
}

describe('an Azure contract', () => {
  it.each<[string, Answer, RegExp]>([
    ['no id', { body: { value: 's', attributes } }, /response body \$ has no text "id": .* TypeError/],
    ['an id that is no URL', { body: { ...secret, id: 'db' } }, /response body \$\.id is "db": /],
    ['an id without a name', { body: { ...secret, id: 'https://v.vault.azure.net/secrets' } }, /\$\.id is "https/],
    ['an id of five segments', { body: { ...secret, id: `${id}/more` } }, /response body \$\.id is "https/],
    ['text as its type', { type: 'text/plain', body: secret }, /response header Content-Type is "text\/plain": /],
  ])('with a secret with %s warns, and the SDK throws', async (_title, answer, warning) => {
    const served = await serve(answer);
    await expect(client(served).getSecret('db')).rejects.toMatchObject({ name: expect.stringMatching(/Error$/) });
    expect(await warningsOf(served)).toEqual([expect.stringMatching(warning)]);
  });

  it('with a list whose second secret has no id warns, and the SDK throws', async () => {
    const served = await serve({ path: '/secrets', body: { value: [secret, { attributes }] } });
    await expect(client(served).listPropertiesOfSecrets().next()).resolves.toBeDefined();
    const second = async (): Promise<unknown> => {
      const secrets = client(served).listPropertiesOfSecrets();
      await secrets.next();
      return secrets.next();
    };
    await expect(second()).rejects.toMatchObject({ name: 'TypeError' });
    expect(await warningsOf(served)).toEqual([
      expect.stringMatching(/^ask the vault: response body \$\.value\[1\] has no text "id"/),
    ]);
  });

  it.each([
    ['2026-01-15T09:30:00Z', Number.NaN, /\$\.attributes\.created is "2026-01-15T09:30:00Z": .*invalid Date/],
    [1768469400123, 58010, /\$\.attributes\.created is 1768469400123: .*far future/],
  ])('created at %j warns, and the SDK reads another time', async (created, year, warning) => {
    const served = await serve({ body: { ...secret, attributes: { ...attributes, created } } });
    const { properties } = await client(served).getSecret('db');
    expect(properties.createdOn?.getUTCFullYear()).toBe(year);
    expect(await warningsOf(served)).toEqual([expect.stringMatching(warning)]);
  });

  it.each<[string, Answer]>([
    ['a secret', { body: secret }],
    ['a secret without a version', { body: { ...secret, id: 'https://v.vault.azure.net/secrets/db' } }],
    ['a tag that is named as a time', { body: { ...secret, tags: { created: 'by hand' } } }],
    ['an error', { status: 404, body: { error: { code: 'SecretNotFound', message: 'none' } } }],
    ['no body', { path: '/deletedsecrets/db', method: 'DELETE', status: 204, body: null }],
    ['a backup', { path: '/secrets/db/backup', method: 'POST', body: { value: 'S1VQAQ' } }],
    ['a list', { path: '/secrets', body: { value: [{ id, attributes }], nextLink: null } }],
    ['a setting', { path: '/kv/key', body: { key: 'key', value: 'v', last_modified: '2026-01-15T09:30:00+00:00' } }],
  ])('with %s has no warning', async (_title, answer) => {
    expect(await warningsOf(await serve(answer))).toEqual([]);
  });
});
