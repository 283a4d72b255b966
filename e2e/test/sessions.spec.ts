import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { useAwsMock } from '../clients/aws.js';
import { keyVault, trustAuthorityOf } from '../clients/azure.js';
import { overGrpc, overRest, secretManager } from '../clients/gcp.js';
import { openSession } from '../stack/session.js';
import { Stack } from '../stack/stack.js';

const HERE = 'the secret is there';
const GONE = 'the secret is gone';

/** A contract whose two interactions have the same request, and differ in their state and response. */
function contract(provider: string, request: object, responses: Readonly<Record<string, object>>): string {
  const interactions = Object.entries(responses).map(([state, response]) => ({
    description: 'a request to read a secret',
    providerStates: [{ name: state }],
    request,
    response: { headers: { 'Content-Type': 'application/json' }, ...response },
  }));
  return JSON.stringify({
    consumer: { name: 'Parallel-Tests' },
    provider: { name: provider },
    interactions,
    metadata: { pactSpecification: { version: '3.0.0' } },
  });
}

const AWS = contract(
  'AWS-Secrets-Manager',
  {
    method: 'POST',
    path: '/',
    headers: { 'Content-Type': 'application/x-amz-json-1.1', 'X-Amz-Target': 'secretsmanager.GetSecretValue' },
    body: { SecretId: 'db-password' },
  },
  {
    [HERE]: { status: 200, body: { SecretString: 'correct horse' } },
    [GONE]: { status: 400, body: { __type: 'ResourceNotFoundException', message: 'gone' } },
  },
);
const NAME = 'projects/demo-project/secrets/db-password/versions/latest';
const GCP = contract(
  'GCP-Secret-Manager',
  { method: 'GET', path: `/v1/${NAME}:access` },
  {
    [HERE]: { status: 200, body: { name: NAME, payload: { data: 'Y29ycmVjdCBob3JzZQ==' } } },
    [GONE]: { status: 404, body: { error: { code: 404, message: 'gone', status: 'NOT_FOUND' } } },
  },
);
const AZURE = contract(
  'Azure-Key-Vault',
  { method: 'GET', path: '/secrets/db-password' },
  {
    [HERE]: { status: 200, body: { id: 'https://v.vault.azure.net/secrets/db-password', value: 'correct horse' } },
    [GONE]: { status: 404, body: { error: { code: 'SecretNotFound', message: 'gone' } } },
  },
);

let stack: Stack;

beforeAll(async () => {
  stack = await Stack.start({ 'aws.json': AWS, 'gcp.json': GCP, 'azure.json': AZURE });
  await trustAuthorityOf(stack.app('azure-mock').url);
});
afterAll(() => stack.stop());

/** Reads the secret in two sessions at once, several times each. */
async function readInBoth(read: (session: string) => Promise<unknown>): Promise<void> {
  const rounds = Array.from({ length: 5 }, async () => {
    await Promise.all([
      expect(read('here')).resolves.toBe('correct horse'),
      expect(read('gone')).rejects.toThrow('gone'),
    ]);
  });
  await Promise.all(rounds);
}

describe('two sessions of one mock, in different states', () => {
  it('are told apart by the endpoint of the AWS SDK', async () => {
    const mock = stack.app('aws-mock');
    useAwsMock(mock.url);
    const endpoints = new Map([
      ['here', await openSession(mock, 'here', HERE)],
      ['gone', await openSession(mock, 'gone', GONE)],
    ]);
    await readInBoth(async (session) => {
      const client = new SecretsManagerClient({ endpoint: endpoints.get(session) ?? '' });
      return (await client.send(new GetSecretValueCommand({ SecretId: 'db-password' }))).SecretString;
    });
  });

  it.each([
    ['REST', () => overRest(stack.app('gcp-mock').port)],
    ['gRPC', () => overGrpc(stack.gcpGrpcPort)],
  ])('are told apart by a header of the Google SDK, over %s', async (_name, transport) => {
    const mock = stack.app('gcp-mock');
    await openSession(mock, 'here', HERE);
    await openSession(mock, 'gone', GONE);
    const client = secretManager(transport());
    await readInBoth(async (session) => {
      const options = { otherArgs: { headers: { 'X-Pact-Session': session } } };
      const [{ payload }] = await client.accessSecretVersion({ name: NAME }, options);
      return Buffer.from(payload?.data ?? '').toString();
    });
    await client.close();
  });

  it('are told apart by the vault URL of the Azure SDK', async () => {
    const mock = stack.app('azure-mock');
    await openSession(mock, 'here', HERE);
    await openSession(mock, 'gone', GONE);
    await readInBoth(
      async (session) => (await keyVault(stack.azureTls, {}, `/s/${session}`).getSecret('db-password')).value,
    );
  });

  it('have a coverage of their own', async () => {
    const used = async (session: string): Promise<readonly string[]> => {
      const response = await stack.app('aws-mock').fetch(`/_pact/coverage?session=${session}`);
      const { contracts } = (await response.json()) as CoverageReport;
      const interactions = contracts.flatMap((each) => each.interactions);
      return interactions.filter(({ count }) => count > 0).flatMap((each) => each.provider_states);
    };
    expect(await used('here')).toEqual([HERE]);
    expect(await used('gone')).toEqual([GONE]);
  });
});

interface CoverageReport {
  readonly contracts: readonly {
    readonly interactions: readonly { readonly count: number; readonly provider_states: readonly string[] }[];
  }[];
}
