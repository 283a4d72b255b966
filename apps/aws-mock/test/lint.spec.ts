import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { afterEach, describe, expect, it } from '@jest/globals';
import { pactText, servePacts } from '@pact-infra/mock-server/testing';
import type { TestMock } from '@pact-infra/mock-server/testing';
import { awsProfile } from '../src/aws-profile.js';

const JSON_1_1 = 'application/x-amz-json-1.1';

let mock: TestMock | undefined;

afterEach(async () => {
  await mock?.close();
  mock = undefined;
});

/** Serves one answer to `GetSecretValue`. */
async function serve(answer: object | string, status = 200): Promise<TestMock> {
  const interaction = {
    description: 'read a secret',
    request: {
      method: 'POST',
      path: '/',
      headers: { 'content-type': JSON_1_1, 'x-amz-target': 'secretsmanager.GetSecretValue' },
      body: { SecretId: 'db' },
    },
    response: { status, headers: { 'content-type': JSON_1_1 }, body: answer },
  };
  mock = await servePacts([pactText([interaction], { provider: 'AWS-Secrets-Manager' })], { profile: awsProfile });
  return mock;
}

async function warningsOf({ url }: TestMock): Promise<readonly string[]> {
  const response = await fetch(`${url}/_pact/contracts`);
  const { contracts } = (await response.json()) as { contracts: readonly { warnings: readonly string[] }[] };
  return contracts.flatMap(({ warnings }) => warnings);
}

/** @returns how the SDK reads the answer: the name of what it throws, or the year of `CreatedDate` */
async function readWithSdk({ url }: TestMock): Promise<string | number | undefined> {
  const client = new SecretsManagerClient({
    endpoint: url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'any', secretAccessKey: 'any' },
  });
  return client.send(new GetSecretValueCommand({ SecretId: 'db' })).then(
    ({ CreatedDate }) => CreatedDate?.getUTCFullYear(),
    (error: unknown) => (error as Error).name,
  );
}

describe('an AWS contract', () => {
  it.each([
    [{ CreatedDate: '2026-01-15T09:30:00Z' }, 'response body $.CreatedDate is "2026-01-15T09:30:00Z": '],
    [{ CreatedDate: 'Thu, 15 Jan 2026 09:30:00 GMT' }, 'response body $.CreatedDate is "Thu, 15 Jan'],
    [{ CreatedDate: true }, 'response body $.CreatedDate is true: '],
    [{ SecretBinary: 'no Base64!' }, 'response body $.SecretBinary is no Base64: '],
    [{ SecretBinary: 'aGk' }, 'response body $.SecretBinary is no Base64: '],
  ])('warns of what makes the SDK throw: %j', async (answer, warning) => {
    const served = await serve(answer);
    expect(await readWithSdk(served)).toBe('TypeError');
    expect(await warningsOf(served)).toEqual([
      expect.stringMatching(/^read a secret: .* the AWS SDK for JavaScript throws a TypeError/),
    ]);
    expect((await warningsOf(served))[0]).toContain(warning);
  });

  it('warns of milliseconds', async () => {
    const served = await serve({ CreatedDate: 1768469400123 });
    expect(await readWithSdk(served)).toBe(58010);
    expect(await warningsOf(served)).toEqual([expect.stringMatching(/\$\.CreatedDate is 1768469400123: .*far future/)]);
  });

  it.each([
    { CreatedDate: 1768469400.123 },
    { CreatedDate: 1768469400 },
    { CreatedDate: '1768469400' },
    { CreatedDate: 1768469400, SecretBinary: 'aGk=' },
  ])('is served without a warning when the SDK can read it: %j', async (answer) => {
    const served = await serve(answer);
    expect(await readWithSdk(served)).toBe(2026);
    expect(await warningsOf(served)).toEqual([]);
  });

  it('is looked into deeply, and also where its body is a text', async () => {
    const answer = JSON.stringify({ Parameters: [{ Name: 'a' }, { LastModifiedDate: '2026-01-15' }] });
    const [warning] = await warningsOf(await serve(answer));
    expect(warning).toMatch(/^read a secret: response body \$\.Parameters\[1\]\.LastModifiedDate is "2026-01-15": /);
  });

  it('with very many problems has few warnings', async () => {
    const Parameters = Array.from({ length: 5_000 }, () => ({ LastModifiedDate: 'today' }));
    const warnings = await warningsOf(await serve({ Parameters }));
    expect(warnings).toHaveLength(6);
    expect(warnings.at(-1)).toMatch(/^read a secret: and \d+ more/);
  });

  it('may state an answer that is nested deeply', async () => {
    expect(await warningsOf(await serve(`${'{"a":['.repeat(2_000)}${']}'.repeat(2_000)}`))).toEqual([]);
  });

  it('may state a text that is no JSON', async () => {
    expect(await warningsOf(await serve('{"CreatedDate": '))).toEqual([]);
  });

  it('may state what it likes in the answer of an error', async () => {
    expect(await warningsOf(await serve({ __type: 'Any', CreatedDate: 'yesterday' }, 400))).toEqual([]);
  });

  it('is served as it is, and its warning logged with where it comes from', async () => {
    const { url, logLines } = await serve({ CreatedDate: 'yesterday' });
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': JSON_1_1, 'x-amz-target': 'secretsmanager.GetSecretValue' },
      body: '{"SecretId": "db"}',
    });
    expect(await response.json()).toEqual({ CreatedDate: 'yesterday' });
    const logged = logLines.filter((line) => line.includes('$.CreatedDate'));
    expect(logged.map((line) => JSON.parse(line) as unknown)).toEqual([
      expect.objectContaining({
        level: 'warn',
        contract: expect.stringMatching(/0\.json$/),
        interaction: 'read a secret',
        problem: expect.stringContaining('throws a TypeError'),
      }),
    ]);
  });
});
