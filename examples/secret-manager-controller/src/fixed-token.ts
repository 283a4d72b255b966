import type { TokenCredential } from '@azure/core-auth';

const ONE_HOUR_MS = 3_600_000;

/**
 * A credential that always presents the same token, such as one printed by
 * `az account get-access-token --resource https://vault.azure.net`. A service would use `@azure/identity` instead.
 */
export function fixedToken(token: string): TokenCredential {
  return { getToken: () => Promise.resolve({ token, expiresOnTimestamp: Date.now() + ONE_HOUR_MS }) };
}
