import { mockServing } from './contract-report.mjs';
import { pause } from './readiness.mjs';

const MILLISECONDS_TO_LOAD = 30_000;
const MILLISECONDS_BETWEEN_LOOKS = 200;

/** @typedef {{ details?: { contracts?: { served?: readonly { version: string }[] } } }} MockHealth */

/**
 * Waits until each mock has loaded the versions that are in force. One that cannot is left behind: its `/_pact/health`
 * says why.
 *
 * @param {readonly import('./services.mjs').Service[]} services
 * @param {readonly import('./contract-report.mjs').Contract[]} contracts
 * @param {{ signal: AbortSignal }} options
 */
export async function waitUntilServed(services, contracts, { signal }) {
  const deadline = Date.now() + MILLISECONDS_TO_LOAD;
  for (const { provider, version } of contracts) {
    const mock = version === null ? undefined : mockServing(provider, services);
    while (mock !== undefined && !(await servedVersions(mock.url, signal)).includes(version)) {
      if (Date.now() > deadline) {
        console.log(`${mock.name} does not serve ${provider} yet; ${mock.url}/_pact/health says why`);
        break;
      }
      await pause(MILLISECONDS_BETWEEN_LOOKS);
    }
  }
}

/**
 * @param {string} url
 * @param {AbortSignal} signal
 * @returns {Promise<readonly (string | null)[]>}
 */
async function servedVersions(url, signal) {
  const response = await fetch(`${url}/_pact/health`, { signal });
  const { details } = /** @type {MockHealth} */ (await response.json());
  return details?.contracts?.served?.map(({ version }) => version) ?? [];
}
