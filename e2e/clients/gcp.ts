import { ParameterManagerClient } from '@google-cloud/parametermanager';
import { SecretManagerServiceClient } from '@google-cloud/secret-manager';
import { credentials } from '@grpc/grpc-js';
import type { ChannelCredentials } from '@grpc/grpc-js';
import { PassThroughClient } from 'google-auth-library';

/** How a client reaches the mock. */
export interface Transport {
  readonly apiEndpoint: string;
  readonly port: number;
  readonly fallback?: true;
  readonly protocol?: string;
  readonly sslCreds?: ChannelCredentials;
}

/** The options of docs/clients/gcp.md for REST. */
export function overRest(port: number): Transport {
  return { fallback: true, apiEndpoint: 'localhost', port, protocol: 'http' };
}

/** The options of docs/clients/gcp.md for gRPC. */
export function overGrpc(port: number): Transport {
  return { apiEndpoint: 'localhost', port, sslCreds: credentials.createInsecure() };
}

export function secretManager(transport: Transport): SecretManagerServiceClient {
  return new SecretManagerServiceClient({ ...transport, authClient: new PassThroughClient() });
}

type ParameterManagerOptions = NonNullable<ConstructorParameters<typeof ParameterManagerClient>[0]>;

export function parameterManager(transport: Transport): ParameterManagerClient {
  // This SDK depends on an older google-auth-library than the Secret Manager's. The classes are the same, their types not.
  const authClient = new PassThroughClient() as unknown as NonNullable<ParameterManagerOptions['authClient']>;
  return new ParameterManagerClient({ ...transport, authClient });
}
