import type { ParameterManagerClient } from '@google-cloud/parametermanager';
import type { SecretManagerServiceClient } from '@google-cloud/secret-manager';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FAULTS, type Headers } from '../clients/faults.js';
import { parameterManager, secretManager } from '../clients/gcp.js';
import { exampleContracts, exampleInteractions } from '../stack/contract-folder.js';
import { coverageOf } from '../stack/coverage.js';
import { Stack } from '../stack/stack.js';

const parent = 'projects/demo-project';
const secret = `${parent}/secrets/db-password`;
const location = `${parent}/locations/global`;
const parameter = `${location}/parameters/log-level`;

let stack: Stack;

beforeAll(async () => {
  stack = await Stack.start(exampleContracts());
});
afterAll(() => stack.stop());

function secrets(): SecretManagerServiceClient {
  return secretManager(stack.app('gcp-mock').port);
}

function parameters(): ParameterManagerClient {
  return parameterManager(stack.app('gcp-mock').port);
}

/** Call options that add headers to the request. */
function sending(headers: Headers): object {
  return { otherArgs: { headers: { ...headers } } };
}

describe('the SDK of Google Secret Manager, over REST', () => {
  it.each<[string, (client: SecretManagerServiceClient) => Promise<readonly unknown[]>, unknown]>([
    [
      'creates a secret',
      (client) => client.createSecret({ parent, secretId: 'any', secret: { replication: { automatic: {} } } }),
      { name: expect.stringContaining('/secrets/'), createTime: { seconds: expect.anything() } },
    ],
    [
      'adds a version to a secret',
      (client) => client.addSecretVersion({ parent: secret, payload: { data: Buffer.from('anything') } }),
      { name: expect.stringContaining('/versions/'), state: 'ENABLED' },
    ],
    [
      'reads a secret',
      (client) => client.accessSecretVersion({ name: `${secret}/versions/latest` }),
      { payload: { data: Buffer.from('correct horse'), dataCrc32c: '2953709982' } },
    ],
    [
      'lists the secrets of both pages',
      (client) => client.listSecrets({ parent }),
      [{ name: expect.stringContaining('db-password') }, { name: expect.stringContaining('api-token') }],
    ],
    ['deletes a secret', (client) => client.deleteSecret({ name: secret }), {}],
    ['describes a secret', (client) => client.getSecret({ name: secret }), { labels: { team: 'payments' } }],
    [
      'labels a secret',
      (client) =>
        client.updateSecret({ secret: { name: secret, labels: { team: 'any' } }, updateMask: { paths: ['labels'] } }),
      { labels: { team: 'payments' } },
    ],
    [
      'lists the versions of a secret',
      (client) => client.listSecretVersions({ parent: secret }),
      [{ state: 'ENABLED' }, { state: 'DISABLED' }],
    ],
    [
      'reads an older version of a secret',
      (client) => client.accessSecretVersion({ name: `${secret}/versions/2` }),
      { payload: { data: Buffer.from('battery staple') } },
    ],
    [
      'disables a version of a secret',
      (client) => client.disableSecretVersion({ name: `${secret}/versions/2` }),
      { state: 'DISABLED' },
    ],
    [
      'enables a version of a secret',
      (client) => client.enableSecretVersion({ name: `${secret}/versions/2` }),
      { state: 'ENABLED' },
    ],
    [
      'destroys a version of a secret',
      (client) => client.destroySecretVersion({ name: `${secret}/versions/2` }),
      { state: 'DESTROYED' },
    ],
  ])('%s', async (_title, call, answer) => {
    const [answered] = await call(secrets());
    expect(answered).toMatchObject(answer as object);
  });

  it('throws the error of a secret that does not exist', async () => {
    const name = `${parent}/secrets/no-such-secret/versions/latest`;
    await expect(secrets().accessSecretVersion({ name })).rejects.toMatchObject({
      code: 5,
      message: expect.stringContaining('not found'),
    });
  });

  it('throws what came nearest and what differs when there is no interaction', async () => {
    const name = `${parent}/secrets/unheard-of/versions/latest`;
    await expect(secrets().accessSecretVersion({ name })).rejects.toMatchObject({
      code: 13,
      message: expect.stringMatching(
        /^No matching interaction for GET .*\. Nearest is "a request to read .*" of GCP-Secret-Manager\nExpected the path to be ".*" but it was ".*unheard-of.*"$/,
      ),
    });
  });

  it.each(FAULTS)('throws %d when it is told to', async (status, message, headers) => {
    await expect(secrets().getSecret({ name: secret }, sending(headers))).rejects.toMatchObject({
      code: GRPC_CODES[status],
      httpStatusCode: status,
      message,
    });
  });
});

describe('the SDK of Google Parameter Manager, over REST', () => {
  const newest = { orderBy: 'create_time desc', pageSize: 1 };

  it.each<[string, (client: ParameterManagerClient) => Promise<readonly unknown[]>, unknown]>([
    [
      'creates a parameter',
      (client) =>
        client.createParameter({ parent: location, parameterId: 'any', parameter: { format: 'UNFORMATTED' } }),
      { format: 'UNFORMATTED' },
    ],
    [
      'adds a version to a parameter',
      (client) =>
        client.createParameterVersion({
          parent: parameter,
          parameterVersionId: 'v1',
          parameterVersion: { payload: { data: Buffer.from('any') } },
        }),
      { name: expect.stringContaining('/versions/') },
    ],
    [
      'finds the newest version of a parameter',
      (client) => client.listParameterVersions({ parent: parameter, ...newest }, { autoPaginate: false }),
      [{ name: expect.stringContaining('/versions/') }],
    ],
    [
      'reads a version of a parameter',
      (client) => client.getParameterVersion({ name: `${parameter}/versions/v1` }),
      { payload: { data: Buffer.from('debug') } },
    ],
    ['deletes a parameter', (client) => client.deleteParameter({ name: parameter }), {}],
  ])('%s', async (_title, call, answer) => {
    const [answered] = await call(parameters());
    expect(answered).toMatchObject(answer as object);
  });

  it('throws the error of a parameter that does not exist', async () => {
    const request = { parent: `${location}/parameters/no-such-setting`, ...newest };
    await expect(parameters().listParameterVersions(request, { autoPaginate: false })).rejects.toMatchObject({
      code: 404,
      message: expect.stringContaining('was not found'),
    });
  });

  it('throws what came nearest and what differs when there is no interaction', async () => {
    const name = `${location}/parameters/unheard-of/versions/v1`;
    await expect(parameters().getParameterVersion({ name })).rejects.toThrow(
      /No matching interaction for GET .*Nearest is .* of GCP-Parameter-Manager.*Expected the path to .*unheard-of/,
    );
  });

  it.each(FAULTS)('throws %d when it is told to', async (status, message, headers) => {
    await expect(parameters().getParameter({ name: parameter }, sending(headers))).rejects.toMatchObject({
      code: status,
      message: expect.stringContaining(message),
    });
  });
});

it('is how every interaction of the GCP contracts was used', async () => {
  const { table, interactions, unused } = await coverageOf(stack.app('gcp-mock'));
  process.stdout.write(`\n${table}`);
  expect(unused).toEqual([]);
  expect(interactions).toBe(exampleInteractions('GCP'));
});

/** google.rpc.Code by the status of HTTP. */
const GRPC_CODES: Readonly<Record<number, number>> = { 401: 16, 403: 7, 429: 8, 503: 14 };
