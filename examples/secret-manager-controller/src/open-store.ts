import { AwsSecretStore } from './aws-secret-store.js';
import { AwsSettingStore } from './aws-setting-store.js';
import { AzureSecretStore } from './azure-secret-store.js';
import { AzureSettingStore } from './azure-setting-store.js';
import { appConfigurationAccess, awsAccess, gcpAccess, vaultAccess, type Environment } from './config.js';
import { GcpSecretStore } from './gcp-secret-store.js';
import { GcpSettingStore } from './gcp-setting-store.js';
import type { SecretStore } from './secret-store.js';
import type { SettingStore } from './setting-store.js';

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
      return new AwsSecretStore(awsAccess(env, 'AWS_SECRETS_MANAGER_ENDPOINT'));
    case 'gcp':
      return new GcpSecretStore(gcpAccess(env, 'GCP_SECRET_MANAGER_ENDPOINT'));
    case 'azure':
      return new AzureSecretStore(vaultAccess(env));
  }
}

/**
 * The setting store of one cloud: the real one, or with `PACT_MODE=true` its mock.
 *
 * @throws MockEndpointError when a mock is asked for and its endpoint variable leads elsewhere.
 * @throws MissingVariableError when the real cloud needs a variable that is not set.
 */
export function openSettingStore(cloud: Cloud, env: Environment): SettingStore {
  switch (cloud) {
    case 'aws':
      return new AwsSettingStore(awsAccess(env, 'AWS_SSM_ENDPOINT'));
    case 'gcp':
      return new GcpSettingStore(gcpAccess(env, 'GCP_PARAMETER_MANAGER_ENDPOINT'));
    case 'azure':
      return new AzureSettingStore(appConfigurationAccess(env));
  }
}
