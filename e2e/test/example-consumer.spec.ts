import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  openSecretStore,
  openSettingStore,
  type Cloud,
  type SecretStore,
} from '@pact-infra/example-secret-manager-controller';
import { exampleContracts } from '../stack/contract-folder.js';
import { Stack } from '../stack/stack.js';

let stack: Stack;

beforeAll(async () => {
  stack = await Stack.start(exampleContracts());
});
afterAll(() => stack.stop());

describe('the example consumer, with the official SDKs, on the mocks', () => {
  function store(cloud: Cloud): SecretStore {
    return openSecretStore(cloud, stack.consumerEnvironment());
  }

  it('finds every example contract published', async () => {
    await expect(stack.ready()).resolves.toMatchObject({
      status: 'ready',
      broker_healthy: true,
      pacts_published: true,
    });
    const { published_providers: providers } = await stack.ready();
    expect([...providers].sort()).toEqual([
      'AWS-Parameter-Store',
      'AWS-Secrets-Manager',
      'Azure-App-Configuration',
      'Azure-Key-Vault',
      'GCP-Parameter-Manager',
      'GCP-Secret-Manager',
    ]);
  });

  describe.each(['aws', 'gcp', 'azure'] as const)('%s', (cloud) => {
    it('creates a secret', async () => {
      await expect(store(cloud).create({ name: 'api-token', value: 'anything' })).resolves.toBeUndefined();
    });

    it('reads a secret', async () => {
      await expect(store(cloud).read('db-password')).resolves.toMatchObject({
        name: 'db-password',
        value: 'correct horse',
        version: expect.stringMatching(/^[0-9a-f-]+$/),
      });
    });

    it('learns that there is no such secret', async () => {
      await expect(store(cloud).read('no-such-secret')).resolves.toBeUndefined();
    });

    it('updates a secret', async () => {
      await expect(store(cloud).update({ name: 'db-password', value: 'another' })).resolves.toBeUndefined();
    });

    it('lists the secrets', async () => {
      await expect(store(cloud).list()).resolves.toContain('db-password');
    });

    it('deletes a secret', async () => {
      await expect(store(cloud).delete('db-password')).resolves.toBeUndefined();
    });
  });

  it.each([
    ['aws', '/demo/log-level', '/demo/no-such-setting'],
    ['gcp', 'log-level', 'no-such-setting'],
    ['azure', 'log-level', 'no-such-setting'],
  ] as const)('%s writes, reads, misses and deletes a setting', async (cloud, name, unknownName) => {
    const settings = openSettingStore(cloud, stack.consumerEnvironment());
    await expect(settings.write({ name, value: 'anything' })).resolves.toBeUndefined();
    await expect(settings.read(name)).resolves.toEqual({ name, value: 'debug' });
    await expect(settings.read(unknownName)).resolves.toBeUndefined();
    await expect(settings.delete(name)).resolves.toBeUndefined();
  });

  it('lists the secrets of all pages', async () => {
    await expect(store('aws').list()).resolves.toEqual(['db-password', 'api-token']);
    await expect(store('gcp').list()).resolves.toEqual(['db-password', 'api-token']);
  });

  it('gets another generated version with every answer', async () => {
    const first = await store('azure').read('db-password');
    const second = await store('azure').read('db-password');
    expect(second?.version).not.toBe(first?.version);
  });
});

describe('an unmatched request', () => {
  it('is answered by AWS in its error format', async () => {
    const response = await stack.app('aws-mock').fetch('/', {
      method: 'POST',
      headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': 'secretsmanager.GetSecretValue' },
      body: JSON.stringify({ SecretId: 'unheard-of' }),
    });
    expect(response.status).toBe(500);
    expect(response.headers.get('x-pact-mock-error')).toBe('no-match');
    expect(await response.json()).toMatchObject({
      __type: expect.any(String),
      message: expect.stringMatching(/^No matching interaction[\s\S]*SecretId/),
    });
  });

  it('is answered by GCP in its error format', async () => {
    const response = await stack
      .app('gcp-mock')
      .fetch('/v1/projects/demo-project/secrets/unheard-of/versions/latest:access');
    expect(response.status).toBe(500);
    expect(response.headers.get('x-pact-mock-error')).toBe('no-match');
    expect(await response.json()).toMatchObject({
      error: { code: 500, message: expect.stringMatching(/^No matching interaction[\s\S]*unheard-of/) },
    });
  });

  it('is answered by Azure in its error format', async () => {
    const response = await stack.app('azure-mock').fetch('/secrets/unheard-of?api-version=2026-04-01', {
      headers: { authorization: 'Bearer test-token' },
    });
    expect(response.status).toBe(500);
    expect(response.headers.get('x-pact-mock-error')).toBe('no-match');
    expect(await response.json()).toMatchObject({
      error: { code: expect.any(String), message: expect.stringMatching(/^No matching interaction[\s\S]*unheard-of/) },
    });
  });
});
