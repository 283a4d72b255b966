import type { AwsSettings } from './aws-secret-store.js';
import type { AzureSettings } from './azure-secret-store.js';
import type { GcpSettings } from './gcp-secret-store.js';
import { fixedToken } from './fixed-token.js';
import { parseMockEndpoint } from './mock-endpoint.js';

/** Where each cloud is, as the environment says. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** A variable without which a real cloud cannot be reached is missing. */
export class MissingVariableError extends Error {
  readonly code = 'VARIABLE_MISSING';
}

/** @throws MockEndpointError when `AWS_SECRETS_MANAGER_ENDPOINT` leads to no mock. */
export function awsSettings(env: Environment): AwsSettings {
  const endpoint = mockEndpoint(env, 'AWS_SECRETS_MANAGER_ENDPOINT', 'http://localhost:1234');
  return { region: env['AWS_REGION'] ?? 'us-east-1', ...(endpoint && { endpoint }) };
}

/**
 * @throws MockEndpointError when `GCP_SECRET_MANAGER_ENDPOINT` leads to no mock.
 * @throws MissingVariableError without `GCP_PROJECT_ID` outside PACT_MODE.
 */
export function gcpSettings(env: Environment): GcpSettings {
  const endpoint = mockEndpoint(env, 'GCP_SECRET_MANAGER_ENDPOINT', 'http://localhost:1235');
  return endpoint
    ? { project: env['GCP_PROJECT_ID'] ?? 'demo-project', endpoint }
    : { project: required(env, 'GCP_PROJECT_ID') };
}

/**
 * @throws MockEndpointError when `AZURE_KEY_VAULT_ENDPOINT` leads to no mock.
 * @throws MissingVariableError without `AZURE_KEY_VAULT_URL` or `AZURE_ACCESS_TOKEN` outside PACT_MODE.
 */
export function azureSettings(env: Environment): AzureSettings {
  const endpoint = mockEndpoint(env, 'AZURE_KEY_VAULT_ENDPOINT', 'http://localhost:1236');
  return endpoint
    ? { vault: endpoint, isMock: true, credential: fixedToken('test-token') }
    : {
        vault: new URL(required(env, 'AZURE_KEY_VAULT_URL')),
        isMock: false,
        credential: fixedToken(required(env, 'AZURE_ACCESS_TOKEN')),
      };
}

/** The mock to talk to, or `undefined` unless `PACT_MODE` is exactly `true`. */
function mockEndpoint(env: Environment, variable: string, fallback: string): URL | undefined {
  return env['PACT_MODE'] === 'true' ? parseMockEndpoint({ variable, value: env[variable] ?? fallback }) : undefined;
}

function required(env: Environment, variable: string): string {
  const value = env[variable];
  if (value === undefined || value === '') {
    throw new MissingVariableError(`${variable} must be set unless PACT_MODE is true`);
  }
  return value;
}

/** The environment of this process. */
export function processEnvironment(): Environment {
  return process.env;
}
