export { MissingVariableError, type Environment } from './config.js';
export { MockEndpointError } from './mock-endpoint.js';
export { openSecretStore, openSettingStore, type Cloud } from './open-store.js';
export type { Secret, SecretStore } from './secret-store.js';
export type { Setting, SettingStore } from './setting-store.js';
