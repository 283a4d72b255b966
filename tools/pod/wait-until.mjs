import { setTimeout as pause } from 'node:timers/promises';

const MS_BETWEEN_LOOKS = 50;

/**
 * Looks again and again until something holds. Generous: containers start with a tenth of a CPU.
 *
 * @template T
 * @param {string} what
 * @param {() => Promise<T | undefined>} look answers `undefined` while it does not hold; what it throws counts as that
 * @returns {Promise<T>} what was seen when it held
 */
export async function waitUntil(what, look, patienceMs = 150_000) {
  const deadline = performance.now() + patienceMs;
  /** @type {unknown} */
  let cause;
  while (performance.now() < deadline) {
    try {
      const seen = await look();
      if (seen !== undefined) {
        return seen;
      }
    } catch (error) {
      cause = error;
    }
    await pause(MS_BETWEEN_LOOKS);
  }
  throw new Error(`Waited for ${what} in vain`, { cause });
}
