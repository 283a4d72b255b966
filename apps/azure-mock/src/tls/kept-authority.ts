import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createAuthority, isUsable } from './certificate-authority.js';
import type { KeyedCertificate } from './certificate-authority.js';

const CERTIFICATE_FILE = 'ca.pem';
/** Certificate and key in one file: there is never one without the other. */
const AUTHORITY_FILE = 'ca-with-key.pem';

/**
 * The certificate authority that is kept in a directory: made at the first start, the same at each start after that, so
 * that what trusts it once goes on trusting it. Its certificate alone lies beside it as `ca.pem`.
 */
export async function keptAuthority(directory: string): Promise<KeyedCertificate> {
  await mkdir(directory, { recursive: true });
  const kept = await readAuthority(join(directory, AUTHORITY_FILE));
  if (kept !== undefined && isUsable(kept)) {
    return kept;
  }
  const authority = await createAuthority();
  await writeWhole(join(directory, AUTHORITY_FILE), authority.certificate + authority.key, 0o600);
  await writeWhole(join(directory, CERTIFICATE_FILE), authority.certificate, 0o644);
  return authority;
}

async function readAuthority(file: string): Promise<KeyedCertificate | undefined> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT') {
      return undefined;
    }
    throw error;
  }
  const keyAt = text.indexOf('-----BEGIN PRIVATE KEY-----');
  if (keyAt <= 0) {
    throw new Error(`${file} must hold a certificate and then its private key, as PEM; remove it to have it made anew`);
  }
  return { certificate: text.slice(0, keyAt), key: text.slice(keyAt) };
}

/** Under another name first: a start that breaks off leaves no half a file. */
async function writeWhole(file: string, text: string, mode: number): Promise<void> {
  const draft = `${file}.new`;
  await writeFile(draft, text, { mode });
  await chmod(draft, mode);
  await rename(draft, file);
}
