import { readFile } from 'node:fs/promises';
import { createAuthority, issueCertificate } from './certificate-authority.js';
import type { KeyedCertificate } from './certificate-authority.js';
import { keptAuthority } from './kept-authority.js';

export interface CertificateOptions {
  /** A mounted certificate with its chain; both or none. */
  readonly certificateFile: string;
  readonly keyFile: string;
  /** Where our own authority is kept; empty makes one for this run alone. */
  readonly directory: string;
  /** Names and addresses that our own certificate is for. */
  readonly hosts: readonly string[];
}

/** What TLS listeners present, and what clients have to trust for it. */
export interface ServerCertificate extends KeyedCertificate {
  /** PEM of our own authority; undefined for a mounted certificate, whose authority is its owner's business. */
  readonly authority: string | undefined;
}

/** The mounted certificate, else one that our own authority issues for this run. */
export async function serverCertificate(options: CertificateOptions): Promise<ServerCertificate> {
  const { certificateFile, keyFile, directory, hosts } = options;
  if (certificateFile !== '') {
    const [certificate, key] = await Promise.all([readFile(certificateFile, 'utf8'), readFile(keyFile, 'utf8')]);
    return { certificate, key, authority: undefined };
  }
  const authority = directory === '' ? await createAuthority() : await keptAuthority(directory);
  const issued = await issueCertificate(authority, hosts);
  return { ...issued, authority: authority.certificate };
}
