import { setTimeout as delay } from 'node:timers/promises';

const DEADLINE_MILLISECONDS = 20_000;
const POLL_MILLISECONDS = 10;

/** Waits until something holds; fails with what held last when it never does. */
export async function until<T>(observe: () => Promise<T> | T, isReached: (value: T) => boolean): Promise<T> {
  const deadline = performance.now() + DEADLINE_MILLISECONDS;
  for (;;) {
    const value = await observe();
    if (isReached(value)) {
      return value;
    }
    if (performance.now() > deadline) {
      throw new Error(`Waited in vain; the last observation was ${JSON.stringify(value)}`);
    }
    await delay(POLL_MILLISECONDS);
  }
}
