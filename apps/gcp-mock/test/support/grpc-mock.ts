import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ParameterManagerClient } from '@google-cloud/parametermanager';
import { SecretManagerServiceClient } from '@google-cloud/secret-manager';
import { credentials } from '@grpc/grpc-js';
import type { ChannelCredentials, ServiceError } from '@grpc/grpc-js';
import { servePacts } from '@pact-infra/mock-server/testing';
import type { TestMock } from '@pact-infra/mock-server/testing';
import { PassThroughClient } from 'google-auth-library';
import { gcpProfile } from '../../src/gcp-profile.js';
import type { Certificate } from '../../src/grpc/certificate.js';
import { grpcDoor } from '../../src/grpc/grpc-door.js';

export interface GrpcMock extends TestMock {
  readonly grpcPort: number;
}

/** A GCP mock on these pacts, with gRPC switched on. */
export async function serveOverGrpc(
  pacts: readonly string[],
  { env = {}, certificate }: { readonly env?: NodeJS.ProcessEnv; readonly certificate?: Certificate } = {},
): Promise<GrpcMock> {
  const doors = [grpcDoor({ port: 0, portVariable: 'GRPC_PORT', ...(certificate && { certificate }) })];
  const mock = await servePacts(pacts, { profile: gcpProfile, doors, env });
  return { ...mock, grpcPort: mock.running.doorPorts.get('gRPC') ?? 0 };
}

export function examplePacts(): Promise<readonly string[]> {
  const directory = join(import.meta.dirname, '../../../../examples/contracts');
  return Promise.all(
    ['GCP-Secret-Manager', 'GCP-Parameter-Manager'].map((provider) =>
      readFile(join(directory, `Secret-Manager-Controller-${provider}.json`), 'utf8'),
    ),
  );
}

export interface Clients {
  readonly secrets: SecretManagerServiceClient;
  readonly parameters: ParameterManagerClient;
  close(): Promise<void>;
}

interface Transport {
  readonly apiEndpoint: string;
  readonly port: number;
  readonly sslCreds?: ChannelCredentials;
  readonly fallback?: boolean;
  readonly protocol?: string;
}

/** The official clients, with the transport that is their default. */
export function grpcClients(port: number): Clients {
  return clients({ apiEndpoint: 'localhost', port, sslCreds: credentials.createInsecure() });
}

export function restClients(port: number): Clients {
  return clients({ fallback: true, apiEndpoint: 'localhost', port, protocol: 'http' });
}

function clients(options: Transport): Clients {
  const secrets = new SecretManagerServiceClient({
    ...options,
    authClient: new PassThroughClient(),
  });
  const parameters = new ParameterManagerClient({ ...options, authClient: noCredentials() });
  return {
    secrets,
    parameters,
    close: async () => {
      await Promise.all([secrets.close(), parameters.close()]);
    },
  };
}

type ParameterManagerOptions = NonNullable<ConstructorParameters<typeof ParameterManagerClient>[0]>;

function noCredentials(): NonNullable<ParameterManagerOptions['authClient']> {
  // This SDK depends on an older google-auth-library than the Secret Manager's. The classes are the same, their types not.
  return new PassThroughClient() as unknown as NonNullable<ParameterManagerOptions['authClient']>;
}

/** Options of a call that give it metadata. */
export function withMetadata(headers: Readonly<Record<string, string>>): {
  otherArgs: { headers: Record<string, string> };
} {
  return { otherArgs: { headers: { ...headers } } };
}

/** An error of Google's clients. */
export type CallError = ServiceError & {
  readonly statusDetails?: readonly { readonly retryDelay?: { readonly seconds: unknown } }[];
};

/** The error that a call ends with. */
export async function failureOf(call: Promise<unknown>): Promise<CallError> {
  try {
    await call;
  } catch (error) {
    return error as ServiceError; // whatever else it is fails the test that reads its code
  }
  throw new Error('Expected the call to fail');
}
