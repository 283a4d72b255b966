import { X509Certificate } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { serverCertificate } from './certificate.js';
import type { CertificateOptions } from './certificate.js';

let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'azure-mock-tls-'));
});

afterEach(() => rm(directory, { recursive: true }));

function options(changes: Partial<CertificateOptions> = {}): CertificateOptions {
  return { certificateFile: '', keyFile: '', directory, hosts: ['localhost'], ...changes };
}

describe('a certificate of our own', () => {
  it('is signed by our authority, and is for the hosts that it was made for', async () => {
    const hosts = ['localhost', '127.0.0.1', '::1', '*.vault.azure.net'];
    const { certificate, authority = '' } = await serverCertificate(options({ hosts }));
    const [server, issuer] = [new X509Certificate(certificate), new X509Certificate(authority)];
    expect(server.verify(issuer.publicKey)).toBe(true);
    expect(server.checkIssued(issuer)).toBe(true);
    expect([issuer.ca, server.ca]).toEqual([true, false]);
    expect(server.checkIP('127.0.0.1')).toBe('127.0.0.1');
    expect(server.checkIP('::1')).toBe('::1');
    expect(server.checkHost('db.vault.azure.net')).toBe('*.vault.azure.net');
    expect(server.checkHost('example.org')).toBeUndefined();
  });

  it('has the same authority at each start while the directory is kept', async () => {
    const first = await serverCertificate(options());
    const second = await serverCertificate(options());
    expect(second.authority).toBe(first.authority);
    expect(second.certificate).not.toBe(first.certificate);
    expect(await readFile(join(directory, 'ca.pem'), 'utf8')).toBe(first.authority);
  });

  it('keeps the key of the authority to its owner, and leaves no draft', async () => {
    await serverCertificate(options());
    expect((await readdir(directory)).sort()).toEqual(['ca-with-key.pem', 'ca.pem']);
    expect((await stat(join(directory, 'ca-with-key.pem'))).mode & 0o777).toBe(0o600);
  });

  it('has another authority at each start without a directory', async () => {
    const first = await serverCertificate(options({ directory: '' }));
    const second = await serverCertificate(options({ directory: '' }));
    expect(second.authority).not.toBe(first.authority);
  });

  it('is not made from a file that holds no authority', async () => {
    await writeFile(join(directory, 'ca-with-key.pem'), 'nothing');
    await expect(serverCertificate(options())).rejects.toThrow('must hold a certificate and then its private key');
  });
});

describe('a mounted certificate', () => {
  it('is taken as it is', async () => {
    const certificateFile = join(directory, 'tls.crt');
    const keyFile = join(directory, 'tls.key');
    await Promise.all([writeFile(certificateFile, 'a certificate'), writeFile(keyFile, 'a key')]);
    expect(await serverCertificate(options({ certificateFile, keyFile }))).toEqual({
      certificate: 'a certificate',
      key: 'a key',
      authority: undefined,
    });
  });
});
