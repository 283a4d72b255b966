import { beforeAll, describe, expect, it } from '@jest/globals';
import { MatchersV3, type PactV4 } from '@pact-foundation/pact';
import { openSettingStore, type SettingStore } from '../src/index.js';
import { newContract } from './contract.js';
import { generatedTime } from './matchers.js';

const { eachLike, includes, integer, regex, string } = MatchersV3;

const PARAMETERS = '/v1/projects/demo-project/locations/global/parameters';
const RESOURCE = 'projects/demo-project/locations/global/parameters/log-level';
const BASE64 = '[A-Za-z0-9+/]+={0,2}';

/** The SDK's REST transport ends every URL with this: it wants enums as numbers. */
const REST_TRANSPORT = { $alt: 'json;enum-encoding=int' };
const JSON_TYPE = { 'Content-Type': regex('application/json(;.*)?', 'application/json') };
const NEWEST_VERSION = { orderBy: 'create_time desc', pageSize: '1', ...REST_TRANSPORT };
/** As a number. */
const UNFORMATTED = 1;

function storeAt(url: string): SettingStore {
  return openSettingStore('gcp', {
    PACT_MODE: 'true',
    GCP_PARAMETER_MANAGER_ENDPOINT: url,
    GCP_PROJECT_ID: 'demo-project',
  });
}

describe('GCP Parameter Manager', () => {
  let contract: PactV4;

  beforeAll(() => {
    contract = newContract('GCP-Parameter-Manager');
  });

  it('writes a parameter: creates it, then adds a version', async () => {
    contract
      .addInteraction()
      .given('parameters may be written')
      .uponReceiving('a request to create a parameter')
      .withRequest('POST', PARAMETERS, (request) => {
        request
          .query({ parameterId: regex('[A-Za-z0-9_-]{1,63}', 'log-level'), ...REST_TRANSPORT })
          .headers(JSON_TYPE)
          .jsonBody({ labels: {}, format: integer(UNFORMATTED) });
      })
      .willRespondWith(200, (response) => {
        response.headers(JSON_TYPE).jsonBody({
          name: string(RESOURCE),
          createTime: generatedTime('2026-01-15T09:30:00Z'),
          updateTime: generatedTime('2026-01-15T09:30:00Z'),
          format: integer(UNFORMATTED),
        });
      });
    await contract
      .addInteraction()
      .given('a parameter exists')
      .uponReceiving('a request to add a version to a parameter')
      .withRequest(
        'POST',
        regex(`${PARAMETERS}/[A-Za-z0-9_-]{1,63}/versions`, `${PARAMETERS}/log-level/versions`),
        (request) => {
          request
            .query({ parameterVersionId: regex('v\\d+', 'v1768469400000'), ...REST_TRANSPORT })
            .headers(JSON_TYPE)
            .jsonBody({ payload: { data: regex(BASE64, 'ZGVidWc=') } });
        },
      )
      .willRespondWith(200, (response) => {
        response.headers(JSON_TYPE).jsonBody({
          name: string(`${RESOURCE}/versions/v1768469400000`),
          createTime: generatedTime('2026-01-15T09:30:00Z'),
          updateTime: generatedTime('2026-01-15T09:30:00Z'),
        });
      })
      .executeTest(async ({ url }) => {
        await expect(storeAt(url).write({ name: 'log-level', value: 'debug' })).resolves.toBeUndefined();
      });
  });

  it('reads a parameter: looks up its newest version, then the value', async () => {
    contract
      .addInteraction()
      .given('a parameter exists', { name: 'log-level' })
      .uponReceiving('a request to find the newest version of a parameter')
      .withRequest('GET', `${PARAMETERS}/log-level/versions`, (request) => {
        request.query(NEWEST_VERSION);
      })
      .willRespondWith(200, (response) => {
        response.headers(JSON_TYPE).jsonBody({
          parameterVersions: eachLike({
            name: string(`${RESOURCE}/versions/v1768469400000`),
            createTime: generatedTime('2026-01-15T09:30:00Z'),
          }),
        });
      });
    await contract
      .addInteraction()
      .given('a parameter exists', { name: 'log-level' })
      .uponReceiving('a request to read a version of a parameter')
      .withRequest(
        'GET',
        regex(`${PARAMETERS}/log-level/versions/v\\d+`, `${PARAMETERS}/log-level/versions/v1768469400000`),
        (request) => {
          request.query(REST_TRANSPORT);
        },
      )
      .willRespondWith(200, (response) => {
        response.headers(JSON_TYPE).jsonBody({
          name: string(`${RESOURCE}/versions/v1768469400000`),
          createTime: generatedTime('2026-01-15T09:30:00Z'),
          payload: { data: regex(BASE64, 'ZGVidWc=') },
        });
      })
      .executeTest(async ({ url }) => {
        await expect(storeAt(url).read('log-level')).resolves.toEqual({ name: 'log-level', value: 'debug' });
      });
  });

  it('finds nothing under an unknown name', async () => {
    await contract
      .addInteraction()
      .given('no parameter of this name exists')
      .uponReceiving('a request to read a parameter that does not exist')
      .withRequest('GET', `${PARAMETERS}/no-such-setting/versions`, (request) => {
        request.query(NEWEST_VERSION);
      })
      .willRespondWith(404, (response) => {
        response
          .headers(JSON_TYPE)
          .jsonBody({ error: { code: 404, message: includes('was not found'), status: 'NOT_FOUND' } });
      })
      .executeTest(async ({ url }) => {
        await expect(storeAt(url).read('no-such-setting')).resolves.toBeUndefined();
      });
  });

  it('deletes a parameter', async () => {
    await contract
      .addInteraction()
      .given('a parameter exists', { name: 'log-level' })
      .uponReceiving('a request to delete a parameter')
      .withRequest('DELETE', `${PARAMETERS}/log-level`, (request) => {
        request.query(REST_TRANSPORT);
      })
      .willRespondWith(200, (response) => {
        response.headers(JSON_TYPE).jsonBody({});
      })
      .executeTest(async ({ url }) => {
        await expect(storeAt(url).delete('log-level')).resolves.toBeUndefined();
      });
  });
});
