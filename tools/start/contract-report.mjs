import { readdirSync } from 'node:fs';
import { pause } from './readiness.mjs';

const MILLISECONDS_TO_SETTLE = 30_000;
const MILLISECONDS_BETWEEN_LOOKS = 200;

/**
 * @typedef {object} Contract one entry of the manager's `/ready`
 * @property {string} source
 * @property {string | null} consumer
 * @property {string | null} provider
 * @property {string | null} version
 * @property {string | null} error
 */

/**
 * The contracts as the manager reports them, once each file of the folder is published or refused.
 *
 * @param {readonly import('./services.mjs').Service[]} services
 * @param {string} folder
 * @param {{ signal: AbortSignal }} options
 * @returns {Promise<readonly Contract[]>}
 */
export async function settledContracts(services, folder, { signal }) {
  const manager = services.find(({ name }) => name === 'manager');
  const files = readdirSync(folder).filter((name) => /\.json(\.gz)?$/.test(name));
  const deadline = Date.now() + MILLISECONDS_TO_SETTLE;
  for (;;) {
    signal.throwIfAborted();
    const response = await fetch(`${manager?.url}/ready`, { signal });
    const { contracts } = /** @type {{ contracts: readonly Contract[] }} */ (await response.json());
    const settled = contracts.filter(({ version, error }) => version !== null || error !== null);
    if (files.every((file) => settled.some(({ source }) => source === file)) || Date.now() > deadline) {
      return contracts;
    }
    await pause(MILLISECONDS_BETWEEN_LOOKS);
  }
}

/**
 * @param {string | null} provider
 * @param {readonly import('./services.mjs').Service[]} services
 * @returns {import('./services.mjs').Service | undefined}
 */
export function mockServing(provider, services) {
  const name = provider?.toLowerCase();
  return services.find(({ providers }) => providers.some((served) => served.toLowerCase() === name));
}
