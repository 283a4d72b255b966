import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openSecretStore, type Cloud } from '@pact-infra/example-secret-manager-controller';
import { rmSync } from 'node:fs';
import { contractFile, exampleContract, exampleContracts } from '../stack/contract-folder.js';
import { probeDuring } from '../stack/probe.js';
import { Stack } from '../stack/stack.js';
import { waitUntil } from '../stack/wait-until.js';

const CLOUDS: readonly Cloud[] = ['aws', 'gcp', 'azure'];
const PROVIDERS = ['AWS-Secrets-Manager', 'GCP-Secret-Manager', 'Azure-Key-Vault'];

describe('a broker that is killed', () => {
  let stack: Stack;

  beforeAll(async () => {
    stack = await Stack.start(exampleContracts());
  });
  afterAll(() => stack.stop());

  async function readEverywhere(): Promise<void> {
    const environment = stack.consumerEnvironment();
    for (const cloud of CLOUDS) {
      const secret = await openSecretStore(cloud, environment).read('db-password');
      if (secret?.value !== 'correct horse') {
        throw new Error(`${cloud} answered ${JSON.stringify(secret)}`);
      }
    }
  }

  async function killBroker(): Promise<void> {
    await stack.app('broker').stop('SIGKILL');
    await stack.readyWhen('the broker as lost', ({ broker_healthy: isHealthy }) => !isHealthy);
  }

  async function restartBroker(): Promise<void> {
    stack.app('broker').start();
    await stack.healthy('broker');
    await stack.readyWhen('everything ready again', ({ status }) => status === 'ready');
  }

  it('leaves the mocks answering, and comes back with what it had', async () => {
    const before = await stack.ready();
    const { answered, failures } = await probeDuring(readEverywhere, async () => {
      await killBroker();
      await restartBroker();
    });
    expect(failures).toEqual([]);
    expect(answered).toBeGreaterThan(0);
    const after = await stack.ready();
    expect(after.contracts.map(({ version }) => version)).toEqual(before.contracts.map(({ version }) => version));
  });

  it('is filled again when its database is gone too', async () => {
    const { answered, failures } = await probeDuring(readEverywhere, async () => {
      await killBroker();
      for (const suffix of ['', '-wal', '-shm', '-journal']) {
        rmSync(stack.database + suffix, { force: true });
      }
      await restartBroker();
      await waitUntil('the broker to have every contract', async () => {
        const found = await Promise.all(PROVIDERS.map(isInBroker));
        return found.every(Boolean) || undefined;
      });
    });
    expect(failures).toEqual([]);
    expect(answered).toBeGreaterThan(0);
  });

  it('learns of a change that was made while it was down', async () => {
    const file = contractFile('AWS-Secrets-Manager');
    await killBroker();
    stack.contracts.write(file, exampleContract('AWS-Secrets-Manager').replaceAll('"correct horse"', '"changed"'));
    await restartBroker();
    await waitUntil('AWS to answer from the changed contract', async () => {
      const secret = await openSecretStore('aws', stack.consumerEnvironment()).read('db-password');
      return secret?.value === 'changed' || undefined;
    });
  });

  async function isInBroker(provider: string): Promise<boolean> {
    const path = `/pacts/provider/${provider}/consumer/Secret-Manager-Controller/latest`;
    const response = await stack.app('broker').fetch(path);
    await response.arrayBuffer();
    return response.ok;
  }
});
