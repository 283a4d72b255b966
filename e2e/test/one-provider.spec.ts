import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openSecretStore } from '@pact-infra/example-secret-manager-controller';
import { contractFile, exampleContract } from '../stack/contract-folder.js';
import { Stack } from '../stack/stack.js';
import { waitUntil } from '../stack/wait-until.js';

describe('a team that has only an AWS contract', () => {
  let stack: Stack;

  beforeAll(async () => {
    stack = await Stack.start({ [contractFile('AWS-Secrets-Manager')]: exampleContract('AWS-Secrets-Manager') });
  });
  afterAll(() => stack.stop());

  it('gets AWS', async () => {
    await expect(openSecretStore('aws', stack.consumerEnvironment()).read('db-password')).resolves.toMatchObject({
      value: 'correct horse',
    });
    await expect(stack.ready()).resolves.toMatchObject({
      status: 'ready',
      published_providers: ['AWS-Secrets-Manager'],
    });
  });

  it.each([
    ['gcp-mock', '/v1/projects/demo-project/secrets', 'GCP-Secret-Manager'],
    ['azure-mock', '/secrets?api-version=2026-04-01', 'Azure-Key-Vault'],
  ] as const)('is told by %s what it waits for', async (name, path, provider) => {
    const app = stack.app(name);
    const response = await app.fetch(path, { headers: { authorization: 'Bearer test-token' } });
    expect(response.status).toBe(503);
    expect(await response.text()).toContain(provider);
    expect((await app.fetch('/health')).status).toBe(200);
    expect(app.isRunning).toBe(true);
  });

  it('gets GCP as soon as there is a contract', async () => {
    stack.contracts.write(contractFile('GCP-Secret-Manager'), exampleContract('GCP-Secret-Manager'));
    const store = openSecretStore('gcp', stack.consumerEnvironment());
    const secret = await waitUntil('GCP to answer', () => store.read('db-password'));
    expect(secret.value).toBe('correct horse');
  });
});
