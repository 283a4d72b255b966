import type { ParameterManagerClient } from '@google-cloud/parametermanager';
import type { SecretManagerServiceClient } from '@google-cloud/secret-manager';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FAULTS, type Headers } from '../clients/faults.js';
import { overRest, parameterManager, secretManager } from '../clients/gcp.js';
import { location, newest, parameter, parameterCalls, parent, secret, secretCalls } from '../clients/gcp-calls.js';
import { exampleContracts, exampleInteractions } from '../stack/contract-folder.js';
import { coverageOf } from '../stack/coverage.js';
import { Stack } from '../stack/stack.js';

let stack: Stack;

beforeAll(async () => {
  stack = await Stack.start(exampleContracts());
});
afterAll(() => stack.stop());

function secrets(): SecretManagerServiceClient {
  return secretManager(overRest(stack.app('gcp-mock').port));
}

function parameters(): ParameterManagerClient {
  return parameterManager(overRest(stack.app('gcp-mock').port));
}

/** Call options that add headers to the request. */
function sending(headers: Headers): object {
  return { otherArgs: { headers: { ...headers } } };
}

describe('the SDK of Google Secret Manager, over REST', () => {
  it.each(secretCalls())('%s', async (_title, call, answer) => {
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
        /^No matching interaction for GET .*\. Nearest is "a request to read .*" of GCP-Secret-Manager\nExpected the path to be ".*" but it was ".*unheard-of.*"\. Details: http:\S+$/,
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
  it.each(parameterCalls())('%s', async (_title, call, answer) => {
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
