import { afterEach, describe, expect, it } from '@jest/globals';
import { SecretManagerServiceClient } from '@google-cloud/secret-manager';
import { pactText, servePacts } from '@pact-infra/mock-server/testing';
import type { TestMock } from '@pact-infra/mock-server/testing';
import { PassThroughClient } from 'google-auth-library';
import { gcpProfile } from '../src/gcp-profile.js';

const NAME = 'projects/p/secrets/db/versions/1';

let mock: TestMock | undefined;

afterEach(async () => {
  await mock?.close();
  mock = undefined;
});

interface Answer {
  readonly path?: string;
  readonly status?: number;
}

/** Serves one answer, to the reading of a version unless told otherwise. */
async function serve(body: object, { path = `/v1/${NAME}:access`, status = 200 }: Answer = {}): Promise<TestMock> {
  const interaction = {
    description: 'read a version',
    request: { method: 'GET', path },
    response: { status, headers: { 'content-type': 'application/json' }, body },
  };
  mock = await servePacts([pactText([interaction], { provider: 'GCP-Secret-Manager' })], { profile: gcpProfile });
  return mock;
}

async function warningsOf({ url }: TestMock): Promise<readonly string[]> {
  const response = await fetch(`${url}/_pact/contracts`);
  const { contracts } = (await response.json()) as { contracts: readonly { warnings: readonly string[] }[] };
  return contracts.flatMap(({ warnings }) => warnings);
}

function client({ running }: TestMock): SecretManagerServiceClient {
  return new SecretManagerServiceClient({
    fallback: true,
    apiEndpoint: 'localhost',
    port: running.port,
    protocol: 'http',
    authClient: new PassThroughClient(),
  });
}

async function readWithSdk(served: TestMock): Promise<string> {
  const [{ payload }] = await client(served).accessSecretVersion({ name: NAME });
  return Buffer.from(payload?.data ?? '').toString();
}

describe('a GCP contract', () => {
  it('warns of a payload that is no Base64, which the SDK reads as something else', async () => {
    const served = await serve({ payload: { data: 'hello world!' } });
    expect(await readWithSdk(served)).not.toBe('hello world!');
    expect(await warningsOf(served)).toEqual([
      expect.stringMatching(/^read a version: response body \$\.payload\.data is no Base64: .* other bytes/),
    ]);
  });

  it.each(['1', 1, 'none'])('warns of a checksum that is not the one of the payload: %j', async (dataCrc32c) => {
    expect(await warningsOf(await serve({ payload: { data: 'MTIzNDU2Nzg5', dataCrc32c } }))).toEqual([
      expect.stringMatching(/\$\.payload\.dataCrc32c is .*, but CRC32C of the data is 3808858755: clients that verify/),
    ]);
  });

  it.each(['3808858755', 3808858755])('is content with the right checksum: %j', async (dataCrc32c) => {
    const served = await serve({ name: NAME, payload: { data: 'MTIzNDU2Nzg5', dataCrc32c } });
    expect(await readWithSdk(served)).toBe('123456789');
    expect(await warningsOf(served)).toEqual([]);
  });

  it.each([1768469400, 'yesterday'])('warns of a time that the SDK throws at: %j', async (createTime) => {
    const served = await serve(
      { versions: [{ name: NAME, createTime }] },
      { path: '/v1/projects/p/secrets/db/versions' },
    );
    await expect(client(served).listSecretVersions({ parent: 'projects/p/secrets/db' })).rejects.toThrow(
      /incorrect value|must be a string/,
    );
    expect(await warningsOf(served)).toEqual([
      expect.stringMatching(/\$\.versions\[0\]\.createTime is .*: Google's SDK for JavaScript throws an Error/),
    ]);
  });

  it.each(['aGVsbG8=', 'aGVsbG8', '_-8=', ''])('is content with Base64 in any form: %j', async (data) => {
    expect(await warningsOf(await serve({ createTime: '2026-01-15T09:30:00Z', payload: { data } }))).toEqual([]);
  });

  it('may have a label that is named as a time', async () => {
    expect(await warningsOf(await serve({ labels: { createTime: 'monday' } }))).toEqual([]);
  });

  it('may state what it likes in the answer of an error', async () => {
    expect(await warningsOf(await serve({ payload: { data: '!' } }, { status: 404 }))).toEqual([]);
  });
});
