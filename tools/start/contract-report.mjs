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

/** @typedef {{ contracts: readonly Contract[], source?: { state: string } }} ReadyReport */

/**
 * The contracts as the manager reports them, once each is published or refused.
 *
 * @param {readonly import('./services.mjs').Service[]} services
 * @param {{ signal: AbortSignal }} options
 * @returns {Promise<readonly Contract[]>}
 */
export async function settledContracts(services, { signal }) {
  const manager = services.find(({ name }) => name === 'manager');
  const deadline = Date.now() + MILLISECONDS_TO_SETTLE;
  for (;;) {
    signal.throwIfAborted();
    const response = await fetch(`${manager?.url}/ready`, { signal });
    const { contracts, source } = /** @type {ReadyReport} */ (await response.json());
    const isSettled =
      source?.state !== 'unknown' && contracts.every(({ version, error }) => version !== null || error !== null);
    if (isSettled || Date.now() > deadline) {
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
