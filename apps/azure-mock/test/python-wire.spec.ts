import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { servePacts } from '@pact-infra/mock-server/testing';
import type { TestMock } from '@pact-infra/mock-server/testing';
import { azureProfile } from '../src/azure-profile.js';
import { AzureMockConfig } from '../src/config.js';

const contracts = join(import.meta.dirname, '../../../examples/contracts');
const OLDER = 'd7a1b9c05f7e4d6f8a3b2c1e0f9d8c7b';
const NEWER = '4387e9f3d6e14c459867679a90fd0f79';

let mock: TestMock;

beforeAll(async () => {
  const names = ['Secret-Manager-Controller-Azure-Key-Vault', 'Secret-Upkeep-Azure-Key-Vault'];
  const pacts = await Promise.all(names.map((name) => readFile(join(contracts, `${name}.json`), 'utf8')));
  mock = await servePacts(pacts, { profile: azureProfile(new AzureMockConfig()) });
});

afterAll(() => mock.close());

/** Sends what the Azure SDK for Python puts on the wire. */
function send(method: string, path: string, body?: string): Promise<Response> {
  return fetch(mock.url + path, {
    method,
    headers: {
      Accept: 'application/json',
      Authorization: 'Bearer eyJ0eXAiOiJKV1QifQ',
      'User-Agent': 'azsdk-python-keyvault-secrets/4.7.0b1 Python/3.11.2 (Linux-6.1.0)',
      'x-ms-client-request-id': '8a1f6c1e-3f0a-11f0-9cd2-0242ac120002',
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
    },
    ...(body !== undefined && { body }),
  });
}

describe('the contracts that the SDK for JavaScript has recorded', () => {
  it.each([
    ['GET', '/secrets/db-password/?api-version=7.3', undefined, { value: 'correct horse' }],
    ['GET', '/secrets/db-password?api-version=7.4', undefined, { value: 'correct horse' }],
    ['GET', `/secrets/db-password/${OLDER}?api-version=7.3`, undefined, { value: 'battery staple' }],
    ['GET', '/secrets?api-version=7.3', undefined, { nextLink: null }],
    ['GET', '/secrets/db-password/versions?api-version=7.3', undefined, { nextLink: null }],
    ['PUT', '/secrets/api-token?api-version=7.3', '{"value": "p\\u00e4ssword"}', { value: 'correct horse' }],
    ['PUT', '/secrets/api-token?api-version=7.5', '{"value": "any", "attributes": {}}', { value: 'correct horse' }],
    [
      'PATCH',
      `/secrets/db-password/${OLDER}?api-version=7.3`,
      '{"attributes": {"enabled": false}}',
      { attributes: { enabled: false } },
    ],
    [
      'PATCH',
      `/secrets/db-password/${NEWER}?api-version=7.3`,
      '{"tags": {"team": "any"}}',
      { tags: { team: 'payments' } },
    ],
    ['DELETE', '/secrets/db-password?api-version=7.3', undefined, { deletedDate: 1768469400 }],
    ['GET', '/deletedsecrets/db-password?api-version=7.3', undefined, { deletedDate: 1768469400 }],
    ['POST', '/secrets/db-password/backup?api-version=7.3', undefined, { value: 'S1VQAQ' }],
  ])('answer the SDK for Python: %s %s %s', async (method, path, body, answer) => {
    const response = await send(method, path, body);
    expect(await response.json()).toMatchObject(answer);
    expect(response.status).toBe(200);
  });

  it('answer the SDK for Python that a secret was purged', async () => {
    expect((await send('DELETE', '/deletedsecrets/retired-password?api-version=7.3')).status).toBe(204);
  });

  it('do not answer a secret whose attributes say more than the contract', async () => {
    const response = await send(
      'PUT',
      '/secrets/db?api-version=7.3',
      '{"value": "v", "attributes": {"enabled": false}}',
    );
    expect(response.status).toBe(500);
  });
});
