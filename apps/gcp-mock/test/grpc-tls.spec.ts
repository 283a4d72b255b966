import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { status } from '@grpc/grpc-js';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readCertificate } from '../src/grpc/certificate.js';
import { examplePacts, failureOf, grpcClients, serveOverGrpc } from './support/grpc-mock.js';
import type { GrpcMock } from './support/grpc-mock.js';
import { recipe, runClient } from './support/recipe.js';
import { selfSigned } from './support/self-signed.js';

let directory: string;
let mock: GrpcMock;
let certificateFile: string;
let keyFile: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'gcp-mock-tls-'));
  certificateFile = join(directory, 'tls.crt');
  keyFile = join(directory, 'tls.key');
  const { certificate, key } = await selfSigned(['secretmanager.googleapis.com']);
  await Promise.all([writeFile(certificateFile, certificate), writeFile(keyFile, key)]);
  mock = await serveOverGrpc(await examplePacts(), { certificate: await readCertificate(certificateFile, keyFile) });
});

afterAll(async () => {
  await mock.close();
  await rm(directory, { recursive: true });
});

describe('gRPC over TLS', () => {
  it('answers a client whose code knows of no mock', async () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const account = {
      type: 'service_account',
      client_email: 'any@example.com',
      private_key: privateKey.export({ type: 'pkcs8', format: 'pem' }),
    };
    const accountFile = join(directory, 'account.json');
    await writeFile(accountFile, JSON.stringify(account));
    const output = await runClient(await recipe('Without a change to the code'), {
      args: ['--import', pathToFileURL(join(import.meta.dirname, 'support/lead-google-here.mjs')).href],
      env: {
        GOOGLE_PORT: String(mock.grpcPort),
        GRPC_DEFAULT_SSL_ROOTS_FILE_PATH: certificateFile,
        GOOGLE_APPLICATION_CREDENTIALS: accountFile,
      },
    });
    expect(output).toBe('correct horse\n');
  });

  it('does not answer a client that speaks without', async () => {
    const clients = grpcClients(mock.grpcPort);
    const name = 'projects/demo-project/secrets/db-password';
    const failure = await failureOf(clients.secrets.getSecret({ name }, { timeout: 10_000 }));
    expect(failure.code).toBe(status.UNAVAILABLE);
    await clients.close();
  });
});

describe('a certificate', () => {
  it('has to be there', async () => {
    await expect(readCertificate('/no/such.crt', keyFile)).rejects.toThrow(
      `TLS_CERT_FILE /no/such.crt and TLS_KEY_FILE ${keyFile} cannot be used: Error: ENOENT`,
    );
  });

  it('has to go with its key', async () => {
    const other = join(directory, 'other.key');
    await writeFile(other, (await selfSigned(['localhost'])).key);
    await expect(readCertificate(certificateFile, other)).rejects.toThrow('cannot be used: ');
  });
});
