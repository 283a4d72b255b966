import { request as httpRequest } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from '@jest/globals';
import { pactText, servePacts } from '@pact-infra/mock-server/testing';
import type { TestMock } from '@pact-infra/mock-server/testing';
import { azureProfile } from './azure-profile.js';
import { AzureMockConfig } from './config.js';

const authorization = 'Bearer test-token';
const json = { 'content-type': 'application/json' };

const pact = pactText(
  [
    {
      description: 'get a secret',
      request: { method: 'GET', path: '/secrets/db', query: { 'api-version': ['7.4'] }, headers: { authorization } },
      response: { status: 200, headers: json, body: { value: 's' } },
    },
    {
      description: 'set a secret',
      request: {
        method: 'PUT',
        path: '/secrets/db',
        query: { 'api-version': ['7.4'] },
        headers: { authorization, ...json },
        body: { value: 's' },
      },
      response: { status: 200, headers: json, body: { value: 's' } },
    },
    {
      description: 'tag a secret, as recorded with an SDK',
      request: { method: 'PATCH', path: '/secrets/db/1', headers: json, body: { attributes: {}, tags: { a: 'b' } } },
      response: { status: 200 },
    },
    {
      description: 'set a secret with any attributes',
      request: {
        method: 'PUT',
        path: '/secrets/ruled',
        headers: json,
        body: { attributes: {} },
        matchingRules: { body: { '$.attributes': { matchers: [{ match: 'type' }] } } },
      },
      response: { status: 200 },
    },
    {
      description: 'get a key-value',
      request: { method: 'GET', path: '/kv/key', headers: { authorization } },
      response: { status: 200, headers: json, body: { key: 'key' } },
    },
  ],
  { provider: 'Azure-Key-Vault' },
);

let mock: TestMock | undefined;

async function start(settings: Partial<AzureMockConfig> = {}): Promise<string> {
  mock = await servePacts([pact], { profile: azureProfile(Object.assign(new AzureMockConfig(), settings)) });
  return mock.url;
}

afterEach(async () => {
  await mock?.close();
  mock = undefined;
});

function call(url: string, init: RequestInit = {}): Promise<Response> {
  return fetch(url, { ...init, headers: { authorization: 'Bearer eyJ0eXAi', ...json } });
}

async function getAs(host: string, url: string): Promise<IncomingMessage> {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    httpRequest(url, { headers: { host } }, resolve).on('error', reject).end();
  });
  await text(response);
  return response;
}

describe('the Azure profile', () => {
  it.each([
    ['/secrets/db?api-version=7.4'],
    ['/secrets/db/?api%2Dversion=2025-07-01'],
    ['/secrets/db?api-version=7.6-preview.1'],
    ['/kv/key'],
    ['/kv/key?api-version=2023-11-01'],
  ])('accepts any API version, and a slash at the end: %s', async (path) => {
    expect((await call((await start()) + path)).status).toBe(200);
  });

  it('does not match a request without an API version where the contract has one', async () => {
    expect((await call(`${await start()}/secrets/db`)).status).toBe(500);
  });

  it('ignores empty attributes, and nothing else that is empty', async () => {
    const url = `${await start()}/secrets/db?api-version=7.4`;
    const put = (body: object): Promise<Response> => call(url, { method: 'PUT', body: JSON.stringify(body) });
    expect((await put({ value: 's', attributes: {} })).status).toBe(200);
    expect((await put({ value: 's', attributes: { enabled: false } })).status).toBe(500);
    expect((await put({ value: 's', tags: {} })).status).toBe(500);
  });

  it('forgives other clients the empty attributes of a contract, unless one of its rules is about them', async () => {
    const url = await start();
    const status = async (method: string, path: string, body: object): Promise<number> =>
      (await call(url + path, { method, body: JSON.stringify(body) })).status;
    expect(await status('PATCH', '/secrets/db/1', { tags: { a: 'b' } })).toBe(200);
    expect(await status('PATCH', '/secrets/db/1', { attributes: {}, tags: { a: 'b' } })).toBe(200);
    expect(await status('PATCH', '/secrets/db/1', { attributes: { enabled: true }, tags: { a: 'b' } })).toBe(500);
    expect(await status('PUT', '/secrets/ruled', { attributes: {} })).toBe(200);
    expect(await status('PUT', '/secrets/ruled', {})).toBe(500);
  });

  it('answers a miss as the service answers errors', async () => {
    const response = await call(`${await start()}/secrets/other?api-version=7.4`);
    expect(response.status).toBe(500);
    expect(await response.json()).toEqual({
      error: {
        code: 'InternalServerError',
        message: expect.stringMatching(/^No matching interaction for GET \/secrets\/other\. .*"get a secret"/),
        innererror: {
          code: 'NoMatchingInteraction',
          nearest: expect.arrayContaining([expect.objectContaining({ interaction: 'get a secret' })]),
          normalised: expect.arrayContaining([expect.stringContaining('authorization')]),
        },
      },
    });
  });
});

describe('the Azure challenge', () => {
  it('comes before everything else when there is no Authorization', async () => {
    const url = await start();
    for (const path of ['/secrets/db?api-version=7.4', '/unknown']) {
      const response = await fetch(url + path, { method: 'PUT' });
      expect(response.status).toBe(401);
      expect(response.headers.get('www-authenticate')).toBe(
        'Bearer authorization="https://login.microsoftonline.com/", resource="https://vault.azure.net"',
      );
      expect(await response.json()).toMatchObject({ error: { code: 'Unauthorized' } });
    }
  });

  it.each([
    ['db.vault.azure.net', 'https://vault.azure.net'],
    ['azure-mock-server.pact.svc.cluster.local:1234', 'https://pact.svc.cluster.local'],
    ['mock.pact', 'https://pact'],
    ['localhost:1236', 'https://vault.azure.net'],
    ['127.0.0.1:1236', 'https://vault.azure.net'],
    ['[::1]:1236', 'https://vault.azure.net'],
    ['evil".example.org', 'https://vault.azure.net'],
  ])('names the parent domain of the host as the resource: %s → %s', async (host, resource) => {
    const response = await getAs(host, `${await start()}/secrets/db`);
    expect(response.headers['www-authenticate']).toContain(`resource="${resource}"`);
  });

  it('names the configured tenant and authority', async () => {
    const url = await start({ AZURE_TENANT: 'contoso', AZURE_AUTHORITY_HOST: 'https://login.example.org/' });
    const response = await fetch(`${url}/secrets/db`);
    expect(response.headers.get('www-authenticate')).toContain('authorization="https://login.example.org/contoso"');
  });

  it('stands behind the fault headers, and spares health checks', async () => {
    const url = await start();
    expect((await fetch(`${url}/secrets/db`, { headers: { 'x-service-unavailable': 'true' } })).status).toBe(503);
    expect((await fetch(`${url}/health`)).status).toBe(200);
    expect((await fetch(`${url}/`)).status).toBe(200);
  });

  it('can be turned off', async () => {
    const response = await fetch(`${await start({ AZURE_CHALLENGE: false })}/secrets/db?api-version=7.4`);
    expect(response.status).toBe(500);
    expect(await response.text()).toMatch(/authorization/i);
  });
});
