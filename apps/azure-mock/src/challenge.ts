import { isIP } from 'node:net';
import type { Challenge } from '@pact-infra/mock-server';
import type { HeaderFields } from '@pact-infra/pact-core';

/** The real vault's resource: for a host that no resource could be the parent domain of. */
const DEFAULT_RESOURCE = 'https://vault.azure.net';

export interface ChallengeOptions {
  /** Where clients are sent for tokens. */
  readonly authorityHost: string;
  /** Empty leaves the tenant to the client's credential. */
  readonly tenant: string;
}

/** Asks a request without `Authorization` for a token, as Key Vault does before it looks at anything else. */
export function challengeFor(headers: HeaderFields, options: ChallengeOptions): Challenge | undefined {
  if (headers['authorization'] !== undefined) {
    return undefined;
  }
  return {
    authenticate: demandFor(headers, options),
    message: 'AKV10000: Request is missing a Bearer or PoP token.',
  };
}

/** The value of `WWW-Authenticate` that demands a token from whoever sent these headers. */
export function demandFor(headers: HeaderFields, { authorityHost, tenant }: ChallengeOptions): string {
  const authorization = `${authorityHost.replace(/\/+$/, '')}/${tenant}`;
  return `Bearer authorization="${authorization}", resource="${resourceFor(headers['host']?.[0] ?? '')}"`;
}

/** The parent domain of the request's host: clients refuse any resource that their vault's host does not lie in. */
function resourceFor(host: string): string {
  const name = host.replace(/:\d*$/, '');
  const parent = /^[\w-]+\.((?:[\w-]+\.)*[\w-]+)$/.exec(name)?.[1];
  return parent === undefined || isIP(name) !== 0 ? DEFAULT_RESOURCE : `https://${parent}`;
}
