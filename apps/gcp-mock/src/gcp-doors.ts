import type { Door } from '@pact-infra/mock-server';
import type { GcpMockConfig } from './config.js';

/** The doors that are switched on: gRPC. */
export async function gcpDoors({ GRPC_PORT }: GcpMockConfig): Promise<readonly Door[]> {
  if (GRPC_PORT === 0) {
    return [];
  }
  const { grpcDoor } = await import('./grpc/grpc-door.js');
  return [grpcDoor({ port: GRPC_PORT, portVariable: 'GRPC_PORT' })];
}
