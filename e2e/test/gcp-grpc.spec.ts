import { status } from '@grpc/grpc-js';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FAULTS } from '../clients/faults.js';
import { overGrpc, parameterManager, secretManager } from '../clients/gcp.js';
import { location, newest, parameter, parameterCalls, parent, secret, secretCalls } from '../clients/gcp-calls.js';
import { exampleContracts, exampleInteractions } from '../stack/contract-folder.js';
import { coverageOf } from '../stack/coverage.js';
import { Stack } from '../stack/stack.js';

let stack: Stack;
let secrets: ReturnType<typeof secretManager>;
let parameters: ReturnType<typeof parameterManager>;

beforeAll(async () => {
  stack = await Stack.start(exampleContracts());
  secrets = secretManager(overGrpc(stack.gcpGrpcPort));
  parameters = parameterManager(overGrpc(stack.gcpGrpcPort));
});
afterAll(async () => {
  await Promise.all([secrets.close(), parameters.close()]);
  await stack.stop();
});

/** google.rpc.Code by the status of HTTP. */
const CODES: Readonly<Record<number, status>> = {
  401: status.UNAUTHENTICATED,
  403: status.PERMISSION_DENIED,
  429: status.RESOURCE_EXHAUSTED,
  503: status.UNAVAILABLE,
};

describe('the SDK of Google Secret Manager, over gRPC', () => {
  it.each(secretCalls())('%s', async (_title, call, answer) => {
    const [answered] = await call(secrets);
    expect(answered).toMatchObject(answer as object);
  });

  it('throws the error of a secret that does not exist', async () => {
    const name = `${parent}/secrets/no-such-secret/versions/latest`;
    await expect(secrets.accessSecretVersion({ name })).rejects.toMatchObject({
      code: status.NOT_FOUND,
      details: expect.stringContaining('not found'),
    });
  });

  it('throws what came nearest and what differs when there is no interaction', async () => {
    const name = `${parent}/secrets/unheard-of/versions/latest`;
    await expect(secrets.accessSecretVersion({ name })).rejects.toMatchObject({
      code: status.INTERNAL,
      message: expect.stringMatching(
        /^13 INTERNAL: No matching interaction for GET .*\. Nearest is "a request to read .*" of GCP-Secret-Manager\nExpected the path to be ".*" but it was ".*unheard-of.*"\. Details: \/_pact\/misses\/\S+$/,
      ),
    });
  });

  it.each(FAULTS)('throws what stands for %d when it is told to', async (httpStatus, details, headers) => {
    const options = { otherArgs: { headers: { ...headers } }, retry: null };
    await expect(secrets.getSecret({ name: secret }, options)).rejects.toMatchObject({
      code: CODES[httpStatus],
      details,
    });
  });
});

describe('the SDK of Google Parameter Manager, over gRPC', () => {
  it.each(parameterCalls())('%s', async (_title, call, answer) => {
    const [answered] = await call(parameters);
    expect(answered).toMatchObject(answer as object);
  });

  it('throws the error of a parameter that does not exist', async () => {
    const request = { parent: `${location}/parameters/no-such-setting`, ...newest };
    await expect(parameters.listParameterVersions(request, { autoPaginate: false })).rejects.toMatchObject({
      code: status.NOT_FOUND,
      details: expect.stringContaining('was not found'),
    });
  });

  it('throws what came nearest and what differs when there is no interaction', async () => {
    const name = `${location}/parameters/unheard-of/versions/v1`;
    await expect(parameters.getParameterVersion({ name })).rejects.toThrow(
      /^13 INTERNAL: No matching interaction for GET .*Nearest is .* of GCP-Parameter-Manager\nExpected the path to .*unheard-of/,
    );
  });

  it.each(FAULTS)('throws what stands for %d when it is told to', async (httpStatus, details, headers) => {
    const options = { otherArgs: { headers: { ...headers } }, retry: null };
    await expect(parameters.getParameter({ name: parameter }, options)).rejects.toMatchObject({
      code: CODES[httpStatus],
      details,
    });
  });
});

it('is how every interaction of the GCP contracts was used', async () => {
  const { table, interactions, unused } = await coverageOf(stack.app('gcp-mock'));
  process.stdout.write(`\n${table}`);
  expect(unused).toEqual([]);
  expect(interactions).toBe(exampleInteractions('GCP'));
});
