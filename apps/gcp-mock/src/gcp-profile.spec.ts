import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pactText, servePacts } from '@pact-infra/mock-server/testing';
import type { TestMock } from '@pact-infra/mock-server/testing';
import { gcpProfile } from './gcp-profile.js';

const SECRETS = '/v1/projects/p/secrets';
const SDK_QUERY = '$alt=json%3Benum-encoding=int';

let mock: TestMock;

beforeAll(async () => {
  const headers = { authorization: 'Bearer test-token', 'content-type': 'application/json' };
  const interactions = [
    {
      description: 'create a secret',
      request: {
        method: 'POST',
        path: SECRETS,
        query: { secretId: ['db'] },
        headers,
        body: { replication: { automatic: {} } },
      },
      response: { status: 200, headers: { 'content-type': 'application/json' }, body: { name: 'db' } },
    },
    {
      description: 'access a version',
      request: {
        method: 'GET',
        path: `${SECRETS}/db/versions/latest:access`,
        headers: { authorization: 'Bearer test-token' },
      },
      response: { status: 200, headers: { 'content-type': 'application/json' }, body: { payload: { data: 'cw==' } } },
    },
    {
      description: 'destroy a version',
      request: { method: 'POST', path: `${SECRETS}/db/versions/1:destroy`, headers, body: null },
      response: { status: 200, headers: { 'content-type': 'application/json' }, body: { state: 'DESTROYED' } },
    },
    {
      description: 'create a secret, as recorded with an SDK',
      request: {
        method: 'POST',
        path: SECRETS,
        query: { secretId: ['recorded'], $alt: ['json;enum-encoding=int'] },
        headers,
        body: { replication: { automatic: {} }, ttl: '60s', labels: {}, versionAliases: {} },
      },
      response: { status: 200 },
    },
    {
      description: 'create a secret with labels',
      request: {
        method: 'POST',
        path: SECRETS,
        query: { secretId: ['ruled'] },
        headers,
        body: { labels: {} },
        matchingRules: { body: { '$.labels': { matchers: [{ match: 'type' }] } } },
      },
      response: { status: 200 },
    },
    {
      description: 'access a version, as recorded with an SDK',
      request: {
        method: 'GET',
        path: `${SECRETS}/recorded/versions/latest:access`,
        query: { $alt: ['json;enum-encoding=int'] },
        matchingRules: { query: { $alt: { matchers: [{ match: 'type' }] } } },
      },
      response: { status: 200 },
    },
  ];
  mock = await servePacts([pactText(interactions, { provider: 'GCP-Secret-Manager' })], { profile: gcpProfile });
});

afterAll(() => mock.close());

function call(method: string, path: string, body?: object): Promise<Response> {
  const headers = {
    authorization: 'Bearer eyJhbGciOi',
    'content-type': 'application/json',
    'x-goog-api-client': 'gl-node/24',
  };
  const init = body === undefined ? { method, headers } : { method, headers, body: JSON.stringify(body) };
  return fetch(mock.url + path, init);
}

describe('the GCP profile', () => {
  it.each([SDK_QUERY, 'alt=json&prettyPrint=false', ''])('ignores how the answer is asked for: %s', async (query) => {
    const response = await call('GET', `${SECRETS}/db/versions/latest:access?${query}`);
    expect(await response.json()).toEqual({ payload: { data: 'cw==' } });
  });

  it('ignores empty fields that SDKs write and the contract does not have', async () => {
    const body = { replication: { automatic: {} }, labels: {}, versionAliases: {}, topics: [], etag: '' };
    const response = await call('POST', `${SECRETS}?secretId=db&${SDK_QUERY}`, body);
    expect(await response.json()).toEqual({ name: 'db' });
  });

  it('does not ignore empty fields that the contract has', async () => {
    expect((await call('POST', `${SECRETS}?secretId=db`, { replication: {} })).status).toBe(500);
  });

  it('does not ignore fields that are not empty', async () => {
    const body = { replication: { automatic: {} }, labels: { a: 'b' } };
    expect((await call('POST', `${SECRETS}?secretId=db`, body)).status).toBe(500);
  });

  it('takes the empty message for no body', async () => {
    const path = `${SECRETS}/db/versions/1:destroy`;
    expect((await call('POST', path, {})).status).toBe(200);
    expect((await call('POST', path)).status).toBe(200);
    expect((await call('POST', path, { etag: 'x' })).status).toBe(500);
  });

  it.each(['', SDK_QUERY])(
    'forgives other clients what the SDK that recorded a contract has added: %s',
    async (query) => {
      expect((await call('GET', `${SECRETS}/recorded/versions/latest:access?${query}`)).status).toBe(200);
      const create = (body: object): Promise<Response> => call('POST', `${SECRETS}?secretId=recorded&${query}`, body);
      expect((await create({ replication: { automatic: {} }, ttl: '60s' })).status).toBe(200);
      expect((await create({ replication: { automatic: {} }, ttl: '60s', labels: {} })).status).toBe(200);
      expect((await create({ ttl: '60s' })).status).toBe(500);
      expect((await create({ replication: { automatic: {} }, ttl: '60s', labels: { a: 'b' } })).status).toBe(500);
    },
  );

  it('does not forget a map that a rule of the contract is about', async () => {
    const create = (body: object): Promise<Response> => call('POST', `${SECRETS}?secretId=ruled`, body);
    expect((await create({ labels: {} })).status).toBe(200);
    expect((await create({})).status).toBe(500);
  });

  it('answers a miss as the API answers errors', async () => {
    const response = await call('GET', `${SECRETS}/other/versions/latest:access`);
    expect(response.status).toBe(500);
    expect(response.headers.get('x-pact-mock-error')).toBe('no-match');
    expect(await response.json()).toEqual({
      error: {
        code: 500,
        status: 'INTERNAL',
        message: expect.stringMatching(/^No matching interaction for GET .*"access a version"/),
        details: [
          {
            '@type': 'type.googleapis.com/google.rpc.DebugInfo',
            stackEntries: expect.arrayContaining(['"access a version" of GCP-Secret-Manager']),
            detail: expect.stringContaining('authorization'),
          },
        ],
      },
    });
  });
});
