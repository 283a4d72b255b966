import { afterEach, expect, it } from '@jest/globals';
import { pactText, reading, servePacts } from '@pact-infra/mock-server/testing';
import type { TestMock } from '@pact-infra/mock-server/testing';
import { azureProfile } from './azure-profile.js';
import { AzureMockConfig } from './config.js';

let mock: TestMock | undefined;

async function start(config: Partial<AzureMockConfig> = {}): Promise<string> {
  mock = await servePacts([pactText([reading('/secrets/db', {})], { provider: 'Azure-Key-Vault' })], {
    profile: azureProfile(Object.assign(new AzureMockConfig(), config)),
  });
  return mock.url;
}

afterEach(() => mock?.close());

function ask(url: string, fault: string): Promise<Response> {
  return fetch(url, { headers: { authorization: 'Bearer any', 'x-pact-fault': fault } });
}

it.each([
  ['throttling', 429, 'Throttled', '1'],
  ['throttling; retry-after=7', 429, 'Throttled', '7'],
  ['outage', 503, 'ServiceUnavailable', null],
  ['outage; retry-after=7', 503, 'ServiceUnavailable', '7'],
  ['unauthenticated', 401, 'Unauthorized', null],
  ['forbidden', 403, 'Forbidden', null],
])('%s is %i %s', async (fault, status, code, retryAfter) => {
  const response = await ask(`${await start()}/secrets/db/`, fault);
  expect(response.status).toBe(status);
  expect(response.headers.get('retry-after')).toBe(retryAfter);
  expect(await response.json()).toEqual({ error: { code, message: expect.any(String) } });
});

it('says it to App Configuration in its own way', async () => {
  const response = await ask(`${await start()}/kv/log-level`, 'throttling');
  expect(response.status).toBe(429);
  expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  expect(await response.json()).toMatchObject({
    type: 'https://azconfig.io/errors/too-many-requests',
    policy: 'Total Requests',
    status: 429,
  });
});

it('demands a token with a 401, unless nothing else does', async () => {
  const demand = async (url: string): Promise<string | null> =>
    (await ask(`${url}/secrets/db`, 'unauthenticated')).headers.get('www-authenticate');
  expect(await demand(await start())).toMatch(/^Bearer authorization="https:.*", resource="https:/);
  await mock?.close();
  expect(await demand(await start({ AZURE_CHALLENGE: false }))).toBeNull();
});

it('falls on requests with a token only: the challenge comes first', async () => {
  const url = await start();
  const headers = { 'x-pact-fault': 'forbidden; times=1' };
  expect((await fetch(`${url}/secrets/db`, { headers })).status).toBe(401);
  expect((await ask(`${url}/secrets/db`, 'forbidden; times=1')).status).toBe(403);
});

it('finds a secret by its path with or without the slash at the end', async () => {
  const url = await start();
  await fetch(`${url}/_pact/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ kind: 'outage', path: '/secrets/db' }),
  });
  const read = (path: string): Promise<Response> => fetch(url + path, { headers: { authorization: 'Bearer any' } });
  expect((await read('/secrets/db')).status).toBe(503);
  expect((await read('/secrets/db/?api-version=7.4')).status).toBe(503);
  expect((await read('/secrets/other')).status).toBe(500);
});
