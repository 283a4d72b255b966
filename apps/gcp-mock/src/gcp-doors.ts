import type { Door } from '@pact-infra/mock-server';
import type { GcpMockConfig } from './config.js';

/** The doors that are switched on: gRPC. */
export async function gcpDoors({ GRPC_PORT, TLS_CERT_FILE, TLS_KEY_FILE }: GcpMockConfig): Promise<readonly Door[]> {
  if (GRPC_PORT === 0) {
    return [];
  }
  const { grpcDoor } = await import('./grpc/grpc-door.js');
  const door = { port: GRPC_PORT, portVariable: 'GRPC_PORT' };
  if (TLS_CERT_FILE === '') {
    return [grpcDoor(door)];
  }
  const { readCertificate } = await import('./grpc/certificate.js');
  return [grpcDoor({ ...door, certificate: await readCertificate(TLS_CERT_FILE, TLS_KEY_FILE) })];
}
