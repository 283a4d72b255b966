import type { Profile } from '@pact-infra/mock-server';
import { isJsonObject } from '@pact-infra/pact-core';
import { describeAzureError } from './azure-error.js';
import { describeAzureFault } from './azure-fault.js';
import { challengeFor, demandFor } from './challenge.js';
import type { AzureMockConfig } from './config.js';
import { forgiveRecordedSdk } from './forgive-recorded-sdk.js';
import { lintResponse } from './lint-response.js';

/** Azure Key Vault secrets and App Configuration. */
export function azureProfile(config: AzureMockConfig): Profile {
  const { AZURE_CHALLENGE, AZURE_AUTHORITY_HOST: authorityHost, AZURE_TENANT: tenant } = config;
  const options = { authorityHost, tenant };
  return {
    name: 'azure',
    defaultPort: 1236,
    defaultProviders: ['Azure-Key-Vault', 'Azure-App-Configuration'],
    normalisation: {
      // Tokens and signatures, and what the SDKs tell about themselves.
      headersByPresence: [
        'authorization',
        'user-agent',
        'x-ms-client-request-id',
        'x-ms-content-sha256',
        'x-ms-date',
        'x-ms-useragent',
      ],
      droppedQueryParameters: ['api-version'],
      // Sent with every new secret, set or not.
      isDroppableMember: (name, value) => name === 'attributes' && isJsonObject(value) && value.size === 0,
      path: withoutTrailingSlash,
    },
    decodesContent: true,
    adaptPact: forgiveRecordedSdk,
    lint: lintResponse,
    describeError: describeAzureError,
    describeFault: (refusal, { path, headers }) =>
      describeAzureFault(refusal, { path, authenticate: AZURE_CHALLENGE ? demandFor(headers, options) : undefined }),
    ...(AZURE_CHALLENGE && { challenge: (headers) => challengeFor(headers, options) }),
  };
}

/** Some SDKs ask for the latest version of a secret as `/secrets/name/`. */
function withoutTrailingSlash(path: string): string {
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
}
