import { ParameterManagerClient } from '@google-cloud/parametermanager';
import { SecretManagerServiceClient } from '@google-cloud/secret-manager';
import { PassThroughClient } from 'google-auth-library';

/** The options of docs/clients/gcp.md. */
function restOptions(port: number) {
  return { fallback: true, apiEndpoint: 'localhost', port, protocol: 'http' } as const;
}

export function secretManager(port: number): SecretManagerServiceClient {
  return new SecretManagerServiceClient({ ...restOptions(port), authClient: new PassThroughClient() });
}

type ParameterManagerOptions = NonNullable<ConstructorParameters<typeof ParameterManagerClient>[0]>;

export function parameterManager(port: number): ParameterManagerClient {
  // This SDK depends on an older google-auth-library than the Secret Manager's. The classes are the same, their types not.
  const authClient = new PassThroughClient() as unknown as NonNullable<ParameterManagerOptions['authClient']>;
  return new ParameterManagerClient({ ...restOptions(port), authClient });
}
