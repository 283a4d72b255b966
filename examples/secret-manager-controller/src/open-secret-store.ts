import { AwsSecretStore } from './aws-secret-store.js';
import { AzureSecretStore } from './azure-secret-store.js';
import { awsSettings, azureSettings, gcpSettings, type Environment } from './config.js';
import { GcpSecretStore } from './gcp-secret-store.js';
import type { SecretStore } from './secret-store.js';

export type Cloud = 'aws' | 'gcp' | 'azure';

/**
 * The secret store of one cloud: the real one, or with `PACT_MODE=true` its mock.
 *
 * @throws MockEndpointError when a mock is asked for and its endpoint variable leads elsewhere.
 * @throws MissingVariableError when the real cloud needs a variable that is not set.
 */
export function openSecretStore(cloud: Cloud, env: Environment): SecretStore {
  switch (cloud) {
    case 'aws':
      return new AwsSecretStore(awsSettings(env));
    case 'gcp':
      return new GcpSecretStore(gcpSettings(env));
    case 'azure':
      return new AzureSecretStore(azureSettings(env));
  }
}
