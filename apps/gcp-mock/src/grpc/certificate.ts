import { readFile } from 'node:fs/promises';
import { createSecureContext } from 'node:tls';
import { StartError } from '@pact-infra/nest-service';

/** PEM of a certificate with its chain, and of its key. */
export interface Certificate {
  readonly certificate: Buffer;
  readonly key: Buffer;
}

/** @throws StartError when the files cannot be read, or are no certificate with its key */
export async function readCertificate(certificateFile: string, keyFile: string): Promise<Certificate> {
  try {
    const [certificate, key] = await Promise.all([readFile(certificateFile), readFile(keyFile)]);
    createSecureContext({ cert: certificate, key });
    return { certificate, key };
  } catch (cause) {
    throw new StartError(
      `TLS_CERT_FILE ${certificateFile} and TLS_KEY_FILE ${keyFile} cannot be used: ${String(cause)}`,
      {
        cause,
      },
    );
  }
}
