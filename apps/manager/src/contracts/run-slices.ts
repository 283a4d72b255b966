import { setImmediate } from 'node:timers/promises';
import type { Slices } from '@pact-infra/pact-core';

/** Runs a sliced computation and lets the event loop answer requests between the slices. */
export async function runSlices<T>(slices: Slices<T>): Promise<T> {
  for (;;) {
    const step = slices.next();
    if (step.done) {
      return step.value;
    }
    await setImmediate();
  }
}
