export type { AwsSecretDescription, AwsSecretUpkeep } from './aws-secret-upkeep.js';
export type { AzureSecretUpkeep } from './azure-secret-upkeep.js';
export { MissingVariableError, type Environment } from './config.js';
export type { GcpSecretUpkeep, GcpSecretVersion } from './gcp-secret-upkeep.js';
export { MockEndpointError } from './mock-endpoint.js';
export { openSecretStore, openSettingStore, type Cloud } from './open-store.js';
export { openAwsUpkeep, openAzureUpkeep, openGcpUpkeep } from './open-upkeep.js';
export type { Secret, SecretStore } from './secret-store.js';
export type { Setting, SettingStore } from './setting-store.js';
