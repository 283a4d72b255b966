import { AwsSecretUpkeep } from './aws-secret-upkeep.js';
import { AzureSecretUpkeep } from './azure-secret-upkeep.js';
import { awsAccess, gcpAccess, vaultAccess, type Environment } from './config.js';
import { GcpSecretUpkeep } from './gcp-secret-upkeep.js';

/*
 * Upkeep of one cloud's secrets: the real ones, or with `PACT_MODE=true` its mock's. The clouds offer different things for
 * it, so there is no interface that they share.
 */

/** @throws MockEndpointError when a mock is asked for and its endpoint variable leads elsewhere. */
export function openAwsUpkeep(env: Environment): AwsSecretUpkeep {
  return new AwsSecretUpkeep(awsAccess(env, 'AWS_SECRETS_MANAGER_ENDPOINT'));
}

/** @throws as {@link gcpAccess} does */
export function openGcpUpkeep(env: Environment): GcpSecretUpkeep {
  return new GcpSecretUpkeep(gcpAccess(env, 'GCP_SECRET_MANAGER_ENDPOINT'));
}

/** @throws as {@link vaultAccess} does */
export function openAzureUpkeep(env: Environment): AzureSecretUpkeep {
  return new AzureSecretUpkeep(vaultAccess(env));
}
