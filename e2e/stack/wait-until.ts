import { setTimeout as pause } from 'node:timers/promises';

const MS_BETWEEN_LOOKS = 50;
const ONE_MINUTE_MS = 60_000;

/**
 * Looks again and again until something holds, and hands back what was seen then.
 *
 * @param look answers `undefined` while it does not hold; what it throws counts as "not yet" and is the error's cause
 * @throws Error when it does not hold in time
 */
export async function waitUntil<T>(
  what: string,
  look: () => Promise<T | undefined>,
  patienceMs = ONE_MINUTE_MS,
): Promise<T> {
  const deadline = performance.now() + patienceMs;
  let cause: unknown;
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
