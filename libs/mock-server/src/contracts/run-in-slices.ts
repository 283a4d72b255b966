import { setImmediate } from 'node:timers/promises';
import type { Slices } from '@pact-infra/pact-core';

/** Runs a sliced computation and lets requests be answered between its steps. */
export async function runInSlices<T>(slices: Slices<T>): Promise<T> {
  for (;;) {
    const step = slices.next();
    if (step.done) {
      return step.value;
    }
    await setImmediate();
  }
}
