import { status } from '@grpc/grpc-js';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pactText } from '@pact-infra/mock-server/testing';
import { examplePacts, failureOf, grpcClients, serveOverGrpc, withMetadata } from './support/grpc-mock.js';
import type { Clients, GrpcMock } from './support/grpc-mock.js';

const PROJECT = 'projects/demo-project';
const LOCATION = `${PROJECT}/locations/global`;
const LOG_LEVEL = `${LOCATION}/parameters/log-level`;

describe('the example contracts over gRPC', () => {
  let mock: GrpcMock;
  let clients: Clients;

  beforeAll(async () => {
    mock = await serveOverGrpc(await examplePacts());
    clients = grpcClients(mock.grpcPort);
  });

  afterAll(async () => {
    await clients.close();
    await mock.close();
  });

  it('answer every interaction of Secret Manager', async () => {
    const { secrets } = clients;
    const [created] = await secrets.createSecret({
      parent: PROJECT,
      secretId: 'api-token',
      secret: { replication: { automatic: {} } },
    });
    expect(created).toMatchObject({ name: 'projects/123456789012/secrets/api-token', replication: { automatic: {} } });
    expect(Number(created.createTime?.seconds)).toBeGreaterThan(1_700_000_000);

    const data = Buffer.from('correct horse');
    const [added] = await secrets.addSecretVersion({ parent: `${PROJECT}/secrets/api-token`, payload: { data } });
    expect(added).toMatchObject({ name: expect.stringContaining('/versions/'), state: 'ENABLED' });

    const [version] = await secrets.accessSecretVersion({ name: `${PROJECT}/secrets/db-password/versions/latest` });
    expect(version.payload).toMatchObject({ data, dataCrc32c: '2953709982' });

    const [list] = await secrets.listSecrets({ parent: PROJECT });
    expect(list.map(({ name }) => name?.split('/').at(-1))).toEqual(['db-password', 'api-token']);

    const missing = secrets.accessSecretVersion({ name: `${PROJECT}/secrets/no-such-secret/versions/latest` });
    expect(await failureOf(missing)).toMatchObject({ code: status.NOT_FOUND, details: 'not found' });

    await secrets.deleteSecret({ name: `${PROJECT}/secrets/db-password` });
  });

  it('answer every interaction of Parameter Manager', async () => {
    const { parameters } = clients;
    const parameter = { format: 'UNFORMATTED' } as const;
    const [created] = await parameters.createParameter({ parent: LOCATION, parameterId: 'log-level', parameter });
    expect(created).toMatchObject({ name: LOG_LEVEL, format: 'UNFORMATTED' });

    const [added] = await parameters.createParameterVersion({
      parent: LOG_LEVEL,
      parameterVersionId: 'v1768469400000',
      parameterVersion: { payload: { data: Buffer.from('debug') } },
    });
    expect(added.name).toBe(`${LOG_LEVEL}/versions/v1768469400000`);

    const newest = { orderBy: 'create_time desc', pageSize: 1 };
    const [versions] = await parameters.listParameterVersions(
      { parent: LOG_LEVEL, ...newest },
      { autoPaginate: false },
    );
    expect(versions.map(({ name }) => name)).toEqual([`${LOG_LEVEL}/versions/v1768469400000`]);

    const [version] = await parameters.getParameterVersion({ name: `${LOG_LEVEL}/versions/v1768469400000` });
    expect(version.payload?.data?.toString()).toBe('debug');

    const unknown = { parent: `${LOCATION}/parameters/no-such-setting`, ...newest };
    const failure = await failureOf(parameters.listParameterVersions(unknown, { autoPaginate: false }));
    expect(failure).toMatchObject({ code: status.NOT_FOUND, details: 'was not found' });

    await parameters.deleteParameter({ name: LOG_LEVEL });
  });

  it('are all used by that', async () => {
    const response = await fetch(`${mock.url}/_pact/coverage`);
    expect(await response.json()).toMatchObject({ interactions: 13, used: 13 });
  });

  it('have an exception for a miss that tells what came nearest', async () => {
    const call = clients.secrets.accessSecretVersion({ name: `${PROJECT}/secrets/unheard-of/versions/latest` });
    const failure = await failureOf(call);
    expect(failure.code).toBe(status.INTERNAL);
    expect(failure.message).toMatch(
      /^13 INTERNAL: No matching interaction for GET .*\/unheard-of\/versions\/latest:access\. Nearest is "a request to read a secret"/,
    );
    expect(failure.statusDetails).toEqual([
      expect.objectContaining({
        stackEntries: expect.arrayContaining(['"a request to read a secret" of GCP-Secret-Manager']),
      }),
    ]);
  });

  it.each([
    [{ 'x-rate-limit': 'true' }, status.RESOURCE_EXHAUSTED, 'Rate limit exceeded', '60'],
    [
      { 'X-Rate-Limit': 'true', 'X-Rate-Limit-Retry-After': '7' },
      status.RESOURCE_EXHAUSTED,
      'Rate limit exceeded',
      '7',
    ],
    [{ 'x-service-unavailable': 'true' }, status.UNAVAILABLE, 'Service temporarily unavailable', undefined],
    [{ 'x-auth-failure': '401' }, status.UNAUTHENTICATED, 'Unauthorized', undefined],
    [{ 'x-auth-failure': '403' }, status.PERMISSION_DENIED, 'Forbidden', undefined],
  ])('fail as the metadata %j asks', async (headers, code, message, seconds) => {
    const name = `${PROJECT}/secrets/db-password`;
    const failure = await failureOf(clients.secrets.getSecret({ name }, withMetadata(headers)));
    expect(failure).toMatchObject({ code, details: expect.stringContaining(message) });
    const delays = (failure.statusDetails ?? []).map(({ retryDelay }) => String(retryDelay?.seconds));
    expect(delays).toEqual(seconds === undefined ? [] : [seconds]);
  });

  it('refuse a name that no path can have', async () => {
    const failure = await failureOf(clients.secrets.getSecret({ name: 'db-password' }));
    expect(failure.code).toBe(status.INVALID_ARGUMENT);
    expect(failure.details).toBe(
      'Expected name "db-password" to fit /v1/{name=projects/*/secrets/*} or /v1/{name=projects/*/locations/*/secrets/*}',
    );
  });
});

describe('a miss over gRPC', () => {
  it.each(['501', '503'])('is INTERNAL, also with UNMATCHED_STATUS=%s: clients do not try again', async (unmatched) => {
    const mock = await serveOverGrpc([pactText([])], { env: { UNMATCHED_STATUS: unmatched } });
    const clients = grpcClients(mock.grpcPort);
    const failure = await failureOf(clients.secrets.getSecret({ name: 'projects/p/secrets/s' }));
    expect(failure).toMatchObject({
      code: status.INTERNAL,
      details: expect.stringContaining('No matching interaction'),
    });
    await clients.close();
    await mock.close();
  });

  it('tells what came nearest with PROFILE=raw, too', async () => {
    const mock = await serveOverGrpc([pactText([])], { env: { PROFILE: 'raw' } });
    const clients = grpcClients(mock.grpcPort);
    const failure = await failureOf(clients.secrets.getSecret({ name: 'projects/p/secrets/s' }));
    expect(failure).toMatchObject({
      code: status.INTERNAL,
      details: expect.stringContaining('for GET /v1/projects/p/secrets/s'),
    });
    await clients.close();
    await mock.close();
  });
});
