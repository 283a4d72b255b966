import { beforeAll, describe, expect, it } from '@jest/globals';
import { MatchersV3, type PactV4 } from '@pact-foundation/pact';
import { openGcpUpkeep, type GcpSecretUpkeep } from '../src/index.js';
import { newContract } from './contract.js';
import { generatedTime } from './matchers.js';

const { integer, regex, string } = MatchersV3;

const PATH = '/v1/projects/demo-project/secrets/db-password';
const RESOURCE = 'projects/123456789012/secrets/db-password';

/** The SDK's REST transport ends every URL with this: it wants enums as numbers. */
const REST_TRANSPORT = { $alt: 'json;enum-encoding=int' };
const JSON_TYPE = { 'Content-Type': regex('application/json(;.*)?', 'application/json') };

/** The states of a version, as numbers. */
const ENABLED = 1;
const DISABLED = 2;
const DESTROYED = 3;

const SECRET = {
  name: string(RESOURCE),
  replication: { automatic: {} },
  createTime: generatedTime('2026-01-15T09:30:00Z'),
  labels: { team: string('payments') },
};

function version(number: number, state: number) {
  return {
    name: `${RESOURCE}/versions/${number}`,
    createTime: generatedTime('2026-01-15T09:30:00Z'),
    state: integer(state),
  };
}

function upkeepAt(url: string): GcpSecretUpkeep {
  return openGcpUpkeep({ PACT_MODE: 'true', GCP_SECRET_MANAGER_ENDPOINT: url, GCP_PROJECT_ID: 'demo-project' });
}

describe('upkeep of GCP Secret Manager', () => {
  let contract: PactV4;

  beforeAll(() => {
    contract = newContract('GCP-Secret-Manager', 'Secret-Upkeep');
  });

  it('reads the labels of a secret', async () => {
    await contract
      .addInteraction()
      .given('a secret exists', { name: 'db-password' })
      .uponReceiving('a request to describe a secret')
      .withRequest('GET', PATH, (request) => {
        request.query(REST_TRANSPORT);
      })
      .willRespondWith(200, (response) => {
        response.headers(JSON_TYPE).jsonBody(SECRET);
      })
      .executeTest(async ({ url }) => {
        await expect(upkeepAt(url).labels('db-password')).resolves.toEqual({ team: 'payments' });
      });
  });

  it('labels a secret', async () => {
    await contract
      .addInteraction()
      .given('a secret exists', { name: 'db-password' })
      .uponReceiving('a request to label a secret')
      .withRequest('PATCH', PATH, (request) => {
        request
          .query({ updateMask: 'labels', ...REST_TRANSPORT })
          .headers(JSON_TYPE)
          // The SDK writes the other maps out though they are empty.
          .jsonBody({ labels: { team: string('payments') }, versionAliases: {}, annotations: {}, tags: {} });
      })
      .willRespondWith(200, (response) => {
        response.headers(JSON_TYPE).jsonBody(SECRET);
      })
      .executeTest(async ({ url }) => {
        await expect(upkeepAt(url).label('db-password', { team: 'payments' })).resolves.toBeUndefined();
      });
  });

  it('lists the versions of a secret', async () => {
    await contract
      .addInteraction()
      .given('a secret has a disabled version', { name: 'db-password' })
      .uponReceiving('a request to list the versions of a secret')
      .withRequest('GET', `${PATH}/versions`, (request) => {
        request.query(REST_TRANSPORT);
      })
      .willRespondWith(200, (response) => {
        response
          .headers(JSON_TYPE)
          .jsonBody({ versions: [version(3, ENABLED), version(2, DISABLED)], totalSize: integer(2) });
      })
      .executeTest(async ({ url }) => {
        await expect(upkeepAt(url).versions('db-password')).resolves.toEqual([
          { version: '3', isEnabled: true },
          { version: '2', isEnabled: false },
        ]);
      });
  });

  it('reads an older version of a secret', async () => {
    await contract
      .addInteraction()
      .given('a secret has two versions', { name: 'db-password' })
      .uponReceiving('a request to read an older version of a secret')
      .withRequest('GET', `${PATH}/versions/2:access`, (request) => {
        request.query(REST_TRANSPORT);
      })
      .willRespondWith(200, (response) => {
        response.headers(JSON_TYPE).jsonBody({
          name: `${RESOURCE}/versions/2`,
          // "battery staple"
          payload: { data: regex('[A-Za-z0-9+/]+={0,2}', 'YmF0dGVyeSBzdGFwbGU=') },
        });
      })
      .executeTest(async ({ url }) => {
        await expect(upkeepAt(url).readVersion('db-password', '2')).resolves.toBe('battery staple');
      });
  });

  it.each([
    ['disable', DISABLED],
    ['enable', ENABLED],
    ['destroy', DESTROYED],
  ] as const)('can %s a version', async (verb, state) => {
    await contract
      .addInteraction()
      .given('a secret has two versions', { name: 'db-password' })
      .uponReceiving(`a request to ${verb} a version of a secret`)
      .withRequest('POST', `${PATH}/versions/2:${verb}`, (request) => {
        request.query(REST_TRANSPORT).headers(JSON_TYPE).jsonBody({});
      })
      .willRespondWith(200, (response) => {
        response.headers(JSON_TYPE).jsonBody(version(2, state));
      })
      .executeTest(async ({ url }) => {
        await expect(upkeepAt(url)[verb]('db-password', '2')).resolves.toBeUndefined();
      });
  });
});
