import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { openSecretStore } from '@pact-infra/example-secret-manager-controller';
import { contractFile, exampleContract, exampleContracts } from '../stack/contract-folder.js';
import { probeDuring } from '../stack/probe.js';
import { Stack } from '../stack/stack.js';
import { waitUntil } from '../stack/wait-until.js';

const AWS_FILE = contractFile('AWS-Secrets-Manager');
const AWS_CONTRACT = exampleContract('AWS-Secrets-Manager');

/** The example contract with another answer to reading a secret. */
function contractAnswering(value: string): string {
  return AWS_CONTRACT.replaceAll('"correct horse"', JSON.stringify(value));
}

describe('contracts that change while everything runs', () => {
  let stack: Stack;

  beforeAll(async () => {
    stack = await Stack.start(exampleContracts());
  });
  beforeEach(async () => {
    stack.contracts.write(AWS_FILE, AWS_CONTRACT);
    await awsAnswers('correct horse');
  });
  afterAll(() => stack.stop());

  async function readFrom(cloud: 'aws' | 'gcp'): Promise<string | undefined> {
    const secret = await openSecretStore(cloud, stack.consumerEnvironment()).read('db-password');
    return secret?.value;
  }

  async function awsAnswers(value: string): Promise<void> {
    await waitUntil(`AWS to answer "${value}"`, async () => ((await readFrom('aws')) === value ? true : undefined));
  }

  it('serves the new answer, and no request fails meanwhile', async () => {
    const { answered, failures } = await probeDuring(
      async () => {
        await readFrom('aws');
      },
      async () => {
        stack.contracts.write(AWS_FILE, contractAnswering('battery staple'));
        await awsAnswers('battery staple');
      },
    );
    expect(failures).toEqual([]);
    expect(answered).toBeGreaterThan(0);
  });

  it('serves A after A, B and A again', async () => {
    stack.contracts.write(AWS_FILE, contractAnswering('B'));
    await awsAnswers('B');
    stack.contracts.write(AWS_FILE, AWS_CONTRACT);
    await awsAnswers('correct horse');
    const report = await stack.ready();
    expect(report.contracts.filter(({ error }) => error !== null)).toEqual([]);
  });

  it('reports a file with broken JSON and goes on with everything else', async () => {
    stack.contracts.write(AWS_FILE, '{"consumer": {"name": "Secret-Manager-Controller"');
    const report = await stack.readyWhen('the broken file', ({ contracts }) =>
      contracts.some(({ source, error }) => source.includes(AWS_FILE) && error !== null),
    );
    expect(report.status).toBe('ready');
    await expect(readFrom('aws')).resolves.toBe('correct horse');
    await expect(readFrom('gcp')).resolves.toBe('correct horse');
  });

  it('picks up a file that was broken and is mended', async () => {
    stack.contracts.write(AWS_FILE, 'not JSON at all');
    await stack.readyWhen('the broken file', ({ contracts }) => contracts.some(({ error }) => error !== null));
    stack.contracts.write(AWS_FILE, contractAnswering('mended'));
    await awsAnswers('mended');
    const report = await stack.ready();
    expect(report.contracts.filter(({ error }) => error !== null)).toEqual([]);
  });

  it('no longer serves a contract whose file is removed', async () => {
    stack.contracts.remove(AWS_FILE);
    await stack.readyWhen(
      `no ${AWS_FILE}`,
      ({ contracts }) => !contracts.some(({ source }) => source.includes(AWS_FILE)),
    );
    const aws = stack.app('aws-mock');
    await waitUntil('AWS to stop serving', async () => {
      const response = await aws.fetch('/', {
        method: 'POST',
        headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': 'secretsmanager.GetSecretValue' },
        body: JSON.stringify({ SecretId: 'db-password' }),
      });
      return response.status >= 500 || undefined;
    });
    expect((await aws.fetch('/health')).status).toBe(200);
    await expect(readFrom('gcp')).resolves.toBe('correct horse');
  });

  it('no longer lists a provider whose only file is removed', async () => {
    stack.contracts.remove(contractFile('AWS-Parameter-Store'));
    const report = await stack.readyWhen(
      'no AWS-Parameter-Store',
      ({ published_providers: providers }) => !providers.includes('AWS-Parameter-Store'),
    );
    expect(report.published_providers).toContain('AWS-Secrets-Manager');
    await expect(readFrom('aws')).resolves.toBe('correct horse');
  });
});
