export { MissingVariableError, type Environment } from './config.js';
export { MockEndpointError } from './mock-endpoint.js';
export { openSecretStore, type Cloud } from './open-secret-store.js';
export type { Secret, SecretStore } from './secret-store.js';
