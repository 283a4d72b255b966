import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { AppConfigurationClient } from '@azure/app-configuration';
import { ClientSecretCredential } from '@azure/identity';
import { SecretClient, type SecretClientOptions } from '@azure/keyvault-secrets';
import type { Headers } from './faults.js';

/** Lets clients of this process trust the authority of a mock, as `NODE_EXTRA_CA_CERTS` does for a whole process. */
export async function trustAuthorityOf(mockUrl: string): Promise<void> {
  const response = await fetch(`${mockUrl}/_pact/ca.pem`);
  setDefaultCACertificates([...getCACertificates('default'), await response.text()]);
}

/** Where the mock answers over TLS. */
export interface AzurePorts {
  readonly vault: number;
  readonly tokens: number;
}

/**
 * The client of docs/clients/azure.md under "ClientSecretCredential".
 *
 * @param path - what the URL of the vault ends with: a session, or nothing
 */
export function keyVault({ vault, tokens }: AzurePorts, headers: Headers = {}, path = ''): SecretClient {
  const credential = new ClientSecretCredential('any-tenant', 'any-client', 'any-secret', {
    authorityHost: `https://localhost:${tokens}`,
    disableInstanceDiscovery: true,
  });
  return new SecretClient(`https://localhost:${vault}${path}`, credential, {
    disableChallengeResourceVerification: true,
    ...sending(headers),
  });
}

export function appConfiguration({ vault }: AzurePorts, headers: Headers = {}): AppConfigurationClient {
  return new AppConfigurationClient(`Endpoint=https://localhost:${vault};Id=any;Secret=YW55`, sending(headers));
}

type Policies = Required<Pick<SecretClientOptions, 'additionalPolicies'>>;

function sending(headers: Headers): Policies {
  const policy: Policies['additionalPolicies'][number]['policy'] = {
    name: 'test headers',
    sendRequest: (request, next) => {
      for (const [name, value] of Object.entries(headers)) {
        request.headers.set(name, value);
      }
      return next(request);
    },
  };
  return { additionalPolicies: [{ policy, position: 'perCall' }] };
}
