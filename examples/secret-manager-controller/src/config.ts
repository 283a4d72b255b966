import type { AppConfigurationAccess, AwsAccess, GcpAccess, VaultAccess } from './access.js';
import { fixedToken } from './fixed-token.js';
import { parseMockEndpoint } from './mock-endpoint.js';

/** The variables of a process. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** A variable without which a real cloud cannot be reached is missing. */
export class MissingVariableError extends Error {
  readonly code = 'VARIABLE_MISSING';
}

/** The variables that lead to mocks, and where they lead when they are not set. */
const MOCK_ENDPOINTS = {
  AWS_SECRETS_MANAGER_ENDPOINT: 'http://localhost:1234',
  AWS_SSM_ENDPOINT: 'http://localhost:1234',
  GCP_SECRET_MANAGER_ENDPOINT: 'http://localhost:1235',
  GCP_PARAMETER_MANAGER_ENDPOINT: 'http://localhost:1235',
  AZURE_KEY_VAULT_ENDPOINT: 'http://localhost:1236',
  AZURE_APP_CONFIGURATION_ENDPOINT: 'http://localhost:1236',
} as const;

type EndpointVariable = keyof typeof MOCK_ENDPOINTS;

/** @throws MockEndpointError when the variable leads to no mock in PACT_MODE. */
export function awsAccess(env: Environment, variable: 'AWS_SECRETS_MANAGER_ENDPOINT' | 'AWS_SSM_ENDPOINT'): AwsAccess {
  const endpoint = mockEndpoint(env, variable);
  return { region: env['AWS_REGION'] ?? 'us-east-1', ...(endpoint && { endpoint }) };
}

/**
 * @throws MockEndpointError when the variable leads to no mock in PACT_MODE.
 * @throws MissingVariableError without `GCP_PROJECT_ID` outside PACT_MODE.
 */
export function gcpAccess(
  env: Environment,
  variable: 'GCP_SECRET_MANAGER_ENDPOINT' | 'GCP_PARAMETER_MANAGER_ENDPOINT',
): GcpAccess {
  const endpoint = mockEndpoint(env, variable);
  return endpoint
    ? { project: env['GCP_PROJECT_ID'] ?? 'demo-project', endpoint }
    : { project: required(env, 'GCP_PROJECT_ID') };
}

/**
 * @throws MockEndpointError when `AZURE_KEY_VAULT_ENDPOINT` leads to no mock in PACT_MODE.
 * @throws MissingVariableError without `AZURE_KEY_VAULT_URL` or `AZURE_ACCESS_TOKEN` outside PACT_MODE.
 */
export function vaultAccess(env: Environment): VaultAccess {
  const endpoint = mockEndpoint(env, 'AZURE_KEY_VAULT_ENDPOINT');
  return endpoint
    ? { vault: endpoint, isMock: true, credential: fixedToken('test-token') }
    : {
        vault: new URL(required(env, 'AZURE_KEY_VAULT_URL')),
        isMock: false,
        credential: fixedToken(required(env, 'AZURE_ACCESS_TOKEN')),
      };
}

/**
 * @throws MockEndpointError when `AZURE_APP_CONFIGURATION_ENDPOINT` leads to no mock in PACT_MODE.
 * @throws MissingVariableError without `AZURE_APP_CONFIGURATION_CONNECTION_STRING` outside PACT_MODE.
 */
export function appConfigurationAccess(env: Environment): AppConfigurationAccess {
  const endpoint = mockEndpoint(env, 'AZURE_APP_CONFIGURATION_ENDPOINT');
  return endpoint
    ? { connectionString: `Endpoint=${endpoint.origin};Id=test;Secret=dGVzdA==`, isMock: true }
    : { connectionString: required(env, 'AZURE_APP_CONFIGURATION_CONNECTION_STRING'), isMock: false };
}

/** The environment of this process. */
export function processEnvironment(): Environment {
  return process.env;
}

/** The mock to talk to, or `undefined` unless `PACT_MODE` is exactly `true`. */
function mockEndpoint(env: Environment, variable: EndpointVariable): URL | undefined {
  return env['PACT_MODE'] === 'true'
    ? parseMockEndpoint({ variable, value: env[variable] ?? MOCK_ENDPOINTS[variable] })
    : undefined;
}

function required(env: Environment, variable: string): string {
  const value = env[variable];
  if (value === undefined || value === '') {
    throw new MissingVariableError(`${variable} must be set unless PACT_MODE is true`);
  }
  return value;
}
