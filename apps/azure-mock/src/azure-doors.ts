import type { Door } from '@pact-infra/mock-server';
import type { AzureMockConfig } from './config.js';

/** The doors that are switched on: the vault over TLS, and the token endpoints. */
export async function azureDoors(config: AzureMockConfig): Promise<readonly Door[]> {
  const { TLS_PORT, TOKEN_PORT } = config;
  if (TLS_PORT === 0 && TOKEN_PORT === 0) {
    return [];
  }
  // Loaded when needed: making certificates takes a library that plain HTTP does without.
  const { serverCertificate } = await import('./tls/certificate.js');
  const certificate = await serverCertificate({
    certificateFile: config.TLS_CERT_FILE,
    keyFile: config.TLS_KEY_FILE,
    directory: config.TLS_DIRECTORY,
    hosts: config.TLS_HOSTS,
  });
  const doors: Door[] = [];
  if (TLS_PORT !== 0) {
    const { tlsDoor } = await import('./tls/tls-door.js');
    doors.push(tlsDoor({ port: TLS_PORT, portVariable: 'TLS_PORT', certificate }));
  }
  if (TOKEN_PORT !== 0) {
    const { tokenDoor } = await import('./tokens/token-door.js');
    doors.push(tokenDoor({ port: TOKEN_PORT, portVariable: 'TOKEN_PORT', certificate }));
  }
  return doors;
}
